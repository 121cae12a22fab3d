import type { Credit, Instant, MergeView, SubmissionSummary } from '../views.ts';
import type { CloudCell, CloudView, ExperimentView, Outcome, TrackBoard, TrackReads } from './track-reads.ts';

/** What the track's page asks beyond the track, in memory, for tests only. The track runs for three hours of one morning. */
const opened = Date.UTC(2026, 3, 3, 9, 0);
const minute = (n: number): Instant => new Date(opened + n * 60_000).toISOString();
export const readAt = minute(180);

const ada: Credit = { volunteer: 'a1d4c07e'.repeat(8), volunteerName: 'Ada’s spare laptop' };
const bo: Credit = { volunteer: 'b07e11f2'.repeat(8), volunteerName: 'bo' };

/** A fair copy of chance: the same at every call. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const outcomes: readonly Outcome[] = ['discarded', 'discarded', 'discarded', 'kept', 'crashed'];

/** One cell an experiment, told one by one: the morning of the lively track. */
export function morning(hypothesis = 'Widen the hidden layer to 128'): CloudView {
  const next = chance(7);
  const cells = Array.from({ length: 90 }, (_, index): CloudCell => {
    const outcome = outcomes[Math.floor(next() * outcomes.length)] ?? 'kept';
    const at = minute(2 + index * 1.9);
    const metric =
      outcome === 'crashed'
        ? null
        : 3.04 - index * 0.0012 + (next() - (outcome === 'kept' ? 0.7 : 0.3)) * 0.09;
    return {
      at,
      metric,
      outcome,
      times: 1,
      experiment: { ...(index % 3 ? ada : bo), hypothesis, metric, at },
    };
  });
  return { from: minute(0), to: readAt, spanSeconds: 1, cellHeight: 0.0065, cells };
}

/** A year in cells of a day: what a large network looks like. */
export function year(from: number, to: number, low: number, high: number): CloudView {
  const next = chance(11);
  const spanSeconds = Math.ceil((to - from) / 1000 / 180);
  const cellHeight = (high - low) / 40;
  const cells: CloudCell[] = [];
  for (let at = from; at < to; at += spanSeconds * 1000) {
    const level = high - ((high - low) * (at - from)) / (to - from);
    for (let row = -4; row < 18; row += 1) {
      const times = Math.floor(60 * Math.exp(-((row - 3) ** 2) / 30) * next());
      const cell = { at: new Date(at).toISOString(), metric: level + row * cellHeight, experiment: null };
      if (times > 0) cells.push({ ...cell, outcome: row < 1 && next() < 0.3 ? 'kept' : 'discarded', times });
    }
    cells.push({
      at: new Date(at).toISOString(),
      metric: null,
      outcome: 'crashed',
      times: 1 + Math.floor(next() * 40),
      experiment: null,
    });
  }
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    spanSeconds,
    cellHeight,
    cells,
  };
}

export const board = (said = 'Embed letters in 16 dimensions instead of 8', name = 'bo'): TrackBoard => ({
  readAt,
  triedNow: [
    { ...ada, hypothesis: said, since: minute(176) },
    { ...bo, volunteerName: name, hypothesis: 'Twice the batch at half the rate', since: minute(171) },
  ],
  triedCount: 2,
  volunteers: [
    { ...ada, volunteerName: name, gain: 0.105, merges: 2, experiments: 640, hours: 1.6 },
    { ...bo, gain: 0.033, merges: 1, experiments: 606, hours: 1.4 },
  ],
  holdout: {
    ...{ season: 1, seasons: 4, beganAt: minute(0), tests: 21, testsAtMost: 5_000 },
    holders: [
      { verifier: '7c1d90ab'.repeat(8), operator: 'mill' },
      { verifier: '2e8fb641'.repeat(8), operator: name },
    ],
  },
  programs: [
    {
      path: 'program.md',
      text: '# words\n\nYou are searching for a better `model.py`. It has four seconds of processor time to learn how English\nwords are spelled, and is then asked for the next letter, over and over, on words that it has never seen.\n\n## Rules\n\n- Change one thing at a time, and say what you expect.\n- Shipping a word list does not pay: compressed bytes of the editable files count.\n\n| knob | from | to |\n|---|---|---|\n| rate | 0.001 | 0.1 |\n\n```\npython train.py\n```\n',
    },
    {
      path: 'programs/bold.md',
      text: 'Change **three** things at once. See [the track](https://example.org/words).\n',
    },
  ],
});

export const experiment = (entry: number): ExperimentView => ({
  ...(entry % 2 ? ada : bo),
  entry,
  hypothesis: 'Batches of 512',
  head: 'c3f1a9'.repeat(7).slice(0, 40),
  outcome: entry % 7 === 0 ? null : (outcomes[entry % outcomes.length] ?? 'kept'),
  metric: entry % 7 === 0 || entry % outcomes.length === 4 ? null : 2.9 + (entry % 10) / 100,
  wallSeconds: 9,
  at: minute(entry),
});

export interface ListedItems {
  readonly submissions: readonly SubmissionSummary[];
  readonly merges: readonly MergeView[];
}

/** `listed` are newest first. Keys are places in the list. */
export function trackReadsFixture(listed: ListedItems, over: Partial<TrackReads> = {}): TrackReads {
  const page = <Item>(
    items: readonly Item[],
    { before, limit }: { before: string | null; limit: number },
  ) => {
    const from = before === null ? 0 : Number(before);
    return {
      items: items.slice(from, from + limit),
      next: from + limit < items.length ? String(from + limit) : null,
    };
  };
  return {
    cloud: async () => morning(),
    trackBoard: async () => board(),
    submissionsOf: async (_track, wanted) =>
      page(
        listed.submissions.filter(({ state }) => wanted.state === null || state === wanted.state),
        wanted,
      ),
    mergesOf: async (_track, wanted) => page(listed.merges, wanted),
    experimentsOf: async (_track, wanted) =>
      page(
        Array.from({ length: 120 }, (_, index) => experiment(120 - index)),
        wanted,
      ),
    ...over,
  };
}

/** `text` wherever a stranger may write. */
export function trackReadsSaying(text: string): Partial<TrackReads> {
  const said = { hypothesis: text, volunteerName: text };
  const experiments = [{ ...experiment(1), ...said }];
  return {
    cloud: async () => {
      const cloud = morning(text);
      return {
        ...cloud,
        cells: cloud.cells.map((cell) => ({
          ...cell,
          experiment: cell.experiment && { ...cell.experiment, ...said },
        })),
      };
    },
    trackBoard: async () => ({
      ...board(text, text),
      programs: [
        { path: text, text },
        { path: `${text}.md`, text },
      ],
    }),
    experimentsOf: async () => ({ items: experiments, next: null }),
  };
}
