import type { Stream } from '@libp2p/interface';
import { lpStream } from '@libp2p/utils';

/** Frames with their length in front, over one stream; a longer one than allowed ends it before it is read. */
export interface Frames {
  /** Null at the end of the stream. */
  read(): Promise<Buffer | null>;
  write(frame: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): void;
}

const secondsAtMost = 20;

export function framesOn(stream: Stream, bytesAtMost: number): Frames {
  const frames = lpStream(stream, { maxDataLength: bytesAtMost, maxBufferSize: 2 * bytesAtMost + 1024 });
  const limit = () => ({ signal: AbortSignal.timeout(secondsAtMost * 1000) });
  return {
    async read() {
      try {
        return Buffer.from((await frames.read(limit())).subarray());
      } catch (error) {
        if (error instanceof Error && error.name === 'UnexpectedEOFError') return null;
        throw error;
      }
    },
    write: (frame) => frames.write(frame, limit()),
    close: () => stream.close(limit()),
    abort: () => stream.abort(new Error('This stream is of no use any more.')),
  };
}
