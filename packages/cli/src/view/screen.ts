import type { TerminalSize } from './view-state.ts';

export interface ScreenOptions {
  readonly stream: NodeJS.WriteStream;
  readonly draw: (size: TerminalSize) => readonly string[];
  /** Milliseconds between two pictures. */
  readonly everyMs: number;
}

export interface Screen {
  /** Gives the terminal back as it was. May be called twice. */
  close(): void;
}

const enter = '\u001b[?1049h\u001b[?25l';
const leave = '\u001b[?25h\u001b[?1049l';
const home = '\u001b[H';
const clearLine = '\u001b[K';
const clearBelow = '\u001b[J';

/** Draws on the terminal's other screen, so that what was there before comes back at the end, whatever that end is. */
export function openScreen({ stream, draw, everyMs }: ScreenOptions): Screen {
  let open = true;
  let shown = '';
  const redraw = (): void => {
    const size = { columns: Math.max(20, stream.columns || 80), rows: Math.max(5, stream.rows || 24) };
    const picture = draw(size)
      .map((line) => `${line}${clearLine}`)
      .join('\r\n');
    if (picture === shown) return;
    shown = picture;
    stream.write(`${home}${picture}${clearBelow}`);
  };
  const onResize = (): void => {
    shown = '';
    redraw();
  };
  const close = (): void => {
    if (!open) return;
    open = false;
    clearInterval(timer);
    stream.off('resize', onResize);
    process.off('exit', close);
    stream.write(leave);
  };
  stream.write(enter);
  stream.on('resize', onResize);
  process.once('exit', close);
  const timer = setInterval(redraw, everyMs);
  redraw();
  return { close };
}
