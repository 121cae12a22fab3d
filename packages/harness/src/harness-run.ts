import type { Manifest } from '@ratchet/protocol';

/** One run of one candidate. All folders must be readable by everyone on this machine (the stages run as `nobody`). */
export interface HarnessRun {
  /** Of the head, never of the candidate. */
  readonly manifest: Manifest;
  /** Image id by the manifest's name for it. */
  readonly images: ReadonlyMap<string, string>;
  readonly candidateDir: string;
  /** The head's tree: the scorer and whatever it reads come from here. */
  readonly headDir: string;
  /** Public training data. */
  readonly trainDataDir: string;
  /** Validation data (worker) or a hold-out shard (verifier). */
  readonly scoreDataDir: string;
  /** Unsigned 32 bit. */
  readonly seed: number;
}
