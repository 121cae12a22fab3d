import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LogLeaf, LogView } from '@ratchet/portal';
import { append, emptyFrontier, leafHash, rootOf } from '@ratchet/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { logFaults } from './network-record.ts';

const leafOf = (index: number, text = `leaf ${index}`): LogLeaf => {
  const entry = Buffer.from(text);
  return { index, kind: 'test', hash: leafHash(entry).toString('hex'), entry: entry.toString('base64') };
};
const leaves = Array.from({ length: 5 }, (_, index) => leafOf(index));

const rootOver = (some: readonly LogLeaf[]): string =>
  rootOf(
    some.reduce((frontier, { hash }) => append(frontier, Buffer.from(hash, 'hex')), emptyFrontier),
  ).toString('hex');

let server: Server | null = null;
afterEach(() => server?.close());

/** Serves a log as the coordinator does, two leaves at a time. */
async function serving(log: Pick<LogView, 'leaves' | 'root'>): Promise<string> {
  server = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('after') ?? -1);
    const page = log.leaves.filter(({ index }) => index > after).slice(0, 2);
    response.end(JSON.stringify({ leaves: page, size: log.leaves.length, root: log.root }));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('logFaults', () => {
  const early = { size: 3, root: rootOver(leaves.slice(0, 3)) };

  it('finds nothing in a log that only grew', async () => {
    expect(await logFaults(await serving({ leaves, root: rootOver(leaves) }), [early])).toEqual([]);
  });

  it('finds a leaf that was changed after its root was seen', async () => {
    const changed = leaves.with(1, leafOf(1, 'another'));
    const faults = await logFaults(await serving({ leaves: changed, root: rootOver(changed) }), [early]);
    expect(faults).toEqual([expect.stringMatching(/^the root over 3 leaves was /)]);
  });

  it('finds an entry that its hash does not stand for', async () => {
    const forged = leaves.with(4, { ...leafOf(4), entry: Buffer.from('forged').toString('base64') });
    const faults = await logFaults(await serving({ leaves: forged, root: rootOver(leaves) }), [early]);
    expect(faults).toEqual([expect.stringMatching(/^leaf 4 does not hash to /)]);
  });

  it('finds a gap', async () => {
    const sparse = leaves.map((leaf) => (leaf.index < 3 ? leaf : { ...leaf, index: leaf.index + 1 }));
    const faults = await logFaults(await serving({ leaves: sparse, root: rootOver(leaves) }), [early]);
    expect(faults).toContain('leaf 4 stands where 3 belongs');
  });
});
