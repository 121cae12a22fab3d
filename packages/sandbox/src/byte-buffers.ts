/**
 * Collects bytes in one growing block: a million one-byte pieces cost a mebibyte, not a million objects.
 */
export function createCollector(): { add(bytes: Uint8Array): void; take(): Buffer } {
  let block = Buffer.allocUnsafe(64 * 1024);
  let length = 0;
  return {
    add(bytes) {
      if (length + bytes.length > block.length) {
        const larger = Buffer.allocUnsafe(Math.max(block.length * 2, length + bytes.length));
        block.copy(larger, 0, 0, length);
        block = larger;
      }
      block.set(bytes, length);
      length += bytes.length;
    },
    take: () => block.subarray(0, length),
  };
}

/** Keeps the last `limitBytes` of what it is given. */
export function createTail(limitBytes: number): { add(bytes: Uint8Array): void; text(): string } {
  // Twice the size, so that moving the kept part to the front is paid once per `limitBytes`.
  const block = Buffer.allocUnsafe(limitBytes * 2);
  let length = 0;
  return {
    add(bytes) {
      const last = bytes.subarray(Math.max(0, bytes.length - limitBytes));
      if (length + last.length > block.length) {
        block.copyWithin(0, length - limitBytes, length);
        length = limitBytes;
      }
      block.set(last, length);
      length += last.length;
    },
    text: () => block.toString('utf8', Math.max(0, length - limitBytes), length),
  };
}

/** The last `count` lines of `text`, at most `limit` characters. */
export function lastLines(text: string, count: number, limit: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n').slice(-limit);
}
