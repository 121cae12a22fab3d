import { addSentinel, type DriftChart, emptyDriftChart } from '../drift-chart.ts';
import { standardNormal, type UniformSource } from '../seeded-random.ts';
import {
  boughtVerifier,
  normalRuns,
  type RunModel,
  realShare,
  simulateStream,
  simulateTrial,
} from '../simulation.ts';
import { canaryShare, mismatchesToSuspend, oddOneOut } from '../spot-check.ts';
import { type Stand, standOf, standsAlone } from '../standing-alone.ts';
import { type Measurement, meanOf, roster, type ScenarioOptions, share } from './measurement.ts';

/** One verifier reports losses for a rival: how much of the gain is lost, by roster. */
export function veto({ submissions, uniform }: ScenarioOptions): Measurement[] {
  return [3, 5, 8]
    .flatMap((verifiers) => {
      const stream = (runs?: (effect: number) => RunModel) =>
        simulateStream({
          ...{ submissions, uniform, verifiers, noise: 'estimated', budget: true },
          nextEffect: realShare(0.3, uniform),
          ...(runs && { runs }),
        }).gainMerged;
      const [honest, blocked] = [
        stream(),
        stream((effect) => boughtVerifier(normalRuns(-2), normalRuns(effect))),
      ];
      const limit = verifiers === 3 ? {} : { atMost: 0.1 };
      return [
        share(`roster of ${verifiers}: merged gain lost to one that vetoes`, 1 - blocked / honest, limit),
      ];
    })
    .concat(namedForVetoing(Math.ceil(submissions / 200), uniform));
}

/** A target's candidates, which one of five verifiers always turns down: leases of its own until it is named. */
function namedForVetoing(trials: number, uniform: UniformSource): Measurement[] {
  const leases = Array.from({ length: trials }, () => {
    const stands: Stand[] = [];
    for (let spent = 0; ; ) {
      const { step, readings, replicas } = simulateTrial(
        {
          candidate: boughtVerifier(normalRuns(-2), normalRuns(2)),
          ...{ verifiers: 5, noise: 'estimated', minimumEffect: 0 },
        },
        uniform,
      );
      const own = readings.find(({ verifier }) => verifier === 'verifier-0');
      spent += own?.evidence?.n ?? 0;
      const stand = own && standOf(own.status, step.kind === 'accept');
      if (stand) stands.push(stand);
      if (standsAlone(stands)) return spent;
      if (replicas === 0) return Number.POSITIVE_INFINITY;
    }
  });
  return [
    share('named within 100 leases', leases.filter((count) => count <= 100).length / trials, {
      atLeast: 0.95,
    }),
  ];
}

/**
 * One of three verifiers on a deterministic track runs nothing and makes up whatever it is asked for. Each lease of any of them repeats, by
 * lot, a run of another; where two differ, the third is asked next. Leases of its own until it has stood alone twice.
 */
export function lazyVerifier({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const leases = Array.from({ length: submissions }, () => {
    let caught = 0;
    for (let lease = 1; ; lease += 1) {
      for (let verifier = 0; verifier < roster; verifier += 1) {
        if (uniform() >= canaryShare) continue;
        const repeated = (verifier + (uniform() < 0.5 ? 1 : 2)) % roster;
        const asked = verifier === 0 || repeated === 0 ? [0, 1, 2] : [verifier, repeated];
        const odd = oddOneOut(
          asked.map((place) => ({
            verifier: String(place),
            answer: place === 0 ? `made up ${uniform()}` : 'true',
          })),
        );
        if (odd === '0') caught += 1;
      }
      if (caught >= mismatchesToSuspend) return lease;
    }
  });
  const within = leases.filter((lease) => lease <= 62).length / submissions;
  return [
    share('caught within 62 leases', within, { atLeast: 0.95 }),
    { name: 'leases until it is caught', value: meanOf(leases), unit: 'leases' },
  ];
}

/** A verifier whose runs shift by half a sigma after 400 sentinels' time; one sentinel in eight replicas. */
export function drift({ submissions, uniform }: ScenarioOptions): Measurement[] {
  const begins = 400;
  const seen = Array.from({ length: submissions }, () => {
    let chart: DriftChart = emptyDriftChart;
    let falseAlarms = 0;
    for (let sentinel = 1; sentinel < 20_000; sentinel += 1) {
      const shift = sentinel > begins ? 0.5 : 0;
      const next = addSentinel(chart, shift + standardNormal(uniform), 1);
      chart = next.chart;
      if (next.alarm && sentinel <= begins) falseAlarms += 1;
      else if (next.alarm) return { delay: sentinel - begins, since: next.alarm.since, falseAlarms };
    }
    return { delay: Number.POSITIVE_INFINITY, since: Number.POSITIVE_INFINITY, falseAlarms };
  });
  const alarmed = seen.filter(({ delay }) => Number.isFinite(delay));
  return [
    share('drifts of half a sigma that raise the alarm', alarmed.length / submissions, { atLeast: 0.99 }),
    {
      name: 'sentinels until the alarm',
      value: meanOf(alarmed.map(({ delay }) => delay)),
      unit: 'sentinels',
    },
    {
      name: 'false alarms per 1,000 sentinels',
      value: (1_000 * meanOf(seen.map(({ falseAlarms }) => falseAlarms))) / begins,
      unit: 'alarms',
      atMost: 1,
    },
  ];
}
