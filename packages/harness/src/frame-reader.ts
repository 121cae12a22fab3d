import type { Readable } from 'node:stream';

/** A peer that broke the wire's rules. The text stays on this machine. */
export class WireViolation extends Error {
  override readonly name = 'WireViolation';
}

export const headerBytes = 4;

/**
 * Frames of a byte stream: a 4-byte big-endian length, then that many bytes. Pulls one chunk at a time and holds at most
 * one frame and one chunk, so a peer that sends faster than it is read is held back by its pipe.
 */
export class FrameReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #limits: { readonly frameBytes: number; readonly totalBytes: number };
  #rest: Buffer = Buffer.alloc(0);
  #totalBytes = 0;
  #pulling: Promise<boolean> | null = null;

  constructor(options: {
    readonly stream: Readable;
    readonly frameBytes: number;
    readonly totalBytes: number;
  }) {
    this.#chunks = options.stream[Symbol.asyncIterator]();
    this.#limits = options;
  }

  /** Whether anything follows: resolves when a byte has arrived (true) or the stream has ended (false). Takes nothing. */
  async somethingArrives(): Promise<boolean> {
    return this.#rest.length > 0 || this.#pull();
  }

  /** The next frame, its header included; null at the end of the stream. @throws WireViolation */
  async next(): Promise<Buffer | null> {
    const header = Buffer.alloc(headerBytes);
    const arrived = await this.#fill(header);
    if (arrived === 0) return null;
    if (arrived < headerBytes) throw new WireViolation('The stream ended inside the length of a frame.');
    const payloadBytes = header.readUInt32BE(0);
    if (payloadBytes > this.#limits.frameBytes) {
      throw new WireViolation(`A frame of ${payloadBytes} bytes is over ${this.#limits.frameBytes}.`);
    }
    // Copied into one block: a frame that trickles in byte by byte must not cost an object a byte.
    const frame = Buffer.allocUnsafe(headerBytes + payloadBytes);
    header.copy(frame);
    if ((await this.#fill(frame.subarray(headerBytes))) < payloadBytes) {
      throw new WireViolation('The stream ended inside a frame.');
    }
    return frame;
  }

  /** Whether bytes are there that belong to no frame taken so far. */
  get hasUnread(): boolean {
    return this.#rest.length > 0;
  }

  /** Reads until `target` is full or the stream ends; the number of bytes read. */
  async #fill(target: Buffer): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      if (this.#rest.length === 0 && !(await this.#pull())) break;
      const copied = this.#rest.copy(target, filled);
      this.#rest = this.#rest.subarray(copied);
      filled += copied;
    }
    return filled;
  }

  /** One more chunk into `#rest`, which is empty; one pull at a time, however many wait for it. */
  #pull(): Promise<boolean> {
    this.#pulling ??= this.#takeChunk().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  async #takeChunk(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      if (value.length === 0) continue;
      this.#totalBytes += value.length;
      if (this.#totalBytes > this.#limits.totalBytes) {
        throw new WireViolation(`More than ${this.#limits.totalBytes} bytes in all.`);
      }
      this.#rest = value;
      return true;
    }
  }
}
