import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Manifest, RatchetError, type RunOutcome } from '@ratchet/protocol';
import type { EndedStage, Sandbox, Usage } from '@ratchet/sandbox';
import { saveArtifact, withArtifactFile } from './artifact-file.ts';
import { readCertificate } from './certificate.ts';
import { editableBytes } from './editable-bytes.ts';
import { defaultWireLimits, type RelayClock, type Wait, type WireLimits } from './frame-relay.ts';
import type { HarnessRun } from './harness-run.ts';
import { type PreparedData, type PrepareOptions, prepareData } from './prepare.ts';
import { withReservation } from './reserved-run.ts';
import { judgeScorer, type Scoring } from './scoring.ts';
import { runSelfScored } from './self-scored.ts';
import { ignoreOutput, runToItsEnd } from './stage-control.ts';
import { predictStage, stageSpec } from './stage-environment.ts';
import { train, trainOutcome } from './train.ts';
import { scoreInTwoBoxes } from './two-boxes.ts';

export interface HarnessReport {
  readonly outcome: RunOutcome;
  /** Metric units; null unless `outcome` is `scored`. */
  readonly metric: number | null;
  /** How the metric came to be. `self-scored`: the candidate says so itself, and everyone who shows it has to say that. */
  readonly label: Manifest['verification']['mode'];
  /** What training left on a track whose candidates carry it as their certificate, once it was scored; otherwise null. */
  readonly certificate: Buffer | null;
  /** Of what training left; null where nothing was trained, or not to its end. */
  readonly artifactSha256: string | null;
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
  /** Seconds since any moment; never goes back. */
  readonly now?: () => number;
}

export interface Harness {
  /**
   * Trains the candidate and scores it. What the candidate did wrong is an outcome; faults of the machine, the engine or
   * the track's own scorer are errors and say nothing about it. Rejects with the signal's reason once that is aborted.
   * @throws RatchetError `unavailable` (scorer), `engine-unreachable`, `image-unavailable`, `manifest-invalid`
   */
  run(run: HarnessRun, signal?: AbortSignal): Promise<HarnessReport>;
  /**
   * Scores the certificate that the candidate's tree carries, without training: all that a verifier of such a track does.
   * A tree without one is `prediction-refused`. Throws as `run` does.
   */
  scoreCertificate(run: HarnessRun, signal?: AbortSignal): Promise<HarnessReport>;
  /** Divides a track's data by a secret seed. @throws RatchetError `set-up-failed` */
  prepare(options: PrepareOptions): Promise<PreparedData>;
}

interface Boxes {
  readonly scoring: Scoring;
  readonly usage: Usage;
  readonly ended: readonly (readonly [name: string, end: EndedStage])[];
}

export function openHarness(options: HarnessOptions): Harness {
  const { sandbox, scratchDir } = options;
  const clock: RelayClock = {
    now: options.now ?? (() => performance.now() / 1_000),
    wait: options.wait ?? ((seconds, signal) => delay(seconds * 1_000, undefined, { signal })),
  };

  async function score(
    sandbox: Sandbox,
    run: HarnessRun,
    artifactPath: string,
    signal?: AbortSignal,
  ): Promise<Boxes> {
    const certificate = run.manifest.verification.mode === 'certificate';
    const scorer = await scorerSpec(run, certificate ? { '/artifact': artifactPath } : {});
    if (certificate) {
      const { ended } = await runToItsEnd(sandbox, scorer, ignoreOutput, signal);
      return { scoring: judgeScorer(ended), usage: ended.usage, ended: [['score', ended]] };
    }
    const predictor = predictorSpec(run, artifactPath);
    const limits = wireLimits(run.manifest, options.wire);
    const boxes = await scoreInTwoBoxes({ sandbox, scorer, predictor, limits, clock }, signal);
    return {
      scoring: boxes.scoring,
      usage: together([boxes.scorer.usage, inTurn(boxes.predictors.map(({ usage }) => usage))]),
      ended: [...boxes.predictors.map((end) => ['predict', end] as const), ['score', boxes.scorer]],
    };
  }

  async function trainAndScore(
    sandbox: Sandbox,
    run: HarnessRun,
    artifactPath: string,
    signal?: AbortSignal,
  ) {
    const { ended: trained, sha256: artifactSha256 } = await train(sandbox, run, artifactPath, signal);
    const failure = trainOutcome(trained.outcome);
    if (failure !== null) return reportOf(run, trained, { outcome: failure, metric: null });
    const boxes = await score(sandbox, run, artifactPath, signal);
    signal?.throwIfAborted();
    const isCertificate = run.manifest.verification.mode === 'certificate' && boxes.scoring.metric !== null;
    const certificate = isCertificate ? await readFile(artifactPath) : null;
    return { ...reportOf(run, trained, boxes.scoring, boxes), certificate, artifactSha256 };
  }

  return {
    async run(run, signal) {
      checkRun(run);
      signal?.throwIfAborted();
      return withReservation(sandbox, run.manifest, signal, async (own) => {
        if (run.manifest.verification.mode !== 'self-scored') {
          return withArtifactFile(scratchDir, (path) => trainAndScore(own, run, path, signal));
        }
        const { ended, scoring } = await runSelfScored(own, run, signal);
        return reportOf(run, ended, scoring);
      });
    },
    async scoreCertificate(run, signal) {
      checkRun(run);
      signal?.throwIfAborted();
      const certificate = await readCertificate(run.manifest, run.candidateDir);
      if (certificate === null) return reportOf(run, null, { outcome: 'prediction-refused', metric: null });
      return withReservation(sandbox, run.manifest, signal, (own) =>
        withArtifactFile(scratchDir, async (path) => {
          await saveArtifact(Readable.from([certificate]), path);
          const boxes = await score(own, run, path, signal);
          signal?.throwIfAborted();
          return { ...reportOf(run, null, boxes.scoring, boxes), certificate };
        }),
      );
    },
    prepare: (prepareOptions) => prepareData(sandbox, prepareOptions),
  };
}

/** What a predictor may take of the time that its scorer has: the scorer must be able to end and to say what it found. */
const predictorsShare = 0.8;

/**
 * The limits for one track. A scorer that ran out of time would be at fault itself, so predictors run out of it before.
 */
function wireLimits({ stages }: Manifest, wire: Partial<WireLimits> = {}): WireLimits {
  const limits = { ...defaultWireLimits, ...wire };
  const conversationSeconds = Math.min(
    limits.conversationSeconds,
    predictorsShare * stages.score.budget.wallSeconds,
  );
  return { ...limits, conversationSeconds };
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
  if (manifest.verification.mode === 'rerun') predictStage(manifest);
}

function reportOf(
  run: HarnessRun,
  trained: EndedStage | null,
  scoring: Scoring,
  boxes?: Boxes,
): HarnessReport {
  return {
    ...scoring,
    label: run.manifest.verification.mode,
    certificate: null,
    artifactSha256: null,
    trainUsage: trained?.usage ?? noUsage,
    scoreUsage: boxes?.usage ?? null,
    logTail: joinLogs([...(trained ? [['train', trained] as const] : []), ...(boxes?.ended ?? [])]),
  };
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

/** Of a stage that was not run. */
const noUsage: Usage = { wallSeconds: 0, cpuSeconds: 0, peakMemoryMiB: 0, gpuMemoryMiB: null };

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

/** Boxes of which one began when the other had ended. */
const inTurn = (usages: readonly Usage[]): Usage => ({
  wallSeconds: sum(usages.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: sum(usages.map(({ cpuSeconds }) => cpuSeconds)),
  peakMemoryMiB: Math.max(...usages.map(({ peakMemoryMiB }) => peakMemoryMiB)),
  gpuMemoryMiB: highestKnown(usages.map(({ gpuMemoryMiB }) => gpuMemoryMiB)),
});

const highestKnown = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

const joinLogs = (ended: readonly (readonly [string, EndedStage])[]): string =>
  ended.map(([name, { logTail }]) => `--- ${name}\n${logTail.trimEnd()}\n`).join('');
