import type { Viewer } from './watched-page.ts';

type Taker = Pick<Viewer, 'write'>;

/** What is written in one turn of the event loop, about: some milliseconds of work. */
const bytesPerTurn = 512 * 1_024;
/** What a write costs beside its bytes, in bytes. */
const bytesPerWrite = 4 * 1_024;

/** Writes to viewers in the order in which it is asked to: what is too much for one turn waits for the next, so that pages are answered in between. */
export function pacedWrites(): (viewer: Taker, bytes: Buffer) => void {
  let waiting: (readonly [Taker, Buffer])[] = [];
  let isTurnEnding = false;
  let left = bytesPerTurn;

  const write = (viewer: Taker, bytes: Buffer) => {
    left -= bytesPerWrite + bytes.length;
    viewer.write(bytes);
  };
  const endTurn = () => {
    if (isTurnEnding) return;
    isTurnEnding = true;
    setImmediate(() => {
      isTurnEnding = false;
      left = bytesPerTurn;
      let written = 0;
      for (const [viewer, bytes] of waiting) {
        if (left <= 0) break;
        write(viewer, bytes);
        written += 1;
      }
      waiting = waiting.slice(written);
      if (written > 0) endTurn();
    });
  };
  return (viewer, bytes) => {
    if (left > 0 && waiting.length === 0) write(viewer, bytes);
    else waiting.push([viewer, bytes]);
    endTurn();
  };
}
