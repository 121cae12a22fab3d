import { readAdminAction, readAdminActions } from './read-administration.ts';
import { readBoard } from './read-board.ts';
import { readCloud } from './read-cloud.ts';
import { readCommit } from './read-commit.ts';
import { openComparisons } from './read-comparison.ts';
import type { ReadModelOptions } from './read-context.ts';
import { readHomeBoard } from './read-home.ts';
import { readLineage } from './read-lineage.ts';
import { readExperiments, readMergeList, readSubmissionsPage } from './read-lists.ts';
import { logReads } from './read-log.ts';
import { readMerges } from './read-merges.ts';
import {
  findVolunteers,
  readSubmissionsOfVolunteer,
  readVolunteer,
  readVolunteers,
  type StandingOrder,
} from './read-people.ts';
import { openPrograms } from './read-programs.ts';
import { readTrials } from './read-replicas.ts';
import { readStatus } from './read-status.ts';
import { readSubmission, readSubmissions } from './read-submissions.ts';
import { readFigures, readRefusals } from './read-tracks.ts';
import { readVerifier, readVerifiers } from './read-verifiers.ts';
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
    commit: (track: string, commit: string) => readCommit(options, track, commit),
    submission: (id: string) => readSubmission(options, id),
    network: () => network(false),
    /** The same with the evidence of open submissions: for the operator's eyes only (design, section 7.3). */
    operatorNetwork: () => network(true),
    ...logReads(options),
    trials: (submission: string) => readTrials(options, submission),
    lineage: (track: string, page: { before: number | null; limit: number }) =>
      readLineage(options, track, page),
    status: () => readStatus(options),
    adminActions: (page: { before: number | null; limit: number }) => readAdminActions(sql, page),
    adminAction: (logIndex: number) => readAdminAction(sql, logIndex),
    compare: openComparisons(options),
    volunteer: (keyId: string) => readVolunteer(options, keyId),
    volunteers: (page: { by: StandingOrder; after: string | null; limit: number }) =>
      readVolunteers(options, page),
    findVolunteers: (start: string) => findVolunteers(options, start),
    submissionsOfVolunteer: (keyId: string, page: { before: string | null; limit: number }) =>
      readSubmissionsOfVolunteer(options, keyId, page),
    verifiers: () => readVerifiers(options),
    verifier: (keyId: string) => readVerifier(options, keyId),
  };
}

export type CoordinatorReadModel = ReturnType<typeof openReadModel>;
