import type { EvidenceReading, NetworkTrack, SubmissionSummary } from '@ratchet/portal';
import { bar, convincedLogE, effectText } from './figures.ts';
import type { Piece, Tone } from './styled-line.ts';
import { fit, legible } from './text-width.ts';

const stateColumns = 9;
const nameColumns = 14;
const evidenceColumns = 13;

/** Heading and one line a submission, the open ones first, then the newest. */
export function submissionLines(track: NetworkTrack, columns: number): readonly (readonly Piece[])[] {
  const open = track.submissions.filter(({ state }) => !isEnded(state));
  const ended = track.submissions.filter(({ state }) => isEnded(state));
  const readers = Math.max(0, ...track.submissions.map(({ logE }) => logE.length));
  const shownReaders = Math.min(readers, Math.max(0, Math.floor((columns - 60) / evidenceColumns)));
  const heading: Piece[] = [
    ['bold', `Submissions ${track.submissionCount}`],
    ['dim', `  ${refusals(track.rejected)}`],
  ];
  return [heading, ...[...open, ...ended].map((one) => submissionLine(one, shownReaders, columns))];
}

export const isEnded = (state: SubmissionSummary['state']): boolean =>
  state === 'MERGED' || state === 'REJECTED' || state === 'LAPSED' || state === 'REVERTED';

const toneOf = (state: SubmissionSummary['state']): Tone =>
  state === 'MERGED' || state === 'ACCEPTED' ? 'good' : isEnded(state) ? 'bad' : 'busy';

function submissionLine(one: SubmissionSummary, readers: number, columns: number): readonly Piece[] {
  const why = one.code ?? one.reason ?? '';
  const ending = why === '' ? effectText(one.effect).padStart(7) : why;
  const name = legible(one.volunteerName ?? '') || one.volunteer.slice(0, 12);
  const evidence = one.logE.slice(0, readers).flatMap(readingPieces);
  const blank = ' '.repeat(Math.max(0, readers - one.logE.length) * evidenceColumns);
  const nameWidth = columns < 60 ? 8 : nameColumns;
  return [
    [toneOf(one.state), fit(one.state.toLowerCase(), stateColumns)],
    ` ${fit(name, nameWidth)} `,
    ...evidence,
    blank,
    [why === '' ? 'plain' : 'bad', fit(ending, Math.max(7, Math.min(20, ending.length)))],
    ['dim', `  ${legible(one.hypothesis ?? '(sealed)')}`],
  ];
}

/** Evidence is secret until the verdict: before it only the number of runs is known. */
function readingPieces({ n, logE }: EvidenceReading): Piece[] {
  const runs = `${n}`.padStart(2);
  if (logE === null)
    return [['busy', fit(` ${'•'.repeat(Math.min(n, 7))}`, evidenceColumns - 3)], `${runs} `];
  const tone: Tone = logE >= convincedLogE ? 'good' : logE > 0 ? 'busy' : 'bad';
  return [[tone, ` ${bar(logE, convincedLogE, evidenceColumns - 5)} `], `${runs} `];
}

const refusals = (rejected: NetworkTrack['rejected']): string =>
  Object.entries(rejected)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
