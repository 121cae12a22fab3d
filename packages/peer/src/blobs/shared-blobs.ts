import { readFile } from 'node:fs/promises';
import { type Clock, systemClock } from '@ratchet/kit';
import { parseSha256, type Sha256 } from '@ratchet/protocol';
import type { Peer } from '../peer.ts';
import { type BlobStore, openBlobStore } from './blob-store.ts';
import { fetchBlob } from './fetch-blob.ts';
import { httpBlobs } from './http-blobs.ts';
import { peerSource, serveBlobs } from './peer-blobs.ts';

/** Public blobs, from whoever has them, and for whoever asks. */
export interface SharedBlobs {
  /** All of a blob, checked. @throws RatchetError `unavailable`, `disk-full`; the signal's reason */
  fetch(address: string, signal: AbortSignal): Promise<Buffer>;
}

/**
 * @param options.url where the network's own blob store is, for what no peer has
 * @param options.quotaBytes what blobs may take in `dir`; the ones used longest ago make room
 */
export async function shareBlobs(options: {
  readonly peer: Peer;
  readonly dir: string;
  readonly url: string;
  readonly quotaBytes: number;
  readonly random: () => number;
  readonly report: (line: string) => void;
  readonly clock?: Clock;
}): Promise<SharedBlobs> {
  const { peer, dir, url, quotaBytes, random, report, clock = systemClock } = options;
  const store = await openBlobStore({ dir, quotaBytes, now: clock.now });
  const { network } = peer;
  await serveBlobs(network, store);
  return {
    async fetch(text, signal) {
      const address = parseSha256(text, 'sha256');
      await fetchBlob({
        ...{ address, store, clock, random, signal, self: network.peerId.toString(), origin: httpBlobs(url) },
        peers: () => network.getPeers().map((other) => peerSource(network, other, other.toString())),
        onBadSource: (name) => report(`${name} sent a chunk that is not what it should be`),
      });
      return wholeBlob(store, address);
    },
  };
}

async function wholeBlob(store: BlobStore, address: Sha256): Promise<Buffer> {
  const held = await store.hold(address);
  if (!held) throw new RangeError(`${address} was fetched and is gone: the quota is too small.`);
  return readFile(held.path).finally(held.release);
}
