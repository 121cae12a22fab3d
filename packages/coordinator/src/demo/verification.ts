import {
  bankSizeWanted,
  certificateBankSize,
  inflatedSigma,
  nextCertificateStep,
  nextStep,
  requiredLogE,
} from '@ratchet/statistics';
import { publicLeaf } from '../app/leaf.ts';
import { isOnDuty } from './people.ts';
import { assignmentLeaf } from './replica-leaf.ts';
import type { DemoHead, DemoSubmission, DemoTrial, TrackStory } from './story.ts';
import { type Bench, trustedRunsOf } from './trusted-runs.ts';

/** What the verifiers of a track measure, and what the real rules make of it. */
export function verificationOf(bench: Bench, story: TrackStory) {
  const { dice, log, until } = bench;
  const { spec } = story;
  const isExact = spec.manifest.verification.mode === 'certificate';
  const { measured, run, watch, fillBank, bankOf, chartsSoFar } = trustedRunsOf(bench, story);
  const known = new Set<DemoHead>();
  let test = 0;

  /** Tests a candidate whose real gain is `gain` (metric units), by the rules that the real network follows. Answers how it ended; null while it has not. */
  function tryCandidate(
    submission: DemoSubmission,
    head: DemoHead,
    from: number,
    gain: number,
    manner: 'steady' | 'crashing' | 'wild' | 'contested',
  ) {
    const epoch = bench.epochAt(from);
    const lot = dice.shuffled(bench.verifiers.filter((verifier) => isOnDuty(verifier, from)));
    // Everyone measures a new head, whoever tests its candidates.
    if (!known.has(head))
      for (const verifier of lot)
        fillBank(verifier, head, epoch, isExact ? certificateBankSize : bankSizeWanted(0), head.at + 1_000);
    known.add(head);
    test += 1;
    const trial: DemoTrial = {
      ...{
        id: dice.uuid(),
        submission,
        head,
        epoch,
        lot,
        beganAt: from,
        test,
        endedAt: null,
        accepted: null,
        readings: [],
      },
      requiredLogE: isExact ? 0 : requiredLogE(test, story.heads.length - 1),
      leaf: log.add(from, () => assignmentLeaf(story, trial, dice)),
    };
    submission.trials.push(trial);
    const runs = new Map<string, (number | null)[]>(lot.map(({ keyId }) => [keyId, []]));
    const least = spec.manifest.metric.minimumEffect;
    const minimumEffect = submission.reverts ? -least : least;
    let time = from;
    let wasDisputed = false;
    for (;;) {
      const looks = new Map(
        lot.map(({ keyId }) => [
          keyId,
          { candidate: runs.get(keyId) ?? [], bank: bankOf(keyId, head, epoch) },
        ]),
      );
      const order = lot.map(({ keyId }) => keyId);
      const { step, readings } = isExact
        ? nextCertificateStep(order, looks, { minimumEffect })
        : nextStep(order, looks, {
            sigma: story.calibration?.sigma ?? spec.sigma,
            rho: 0,
            minimumEffect,
            requiredLogE: trial.requiredLogE,
          });
      trial.readings = readings.map(({ verifier, evidence, status }) => ({
        verifier,
        status,
        replicas: runs.get(verifier)?.length ?? 0,
        logE: evidence?.logE ?? null,
      }));
      if (step.disputed && !wasDisputed) submission.steps.push({ state: 'DISPUTED', at: time });
      wasDisputed ||= step.disputed;
      if (step.kind !== 'replicate') {
        Object.assign(trial, { endedAt: time, accepted: step.kind === 'accept' });
        return { step, at: time, trial };
      }
      const begins = time;
      for (const verifier of lot.filter(({ keyId }) => step.verifiers.includes(keyId))) {
        const own = runs.get(verifier.keyId) ?? [];
        const ready = fillBank(
          verifier,
          head,
          epoch,
          isExact ? certificateBankSize : bankSizeWanted(own.length + 1),
          begins,
        );
        if (ready > until) return null;
        const crashes = manner === 'crashing' || (manner === 'wild' && dice.chance(0.02));
        const favour = manner === 'contested' && verifier === lot[0] ? 7 * spec.sigma : 0;
        const fall = manner === 'wild' && dice.chance(0.3) ? 7 * spec.sigma : 0;
        const metric = crashes ? null : measured(verifier, head.truth + gain + favour - fall, ready);
        const replica = run(
          {
            kind: 'candidate',
            head,
            trial,
            epoch,
            verifier,
            anchor: submission.commitLeaf,
            outcome: crashes ? 'train-crashed' : 'scored',
            metric,
          },
          ready,
        );
        if (replica.reportedAt === null) return null;
        own.push(metric);
        time = Math.max(time, replica.reportedAt + 200);
        watch(verifier, replica.reportedAt + 100);
      }
      if (step.verifiers.length === 0) return null;
    }
  }

  /** The first head's banks, from which the noise is estimated. */
  function calibrate(from: number): void {
    const [head] = story.heads;
    if (!head || isExact) return;
    const onDuty = bench.verifiers.filter((verifier) => isOnDuty(verifier, from));
    const epoch = bench.epochAt(from);
    const at = Math.max(...onDuty.map((verifier) => fillBank(verifier, head, epoch, 12, from)));
    if (at > until) return;
    const degreesOfFreedom = onDuty.length * 11;
    const sigma = inflatedSigma({ sigma: spec.sigma, degreesOfFreedom });
    const on = {
      track: spec.manifest.name,
      hardwareClass: spec.manifest.hardware.class,
      sigma,
      degreesOfFreedom,
    };
    story.calibration = { sigma, degreesOfFreedom, leaf: log.add(at, () => publicLeaf('calibration', on)) };
  }

  return {
    tryCandidate,
    calibrate,
    finish: () =>
      story.charts.push(...chartsSoFar().map(([verifier, { chart, since }]) => ({ verifier, chart, since }))),
  };
}
