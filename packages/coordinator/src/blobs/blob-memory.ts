import type { Sha256 } from '@ratchet/protocol';
import { LRUCache } from 'lru-cache';

/** What was put or read last is asked for next: a bundle by its admission, a tree by the verifiers. */
const memoryBytes = 64 * 1024 * 1024;

export type BlobMemory = LRUCache<Sha256, Buffer>;

export const blobMemory = (): BlobMemory =>
  new LRUCache<Sha256, Buffer>({ maxSize: memoryBytes, sizeCalculation: ({ length }) => length + 1 });
