import type { Sha256 } from '@ratchet/protocol';

/** Whoever may have a blob: a peer, or the network's blob store. */
export interface BlobSource {
  /** For the record of who sent what. */
  readonly name: string;
  /** Its list of chunks, encoded; null where it has none. */
  list(address: Sha256): Promise<Buffer | null>;
  /** Which chunks it has, as the bytes of a bitmap; null where it has nothing of the blob. */
  have(address: Sha256): Promise<Buffer | null>;
  chunk(address: Sha256, index: number): Promise<Buffer | null>;
  close(): void;
}
