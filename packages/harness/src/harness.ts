import { setTimeout as delay } from 'node:timers/promises';
import { RatchetError, type RunOutcome } from '@ratchet/protocol';
import type { EndedStage, Sandbox, Usage } from '@ratchet/sandbox';
import { withArtifactFile } from './artifact-file.ts';
import { editableBytes } from './editable-bytes.ts';
import { defaultWireLimits, type Wait, type WireLimits } from './frame-relay.ts';
import type { HarnessRun } from './harness-run.ts';
import { type PreparedData, type PrepareOptions, prepareData } from './prepare.ts';
import { judgeScorer, type Scoring } from './scoring.ts';
import { runToItsEnd } from './stage-control.ts';
import { predictStage, stageSpec } from './stage-environment.ts';
import { train, trainOutcome } from './train.ts';
import { scoreInTwoBoxes } from './two-boxes.ts';

export interface HarnessReport {
  readonly outcome: RunOutcome;
  /** Metric units; null unless `outcome` is `scored`. */
  readonly metric: number | null;
  readonly trainUsage: Usage;
  /** Of scorer and predictor: CPU and memory together, the longer wall time. Null when it did not come to that. */
  readonly scoreUsage: Usage | null;
  /** Ends of the boxes' logs. A candidate wrote in it: it stays on this machine (design, section 7.3). */
  readonly logTail: string;
}

export interface HarnessOptions {
  readonly sandbox: Sandbox;
  /** Artifacts lie here while they are scored. */
  readonly scratchDir: string;
  readonly wire?: Partial<WireLimits>;
  readonly wait?: Wait;
}

export interface Harness {
  /**
   * Trains the candidate and scores it. What the candidate did wrong is an outcome; faults of the machine, the engine or
   * the track's own scorer are errors and say nothing about it. Rejects with the signal's reason once that is aborted.
   * @throws RatchetError `unavailable` (scorer), `engine-unreachable`, `image-unavailable`, `manifest-invalid`
   */
  run(run: HarnessRun, signal?: AbortSignal): Promise<HarnessReport>;
  /** Divides a track's data by a secret seed. @throws RatchetError `set-up-failed` */
  prepare(options: PrepareOptions): Promise<PreparedData>;
}

interface Boxes {
  readonly scoring: Scoring;
  readonly ended: readonly (readonly [name: string, end: EndedStage])[];
}

export function openHarness(options: HarnessOptions): Harness {
  const { sandbox, scratchDir } = options;
  const limits = { ...defaultWireLimits, ...options.wire };
  const wait: Wait = options.wait ?? ((seconds, signal) => delay(seconds * 1_000, undefined, { signal }));

  async function score(run: HarnessRun, artifactPath: string, signal?: AbortSignal): Promise<Boxes> {
    const certificate = run.manifest.verification.mode === 'certificate';
    const scorer = await scorerSpec(run, certificate ? { '/artifact': artifactPath } : {});
    if (certificate) {
      const { ended } = await runToItsEnd(sandbox, scorer, signal);
      return { scoring: judgeScorer(ended), ended: [['score', ended]] };
    }
    const predictor = predictorSpec(run, artifactPath);
    const boxes = await scoreInTwoBoxes({ sandbox, scorer, predictor, limits, wait }, signal);
    const ended = [['predict', boxes.predictor] as const, ['score', boxes.scorer] as const];
    return { scoring: boxes.scoring, ended };
  }

  return {
    async run(run, signal) {
      checkRun(run);
      signal?.throwIfAborted();
      const { ended: trained, artifact } = await train(sandbox, run, signal);
      const trainUsage = trained.usage;
      const failure = trainOutcome(trained.outcome);
      if (failure !== null || artifact === null) {
        const outcome = failure ?? 'train-crashed';
        return {
          outcome,
          metric: null,
          trainUsage,
          scoreUsage: null,
          logTail: joinLogs([['train', trained]]),
        };
      }
      const boxes = await withArtifactFile(scratchDir, artifact, (path) => score(run, path, signal));
      signal?.throwIfAborted();
      return {
        ...boxes.scoring,
        trainUsage,
        scoreUsage: together(boxes.ended.map(([, { usage }]) => usage)),
        logTail: joinLogs([['train', trained], ...boxes.ended]),
      };
    },
    prepare: (prepareOptions) => prepareData(sandbox, prepareOptions),
  };
}

/** @throws RatchetError on what no run can be made of */
function checkRun({ manifest, seed }: HarnessRun): void {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new RatchetError({
      code: 'bad-field',
      field: 'seed',
      rule: 'A seed is an unsigned 32-bit number.',
      remedy: 'Send it in that form.',
    });
  }
  if (manifest.verification.mode === 'self-scored') {
    throw new RatchetError({
      code: 'manifest-invalid',
      field: 'verification.mode',
      rule: 'This version cannot run self-scored tracks: what a candidate says of itself needs a maintainer to approve it.',
      remedy: 'Use mode rerun with a scorer of your own, or certificate.',
    });
  }
  if (manifest.verification.mode === 'rerun') predictStage(manifest);
}

async function scorerSpec(run: HarnessRun, more: Readonly<Record<string, string>>) {
  const { manifest, images } = run;
  const size = await editableBytes(manifest, run.candidateDir);
  return stageSpec({
    name: 'score',
    stage: manifest.stages.score,
    images,
    inputs: { '/harness': run.headDir, '/holdout': run.scoreDataDir, ...more },
    environment: { RATCHET_EDITABLE_BYTES: String(size) },
  });
}

const predictorSpec = (run: HarnessRun, artifactPath: string) =>
  stageSpec({
    name: 'predict',
    stage: predictStage(run.manifest),
    images: run.images,
    inputs: { '/candidate': run.candidateDir, '/artifact': artifactPath },
    environment: { RATCHET_SEED: String(run.seed) },
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Null when none is known. */
const sumOfKnown = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : sum(known);
};

const together = (usages: readonly Usage[]): Usage => ({
  wallSeconds: Math.max(...usages.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: sum(usages.map(({ cpuSeconds }) => cpuSeconds)),
  peakMemoryMiB: sum(usages.map(({ peakMemoryMiB }) => peakMemoryMiB)),
  gpuMemoryMiB: sumOfKnown(usages.map(({ gpuMemoryMiB }) => gpuMemoryMiB)),
});

const joinLogs = (ended: readonly (readonly [string, EndedStage])[]): string =>
  ended.map(([name, { logTail }]) => `--- ${name}\n${logTail.trimEnd()}\n`).join('');
