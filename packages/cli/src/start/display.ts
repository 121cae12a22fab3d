import type { NetworkTrack } from '@ratchet/portal';
import { renderView } from '../view/render-view.ts';
import { openScreen } from '../view/screen.ts';
import { withColours, withoutColours } from '../view/styled-line.ts';
import type { ViewState } from '../view/view-state.ts';
import { changesBetween } from './plain-progress.ts';

export interface Display {
  /** A line from us, not from the network. */
  say(line: string): void;
  show(track: NetworkTrack): void;
  close(): void;
}

export interface DisplayOptions {
  readonly stream: NodeJS.WriteStream;
  /** All of the picture but the track and the latest line. */
  readonly frame: (track: NetworkTrack | null) => Omit<ViewState, 'track' | 'message'>;
  readonly now: () => number;
  readonly colours: boolean;
}

const redrawMs = 250;

/** On a terminal a picture, redrawn a few times a second. */
export function liveDisplay({ stream, frame, now, colours }: DisplayOptions): Display {
  let track: NetworkTrack | null = null;
  let message = '';
  const paint = colours ? withColours : withoutColours;
  const screen = openScreen({
    stream,
    everyMs: redrawMs,
    draw: (size) => renderView({ ...frame(track), track, message }, size, now(), paint),
  });
  return {
    say: (line) => {
      message = line;
    },
    show: (next) => {
      message = changesBetween(track, next).at(-1) ?? message;
      track = next;
    },
    close: screen.close,
  };
}

/** Elsewhere one plain line for each thing that changed. */
export function plainDisplay({ stream }: Pick<DisplayOptions, 'stream'>): Display {
  let track: NetworkTrack | null = null;
  const say = (line: string): void => void stream.write(`${line}\n`);
  return {
    say,
    show: (next) => {
      for (const line of changesBetween(track, next)) say(line);
      track = next;
    },
    close: () => {},
  };
}

export const wantsColours = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb';
