import { addSentinel, type DriftChart, emptyDriftChart } from '@ratchet/statistics';
import { publicLeaf } from '../app/leaf.ts';
import type { Dice } from './dice.ts';
import type { DemoVerifier } from './people.ts';
import { replicaLeaf } from './replica-leaf.ts';
import type { DemoEpoch, DemoHead, DemoLog, DemoReplica, TrackStory } from './story.ts';

export interface Bench {
  readonly dice: Dice;
  readonly log: DemoLog;
  readonly verifiers: readonly DemoVerifier[];
  readonly epochAt: (time: number) => DemoEpoch;
  /** The present: nothing is reported after it. */
  readonly until: number;
}

const dayMs = 86_400_000;
const signedRuns = 30_000;
/** Trusted runs for one sentinel. */
const sentinelEvery = 8;

/** The verifiers of a track at work: their banks, their sentinels, and what they measure. */
export function trustedRunsOf(bench: Bench, story: TrackStory) {
  const { dice, log, until } = bench;
  const { spec } = story;
  const isExact = spec.manifest.verification.mode === 'certificate';
  const banks = new Map<string, number[]>();
  const drawn = new Map<object, number>();
  const charts = new Map<string, { chart: DriftChart; since: number; runs: number }>();
  // Each has a hold-out of its own, a little harder or easier than the others'.
  const offsets = new Map(
    bench.verifiers.map(({ keyId }) => [keyId, isExact ? 0 : dice.normal() * spec.sigma]),
  );

  const measured = (verifier: DemoVerifier, truth: number, time: number, spread = 1): number => {
    if (isExact) return truth;
    const { drift } = verifier;
    const crept =
      drift && time >= drift.from && time < drift.to ? ((time - drift.from) / dayMs) * drift.sigmasPerDay : 0;
    return truth + (offsets.get(verifier.keyId) ?? 0) + spec.sigma * (spread * dice.normal() - crept);
  };

  function run(
    made: Pick<
      DemoReplica,
      'kind' | 'head' | 'trial' | 'epoch' | 'verifier' | 'anchor' | 'outcome' | 'metric'
    >,
    leasedAt: number,
  ): DemoReplica {
    const wallSeconds = spec.wallSeconds * dice.between(0.8, 1.1);
    const ends = leasedAt + wallSeconds * 1000 + dice.between(800, 4_000);
    const replicaIndex = drawn.get(made.anchor) ?? 0;
    drawn.set(made.anchor, replicaIndex + 1);
    const replica: DemoReplica = {
      ...made,
      id: dice.uuid(),
      leasedAt,
      reportedAt: ends > until ? null : ends,
      wallSeconds,
      leaf: null,
      replicaIndex,
    };
    if (ends <= until)
      replica.leaf = log.add(ends, () =>
        replicaLeaf(story, replica, dice, story.replicas.length < signedRuns || until - ends < 30 * dayMs),
      );
    story.replicas.push(replica);
    return replica;
  }

  /** Sentinels: runs of the first head, by which a verifier is watched. An alarm is a fault. */
  function watch(verifier: DemoVerifier, time: number): void {
    const seen = charts.get(verifier.keyId) ?? { chart: emptyDriftChart, since: time, runs: 0 };
    charts.set(verifier.keyId, { ...seen, runs: seen.runs + 1 });
    const [first] = story.heads;
    if (isExact || !first || seen.runs % sentinelEvery !== sentinelEvery - 1) return;
    const epoch = bench.epochAt(time);
    const metric = measured(verifier, first.truth, time);
    const { reportedAt } = run(
      {
        kind: 'sentinel',
        head: first,
        trial: null,
        epoch,
        verifier,
        anchor: first.leaf,
        outcome: 'scored',
        metric,
      },
      time,
    );
    if (reportedAt === null) return;
    const { chart, alarm } = addSentinel(seen.chart, metric, spec.sigma);
    charts.set(verifier.keyId, {
      chart,
      since: alarm || chart.since === chart.count ? reportedAt : seen.since,
      runs: seen.runs + 1,
    });
    if (alarm) {
      const on = {
        track: spec.manifest.name,
        verifier: verifier.keyId,
        hardwareClass: spec.manifest.hardware.class,
      };
      const leaf = log.add(reportedAt, () => publicLeaf('drift', on));
      story.faults.push({ verifier, kind: 'drift', at: reportedAt, leaf });
    }
  }

  function bankOf(verifier: string, head: DemoHead, epoch: DemoEpoch): number[] {
    const key = `${head.height} ${epoch.id} ${verifier}`;
    const bank = banks.get(key) ?? [];
    banks.set(key, bank);
    return bank;
  }

  /** Runs of the head until there are `wanted`; answers when the last one is in. */
  function fillBank(
    verifier: DemoVerifier,
    head: DemoHead,
    epoch: DemoEpoch,
    wanted: number,
    from: number,
  ): number {
    const bank = bankOf(verifier.keyId, head, epoch);
    let time = from;
    while (bank.length < wanted && time <= until) {
      const metric = measured(verifier, head.truth, time);
      const replica = run(
        { kind: 'bank', head, trial: null, epoch, verifier, anchor: head.leaf, outcome: 'scored', metric },
        time,
      );
      if (replica.reportedAt === null) return Number.POSITIVE_INFINITY;
      bank.push(metric);
      time = replica.reportedAt + 500;
      watch(verifier, time);
    }
    return time;
  }

  return { measured, run, watch, fillBank, bankOf, chartsSoFar: () => [...charts] };
}
