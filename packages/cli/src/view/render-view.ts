import { allTrusted, type NetworkTrack } from '@ratchet/portal';
import { bar, duration, metricText, sparkline } from './figures.ts';
import { mergeLines } from './merge-lines.ts';
import { type Paint, type Piece, styledLine, textOf, withoutColours } from './styled-line.ts';
import { submissionLines } from './submission-lines.ts';
import { displayWidth } from './text-width.ts';
import type { ChildHealth, TerminalSize, ViewState } from './view-state.ts';

type Lines = readonly (readonly Piece[])[];

/** From so many lines for the lists on, one of them parts the two. */
const roomForGap = 12;

/**
 * The terminal's picture of the network: at most `rows` lines of at most `columns`. Sections that do not fit are
 * shortened from the lists upwards; the header and the processes stay.
 */
export function renderView(
  view: ViewState,
  size: TerminalSize,
  now: number,
  paint: Paint = withoutColours,
): string[] {
  const header = headerLines(view, now);
  const foot = footLines(view, size.columns);
  const track = view.track;
  const figures = track ? figureLines(track, size.columns) : [];
  const room = Math.max(0, size.rows - header.length - figures.length - foot.length);
  const lists = track ? listLines(track, size.columns, room) : [];
  return [...header, ...figures, ...lists, ...foot]
    .slice(0, Math.max(1, size.rows))
    .map((line) => styledLine(line, size.columns, paint));
}

function headerLines(view: ViewState, now: number): Lines {
  const goal = view.goal ? `  ·  merge ${view.goal.made} of ${view.goal.wanted}` : '';
  const since = duration((now - view.startedAtMs) / 1_000);
  return [
    [
      ['bold', 'Ratchet'],
      ['dim', `  ${since}${goal}  ·  `],
      ['busy', view.phase],
    ],
    [
      ['dim', 'page  '],
      ['accent', view.pageUrl],
    ],
    [
      ['dim', 'clone '],
      ['accent', view.cloneUrl],
    ],
    [],
  ];
}

function figureLines(track: NetworkTrack, columns: number): Lines {
  const { metric, experiments, trustedReplicas } = track;
  const steps = [track.baselineMetric, ...track.merges.map((merge) => merge.metric)];
  const stairs = sparkline(steps, Math.min(24, Math.max(0, columns - 60)));
  const total = experiments.kept + experiments.discarded + experiments.crashed;
  return [
    [['bold', track.name], `  ${metric.name}: `, ...metricPieces(track), ['accent', `  ${stairs}`]],
    [
      ['dim', 'experiments '],
      `${total}`,
      [
        'dim',
        ` (${experiments.kept} kept, ${experiments.discarded} discarded, ${experiments.crashed} crashed)`,
      ],
      ['dim', '  trusted runs '],
      `${allTrusted(trustedReplicas)}`,
      [
        'dim',
        ` (${trustedReplicas.bank} head, ${trustedReplicas.candidate} candidates, ${trustedReplicas.sentinel + trustedReplicas.canary} to watch verifiers)`,
      ],
    ],
    [],
  ];
}

/** From the baseline to the head; each is known once enough fresh runs of it were made. */
function metricPieces({ baselineMetric, headMetric, metric }: NetworkTrack): Piece[] {
  if (baselineMetric === null) return [['dim', 'not measured yet']];
  const baseline: Piece = ['dim', metricText(baselineMetric)];
  if (headMetric === null) return [baseline, ' → ', ['busy', 'being measured']];
  return [baseline, ' → ', ['good', metricText(headMetric)], ` ${metric.unit}`];
}

/** Shares `room` between submissions and merges: merges first, since they are what it is all for. */
function listLines(track: NetworkTrack, columns: number, room: number): Lines {
  if (room < 3) return [];
  const merges = mergeLines(track, columns);
  const submissions = submissionLines(track, columns);
  const forMerges = Math.min(merges.length, Math.max(3, Math.floor(room / 3)));
  const gap: Lines = room < roomForGap ? [] : [[]];
  const forSubmissions = Math.max(0, room - forMerges - gap.length);
  // The newest merges are at the end; their heading stays.
  const shownMerges = [...merges.slice(0, 1), ...merges.slice(1).slice(-(forMerges - 1))];
  return [...submissions.slice(0, forSubmissions), ...gap, ...shownMerges].slice(0, room);
}

function footLines(view: ViewState, columns: number): Lines {
  const message: Lines = view.message === '' ? [] : [[['dim', view.message]]];
  return [[], ...wrapped(view.children.map(childPieces), columns), ...message];
}

/** As many items on a line as fit; none is torn apart. */
function wrapped(items: readonly (readonly Piece[])[], columns: number): Lines {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const item of items) {
    const width = item.reduce((total, piece) => total + displayWidth(textOf(piece)), 0);
    if (used > 0 && used + width > columns) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...item);
    used += width;
  }
  return lines;
}

function childPieces({ name, state, restarts }: ChildHealth): Piece[] {
  const tone = state === 'running' ? 'good' : state === 'failed' ? 'bad' : state === 'ended' ? 'dim' : 'busy';
  const again = restarts > 0 ? ` ↻${restarts}` : '';
  return [[tone, '● '], `${name}${again}`, ['dim', state === 'running' ? '  ' : ` ${state}  `]];
}

/** A bar with its figures, for phases that can be counted. */
export const countedPhase = (name: string, done: number, of: number): string =>
  `${name} ${bar(done, of, 10)} ${Math.min(done, of)} of ${of} runs`;
