import { epochKeyHash, sha256 } from '@ratchet/protocol';
import { publicLeaf } from '../app/leaf.ts';
import type { Sql } from '../db/connection.ts';
import { foldPeople } from '../db/rollup-people.ts';
import { foldRollups } from '../db/rollups.ts';
import { type LoggedDeed, logAdministration, writeAdministration } from './administration.ts';
import { demoTracks } from './demo-tracks.ts';
import { diceOf } from './dice.ts';
import { storeTrackHistory } from './history.ts';
import { demoOperator, makeVerifiers, makeVolunteers } from './people.ts';
import { volunteerDraw } from './rhythm.ts';
import { type DemoEpoch, type DemoLog, demoLog, type TrackStory } from './story.ts';
import { trackStory } from './track-story.ts';
import { withoutIndexes } from './without-indexes.ts';
import { writeCheckpoint, writeEpochs, writeLog } from './write-log.ts';
import { logRoster, writePeople, writeSearch, writeTracks } from './write-network.ts';
import { writeReplicas, writeSubmissions, writeTrials, writeWatching } from './write-verification.ts';

export interface DemoSizes {
  readonly experiments: number;
  readonly submissions: number;
  readonly volunteers: number;
}

export interface SeedOptions {
  /** An empty database with all migrations. */
  readonly sql: Sql;
  /** Where the tracks' repositories go. */
  readonly gitDir: string;
  readonly sizes: DemoSizes;
  readonly seed: number;
  /** The present of the story. */
  readonly until: Date;
  readonly report: (line: string) => void;
}

const dayMs = 86_400_000;
const epochMs = dayMs;

/** Invents a year of a network and writes it down, as a coordinator would have. The same seed gives the same year. */
export async function seedDemo({
  sql,
  gitDir,
  sizes,
  seed,
  until: present,
  report,
}: SeedOptions): Promise<{ size: number; root: Buffer }> {
  const until = present.getTime();
  const from = until - 365 * dayMs;
  const dice = diceOf(seed);
  const log = demoLog();
  const verifiers = makeVerifiers(from, until);
  const volunteers = makeVolunteers(dice, sizes.volunteers, from, until);
  const epochs = makeEpochs(log, seed, from, until);
  logRoster(log, verifiers, until);
  const epochAt = (time: number) =>
    epochs[Math.min(epochs.length - 1, Math.max(0, Math.floor((time - from) / epochMs)))] as DemoEpoch;
  const stories = demoTracks(demoOperator.keyId).map((spec, i) =>
    trackStory(
      {
        dice: diceOf(seed + 1_000 * i),
        log,
        verifiers,
        epochAt,
        from,
        until,
        drawVolunteer: volunteerDraw(diceOf(seed + i), volunteers),
      },
      spec,
      {
        experiments: Math.round(spec.share * sizes.experiments),
        submissions: Math.round(spec.share * sizes.submissions),
      },
    ),
  );
  const deeds = logAdministration(log, dice, { volunteers, verifiers, from, until });
  const leaves = log.numbered(until);
  report(
    `invented ${total(stories, 'experiments')} experiments, ${total(stories, 'submissions')} submissions, ${total(stories, 'replicas')} trusted runs, ${leaves.length} leaves`,
  );
  for (const story of stories) await storeTrackHistory(story, gitDir);
  report('wrote the repositories');
  const tree = await write(sql, { stories, leaves, epochs, volunteers, verifiers, deeds, until });
  report('wrote the database');
  await foldRollups(sql, present);
  await foldPeople(sql, present);
  // A network that grew to this size was swept on its way: all at once, autovacuum would be busy for the first minutes.
  await sql`vacuum (analyze)`;
  return tree;
}

type Everything = Readonly<{
  stories: readonly TrackStory[];
  leaves: ReturnType<DemoLog['numbered']>;
  epochs: readonly DemoEpoch[];
  volunteers: ReturnType<typeof makeVolunteers>;
  verifiers: ReturnType<typeof makeVerifiers>;
  deeds: readonly LoggedDeed[];
  until: number;
}>;

const write = (sql: Sql, { stories, leaves, epochs, volunteers, verifiers, deeds, until }: Everything) =>
  sql.begin(async (transaction) => {
    const rebuild = await withoutIndexes(transaction);
    const tree = await writeLog(transaction, leaves);
    await writeEpochs(transaction, epochs);
    await writePeople(transaction, volunteers, verifiers, until);
    await writeTracks(transaction, stories, verifiers, until);
    await writeSearch(transaction, stories, until);
    await writeSubmissions(transaction, stories);
    await writeTrials(transaction, stories);
    await writeReplicas(transaction, stories, until);
    await writeWatching(transaction, stories);
    await writeAdministration(transaction, deeds);
    await writeCheckpoint(transaction, tree, { operator: demoOperator, verifiers, until });
    await rebuild();
    return tree;
  });

function makeEpochs(log: DemoLog, seed: number, from: number, until: number): DemoEpoch[] {
  return Array.from({ length: Math.ceil((until - from) / epochMs) }, (_, i) => {
    const key = sha256(`demo epoch ${seed} ${i}`);
    const [beganAt, end] = [from + i * epochMs, from + (i + 1) * epochMs];
    const isOver = end < until;
    if (isOver) log.add(end - 1, () => publicLeaf('epoch-end', { epoch: i + 1, key: key.toString('hex') }));
    return {
      id: i + 1,
      key,
      beganAt,
      endedAt: isOver ? end : null,
      leaf: log.add(beganAt, () => publicLeaf('epoch', { keyHash: epochKeyHash(key) })),
    };
  });
}

const total = (stories: readonly TrackStory[], what: 'experiments' | 'submissions' | 'replicas'): number =>
  stories.reduce((sum, story) => sum + story[what].length, 0);
