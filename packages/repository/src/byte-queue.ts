import type { Readable } from 'node:stream';
import { refusal } from './refusal.ts';

const lineFeed = 0x0a;

/** Reads a byte stream by lines and by counts. One reader at a time. */
export class ByteQueue {
  #held: Buffer = Buffer.alloc(0);
  #arrived: Buffer[] = [];
  #arrivedBytes = 0;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: Readable) {
    stream.on('data', (chunk: Buffer) => {
      this.#arrived.push(chunk);
      this.#arrivedBytes += chunk.length;
      this.#wake?.();
    });
    stream.once('close', () => {
      this.fail(refusal('internal', 'git', 'The process ended early.', 'Look at the repository: git fsck.'));
    });
  }

  /** Every later read that cannot be answered from what has arrived throws `error`. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }

  /** The next line, without its line feed. */
  async line(): Promise<string> {
    let end = this.#held.indexOf(lineFeed);
    while (end < 0) {
      await this.#more();
      end = this.#held.indexOf(lineFeed);
    }
    return this.#cut(end + 1).toString('latin1', 0, end);
  }

  async take(sizeBytes: number): Promise<Buffer> {
    // Chunks are joined once, when enough have arrived: joining at each arrival would be quadratic.
    while (this.#held.length + this.#arrivedBytes < sizeBytes) await this.#arrival();
    this.#join();
    return this.#cut(sizeBytes);
  }

  async #more(): Promise<void> {
    if (this.#arrivedBytes === 0) await this.#arrival();
    this.#join();
  }

  async #arrival(): Promise<void> {
    if (this.#failure) throw this.#failure;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  #join(): void {
    if (this.#arrivedBytes === 0) return;
    this.#held = Buffer.concat([this.#held, ...this.#arrived]);
    this.#arrived = [];
    this.#arrivedBytes = 0;
  }

  #cut(sizeBytes: number): Buffer {
    const taken = this.#held.subarray(0, sizeBytes);
    this.#held = this.#held.subarray(sizeBytes);
    return taken;
  }
}
