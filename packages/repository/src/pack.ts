import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateSync, inflate, inflateSync } from 'node:zlib';
import type { GitObject } from './git-object.ts';
import type { CandidateLimits } from './limits.ts';
import { refusal } from './refusal.ts';

const typeNumbers = { commit: 1, tree: 2, blob: 3, tag: 4 } as const;
const offsetDelta = 6;
const referenceDelta = 7;
const idBytes = 20;

/** A pack (version 2, gitformat-pack) of whole objects, in the order given. */
export function encodePack(objects: readonly Pick<GitObject, 'type' | 'content'>[]): Buffer {
  const parts = [Buffer.from('PACK'), uint32(2), uint32(objects.length)];
  for (const { type, content } of objects) {
    parts.push(entryHeader(typeNumbers[type], content.length), deflateSync(content));
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Type and size of an entry: four bits of size with the type, then seven a byte. */
export function entryHeader(type: number, sizeBytes: number): Buffer {
  const bytes: number[] = [];
  let byte = (type << 4) | (sizeBytes & 15);
  let rest = Math.floor(sizeBytes / 16);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, byte]);
}

/**
 * Reads every entry of a stranger's pack before git sees it, so that neither a deflate bomb nor a delta bomb is ever
 * unpacked: sizes are declared ahead of the data, and both the declaration and what follows it are held to the limits.
 * @throws RatchetError `oversized` or `bundle-malformed`
 */
export async function scanPack(pack: Buffer, limits: CandidateLimits): Promise<void> {
  if (pack.length < 12 + idBytes || pack.toString('latin1', 0, 4) !== 'PACK' || pack.readUInt32BE(4) !== 2) {
    throw malformed('is not a version 2 pack');
  }
  const count = pack.readUInt32BE(8);
  if (count === 0) throw malformed('is empty');
  if (count > limits.maxObjects) throw oversized(`has ${count} objects, over ${limits.maxObjects}`);
  const cursor = new PackCursor(pack);
  let totalBytes = 0;
  for (let index = 0; index < count; index += 1) {
    totalBytes += await scanEntry(cursor, limits);
    if (totalBytes > limits.maxInflatedBytes) {
      throw oversized(`unpacks to over ${limits.maxInflatedBytes} bytes`);
    }
  }
  if (cursor.offset !== cursor.end) throw malformed('has bytes after its last object');
}

/** Bytes that the entry at the cursor expands to; the cursor moves behind it. */
async function scanEntry(cursor: PackCursor, limits: CandidateLimits): Promise<number> {
  const { type, sizeBytes } = cursor.entryHeader();
  const delta = type === offsetDelta || type === referenceDelta;
  if (!delta && (type < 1 || type > 4)) throw malformed('has an object of no known type');
  checkObjectSize(sizeBytes, limits);
  if (type === offsetDelta) cursor.sizeVarint();
  if (type === referenceDelta) cursor.skip(idBytes);
  const content = await cursor.inflate(sizeBytes);
  if (!delta) return sizeBytes;
  // A delta begins with the sizes of its base and of what it makes of it.
  const inside = new PackCursor(content, content.length);
  inside.sizeVarint();
  const expandedBytes = inside.sizeVarint();
  checkObjectSize(expandedBytes, limits);
  return sizeBytes + expandedBytes;
}

function checkObjectSize(sizeBytes: number, limits: CandidateLimits): void {
  if (sizeBytes > limits.maxObjectBytes) {
    throw oversized(`has an object of ${sizeBytes} bytes, over ${limits.maxObjectBytes}`);
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
type InflateOptions = { info: true; maxOutputLength: number; chunkSize: number };
const inflateInPool = promisify(inflate) as unknown as (
  bytes: Buffer,
  options: InflateOptions,
) => Promise<Inflated>;
const inflateHere = inflateSync as unknown as (bytes: Buffer, options: InflateOptions) => Inflated;
/** Larger objects are inflated off the main thread, which has other people to serve. */
const mainThreadBytes = 128 * 1024;

class PackCursor {
  offset = 12;
  readonly end: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, end?: number) {
    this.#bytes = bytes;
    this.end = end ?? bytes.length - idBytes;
    if (end !== undefined) this.offset = 0;
  }

  byte(): number {
    const value = this.offset < this.end ? this.#bytes[this.offset] : undefined;
    if (value === undefined) throw malformed('is cut off');
    this.offset += 1;
    return value;
  }

  skip(count: number): void {
    this.offset += count;
    if (this.offset > this.end) throw malformed('is cut off');
  }

  entryHeader(): { type: number; sizeBytes: number } {
    const first = this.byte();
    const high = first & 0x80 ? this.sizeVarint() : 0;
    return { type: (first >> 4) & 7, sizeBytes: high * 16 + (first & 15) };
  }

  /** Seven bits a byte, least significant first. (Offsets of deltas are coded otherwise but end alike, and are not used.) */
  sizeVarint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 42; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw malformed('has a size that no object has');
  }

  async inflate(sizeBytes: number): Promise<Buffer> {
    const options: InflateOptions = {
      info: true,
      maxOutputLength: Math.max(1, sizeBytes),
      chunkSize: Math.min(65_536, Math.max(64, sizeBytes + 1)),
    };
    const input = this.#bytes.subarray(this.offset, this.end);
    try {
      const { buffer, engine } =
        sizeBytes > mainThreadBytes ? await inflateInPool(input, options) : inflateHere(input, options);
      if (buffer.length !== sizeBytes) throw new RangeError('The declared size is not the size.');
      this.offset += engine.bytesWritten;
      return buffer;
    } catch (cause) {
      throw malformed('has an object that does not unpack to its declared size', cause);
    }
  }
}

/** Ids of the objects in a version 2 pack index whose data begins before `endOffset`. */
export function idsInPackIndex(index: Buffer, endOffset: number): string[] {
  const fanoutEnd = 8 + 256 * 4;
  const count = index.readUInt32BE(fanoutEnd - 4);
  const offsets = fanoutEnd + count * (idBytes + 4);
  const ids: string[] = [];
  for (let position = 0; position < count; position += 1) {
    if (index.readUInt32BE(offsets + position * 4) >= endOffset) continue;
    const start = fanoutEnd + position * idBytes;
    ids.push(index.toString('hex', start, start + idBytes));
  }
  return ids;
}

const malformed = (what: string, cause?: unknown) =>
  refusal('bundle-malformed', 'bundle.pack', `The pack ${what}.`, 'Make the bundle with git.', cause);
const oversized = (what: string) =>
  refusal('oversized', 'bundle.pack', `The pack ${what}.`, 'Make the candidate smaller.');
