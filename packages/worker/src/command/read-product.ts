import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { matchesEditable, RatchetError } from '@ratchet/protocol';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { plainLine } from '../app/journal-reader.ts';
import type { Changes, Files } from '../app/ports.ts';

export interface Product {
  /** One line of at most 400 characters; empty when the command left no words. */
  readonly hypothesis: string;
  readonly changes: Changes;
  /** Files that differ and may not be changed, or are none of the manifest's editable ones. */
  readonly ignored: readonly string[];
}

const entriesAtMost = 2_000;
const fileBytesAtMost = 4 * 1024 * 1024;
const allBytesAtMost = 16 * 1024 * 1024;
const removedSchema = z.array(z.string().max(200)).max(entriesAtMost);

/**
 * What a command left, out of the tar that came from its container. The command could write there what it liked: plain
 * files only, each path once and editable, of bounded size; no path is ever used to write to a disk here.
 * @throws RatchetError `bad-field`, `forbidden-mode`, `oversized`
 */
export async function readProduct(
  tar: Buffer,
  expected: { readonly editable: readonly string[]; readonly checkout: Files },
): Promise<Product> {
  const entries = await readEntries(tar);
  const changes = new Map<string, Uint8Array | null>();
  const ignored: string[] = [];
  for (const [name, content] of entries) {
    if (name === 'hypothesis' || name === 'removed') continue;
    const path = name.startsWith('files/') ? name.slice('files/'.length) : '';
    if (isEditable(path, expected.editable)) changes.set(path, content);
    else ignored.push(plainLine(name, 200));
  }
  for (const path of removedIn(entries.get('removed'))) {
    if (isEditable(path, expected.editable) && expected.checkout.has(path) && !changes.has(path)) {
      changes.set(path, null);
    }
  }
  const words = entries.get('hypothesis')?.toString('utf8') ?? '';
  return {
    hypothesis: plainLine(words.split('\n').find((line) => line.trim() !== '') ?? '', 400),
    changes,
    ignored,
  };
}

async function readEntries(tar: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const reader = extract();
  const feeding = pipeline(Readable.from([tar]), reader);
  feeding.catch(() => {}); // The loop below hears of it.
  let bytes = 0;
  try {
    for await (const entry of reader) {
      const { type, name, size = 0 } = entry.header;
      if (type !== 'file') throw refused('forbidden-mode', name, 'is no plain file');
      if (entries.has(name)) throw refused('bad-field', name, 'comes twice');
      bytes += size;
      const tooMuch = entries.size >= entriesAtMost || size > fileBytesAtMost || bytes > allBytesAtMost;
      if (tooMuch) throw refused('oversized', name, 'is more than is taken');
      entries.set(name, await buffer(entry));
    }
    await feeding;
  } catch (error) {
    throw error instanceof RatchetError ? error : refused('bad-field', 'tar', 'cannot be read', error);
  }
  return entries;
}

function removedIn(content: Buffer | undefined): readonly string[] {
  if (!content) return [];
  try {
    return removedSchema.parse(JSON.parse(content.toString('utf8')));
  } catch (cause) {
    throw refused('bad-field', 'removed', 'is no list of paths', cause);
  }
}

/** A relative path of plain parts that the track lets a candidate change. */
const isEditable = (path: string, editable: readonly string[]): boolean =>
  path !== '' &&
  path.length <= 200 &&
  !/[\p{C}\\]/u.test(path) &&
  path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && name !== '.git') &&
  matchesEditable(editable, path);

const refused = (
  code: 'bad-field' | 'forbidden-mode' | 'oversized',
  name: string,
  what: string,
  cause?: unknown,
): RatchetError =>
  new RatchetError(
    {
      code,
      field: plainLine(name, 200),
      rule: `What the command left ${what}.`,
      remedy: 'Leave plain files of moderate size in the checkout.',
    },
    cause === undefined ? undefined : { cause },
  );
