import { logOrigin, verifierKey } from '@ratchet/protocol';
import { openCheckpointStore } from './checkpoints.ts';
import type { Sql } from './connection.ts';
import { treeHead } from './leaves.ts';
import { readBoard } from './read-board.ts';
import { readCloud } from './read-cloud.ts';
import type { ReadModelOptions } from './read-context.ts';
import { readHomeBoard } from './read-home.ts';
import { readExperiments, readMergeList, readSubmissionsPage } from './read-lists.ts';
import { readCommitView, readMerges } from './read-merges.ts';
import { openPrograms } from './read-programs.ts';
import { readSubmission, readSubmissions } from './read-submissions.ts';
import { readFigures, readRefusals } from './read-tracks.ts';
import { selectTracks } from './tracks.ts';

/** What pages and JSON twins are made from: the network's state as the public may see it. */
export function openReadModel(options: ReadModelOptions) {
  const { sql } = options;
  const programsOf = openPrograms(options);
  const summary = async (name: string | null) => {
    const rows = await selectTracks(sql, name === null ? null : [name]);
    return Promise.all(
      rows.map(async (row) => ({ row, figures: await readFigures(sql, row, options.now()) })),
    );
  };
  const networkTrack =
    (operator: boolean) =>
    async ({ row, figures }: Awaited<ReturnType<typeof summary>>[number]) => ({
      ...figures,
      merges: await readMerges(sql, row, figures.sigma),
      submissions: await readSubmissions(sql, row.name, { which: 'newest', limit: 50, operator }),
      rejected: await readRefusals(sql, row.name),
    });
  const network = async (operator: boolean) => ({
    tracks: await Promise.all((await summary(null)).map(networkTrack(operator))),
  });
  return {
    tracks: async () => (await summary(null)).map(({ figures }) => figures),
    async track(name: string) {
      const [found] = await summary(name);
      if (!found) return null;
      const { row, figures } = found;
      const { manifest } = row;
      const [opening] = await sql<{ openedAt: Date; baselineCommit: string }[]>`
        select t.opened_at, h.commit as baseline_commit
        from tracks t join heads h on h.track = t.name and h.height = 0 where t.name = ${name}`;
      return {
        ...figures,
        license: manifest.license,
        openedAt: (opening?.openedAt ?? new Date(0)).toISOString(),
        baselineCommit: opening?.baselineCommit ?? row.head,
        minimumEffect: manifest.metric.minimumEffect,
        verification: { mode: manifest.verification.mode, quorum: manifest.verification.quorum },
        hardwareClass: manifest.hardware.class,
        budgets: (['train', 'predict', 'score'] as const).flatMap((stage) => {
          const budget = manifest.stages[stage]?.budget;
          if (!budget) return [];
          const { wallSeconds, cpuSeconds, memoryMiB, gpus } = budget;
          return [{ stage, wallSeconds, cpuSeconds, memoryMiB, gpus }];
        }),
        editable: manifest.editable,
        program: (await programsOf(row))[0]?.text ?? null,
        merges: await readMerges(sql, row, figures.sigma),
        openSubmissions: await readSubmissions(sql, name, { which: 'open', limit: 100, operator: false }),
        endedSubmissions: await readSubmissions(sql, name, { which: 'ended', limit: 50, operator: false }),
        rejected: await readRefusals(sql, name),
      };
    },
    trackBoard: (name: string) => readBoard(options, name, programsOf),
    cloud: (track: string, range: { readonly from: string; readonly to: string }) =>
      readCloud(options, track, range),
    submissionsOf: (track: string, page: Parameters<typeof readSubmissionsPage>[2]) =>
      readSubmissionsPage(options, track, page),
    mergesOf: (track: string, page: Parameters<typeof readMergeList>[2]) =>
      readMergeList(options, track, page),
    experimentsOf: (track: string, page: Parameters<typeof readExperiments>[2]) =>
      readExperiments(options, track, page),
    homeBoard: () => readHomeBoard(options),
    commit: (track: string, commit: string) => readCommitView(options, track, commit),
    submission: (id: string) => readSubmission(options, id),
    network: () => network(false),
    /** The same with the evidence of open submissions: for the operator's eyes only (design, section 7.3). */
    operatorNetwork: () => network(true),
    log: (after: number, limit: number) => readLog(sql, after, limit),
    witnesses: () => readWitnesses(options),
  };
}

export type CoordinatorReadModel = ReturnType<typeof openReadModel>;

interface LeafRow {
  readonly index: number;
  readonly kind: string;
  readonly leafHash: Buffer;
  readonly entry: Buffer;
  /** Of a sealed leaf whose epoch is over: its entry is SHA-256(salt || statement). */
  readonly salt: Buffer | null;
  readonly statement: Buffer | null;
}

async function readWitnesses({ sql, operator }: ReadModelOptions) {
  const checkpoints = openCheckpointStore(sql);
  const [cosigned, quorum, [roster]] = await Promise.all([
    checkpoints.cosigned(),
    checkpoints.quorum(),
    sql<{ size: number }[]>`select count(*) as size from roster where removed_at is null`,
  ]);
  return {
    key: verifierKey(logOrigin(operator), operator),
    cosigned: cosigned && { size: cosigned.size, cosigners: cosigned.fromRoster },
    ...{ quorum, rosterSize: roster?.size ?? 0 },
  };
}

async function readLog(sql: Sql, after: number, limit: number) {
  const [leaves, head] = await Promise.all([
    sql<LeafRow[]>`
      select l.log_index as index, l.kind, l.leaf_hash, l.entry,
        case when e.ended_at is not null then l.salt end as salt,
        case when e.ended_at is not null then l.sealed_statement end as statement
      from log_leaves l left join epochs e on e.id = l.epoch_id
      where l.log_index > ${after} order by l.log_index limit ${limit}`,
    treeHead(sql),
  ]);
  return {
    ...head,
    leaves: leaves.map(({ index, kind, leafHash, entry, salt, statement }) => ({
      ...{ index, kind, hash: leafHash.toString('hex'), entry: entry.toString('base64') },
      ...(salt &&
        statement && { opened: { salt: salt.toString('hex'), statement: statement.toString('base64') } }),
    })),
  };
}
