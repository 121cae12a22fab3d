import { decodeEntries, RatchetError, tilePath, tileWidth } from '@ratchet/protocol';
import { z } from 'zod';
import { type LogSource, read } from './log-source.ts';
import type { Finding } from './replay.ts';

const openedLeaf = z.object({
  index: z.int().min(0),
  salt: z.string().regex(/^([0-9a-f]{2}){1,64}$/),
  statement: z.string().regex(/^([0-9a-f]{2})+$/),
});
export type OpenedLeaf = z.infer<typeof openedLeaf>;

/** Up to 256 entries in their order, and what the sealed ones among them say as far as that is open. */
export interface Bundle {
  readonly first: number;
  readonly entries: readonly Buffer[];
  readonly opened: ReadonlyMap<number, OpenedLeaf>;
  readonly findings: readonly Finding[];
}

/** So many are asked for while earlier ones are being checked. */
const ahead = 4;

/** The log's first `size` entries. */
export async function* bundlesOf(source: LogSource, size: number): AsyncGenerator<Bundle> {
  const count = Math.ceil(size / tileWidth);
  const asked: Promise<Bundle>[] = [];
  for (let bundle = 0; bundle < count; bundle += 1) {
    while (asked.length < ahead && bundle + asked.length < count) {
      const next = readBundle(source, bundle + asked.length, size);
      next.catch(() => {}); // It is heard of when its turn comes.
      asked.push(next);
    }
    const next = asked.shift();
    if (next) yield await next;
  }
}

/** The bundle `index` of a log of `size` entries. */
export async function readBundle(source: LogSource, index: number, size: number): Promise<Bundle> {
  const first = index * tileWidth;
  const width = Math.min(tileWidth, size - first);
  const [bytes, lines] = await Promise.all([
    read(source, tilePath({ level: null, index, width })),
    read(source, `opened/${index}`),
  ]);
  const findings: Finding[] = [];
  const find = (rule: string) => findings.push({ index: first, rule });
  const entries = entriesOf(bytes);
  if (entries === null) find('This bundle is not entries with their lengths.');
  else if (entries.length !== width) find(`The bundle has ${entries.length} entries where ${width} belong.`);
  const opened = openedLeaves(lines.toString(), find);
  return { first, entries: entries ?? [], opened, findings };
}

function entriesOf(bytes: Buffer): Buffer[] | null {
  try {
    return decodeEntries(bytes);
  } catch (error) {
    if (error instanceof RatchetError) return null;
    throw error;
  }
}

function openedLeaves(lines: string, find: (rule: string) => void): Map<number, OpenedLeaf> {
  const opened = new Map<number, OpenedLeaf>();
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const leaf = openedLeaf.safeParse(jsonOf(line));
    if (leaf.success) opened.set(leaf.data.index, leaf.data);
    else find('What is said to be behind the sealed leaves of this bundle cannot be read.');
  }
  return opened;
}

/** Null where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
