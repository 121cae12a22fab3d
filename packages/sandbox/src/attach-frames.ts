/** A piece of one of the program's two output streams. */
export interface AttachPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

const headerBytes = 8;

/**
 * Takes apart the engine's attach stream: frames of `[1 stdout | 2 stderr, 0, 0, 0, length as 32 bit big-endian]` and
 * that many bytes (Docker Engine API, ContainerAttach, "Stream format"). Payload is passed on as it comes, never kept, so
 * memory does not depend on frame lengths.
 */
export function createFrameReader(): (chunk: Buffer) => Generator<AttachPiece> {
  const header = Buffer.alloc(headerBytes);
  let headerFilled = 0;
  let payloadLeft = 0;
  return function* read(chunk) {
    let at = 0;
    while (at < chunk.length) {
      if (payloadLeft === 0) {
        const copied = chunk.copy(header, headerFilled, at, at + headerBytes - headerFilled);
        headerFilled += copied;
        at += copied;
        if (headerFilled < headerBytes) return;
        headerFilled = 0;
        payloadLeft = header.readUInt32BE(4);
        continue;
      }
      const bytes = chunk.subarray(at, at + payloadLeft);
      at += bytes.length;
      payloadLeft -= bytes.length;
      yield { stream: header[0] === 2 ? 'stderr' : 'stdout', bytes };
    }
  };
}
