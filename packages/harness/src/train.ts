import type { Readable } from 'node:stream';
import type { RunOutcome } from '@ratchet/protocol';
import type { EndedStage, Sandbox, StageOutcome, StageSpec } from '@ratchet/sandbox';
import { saveArtifact } from './artifact-file.ts';
import type { HarnessRun } from './harness-run.ts';
import { runToItsEnd } from './stage-control.ts';
import { stageSpec, withArtifact } from './stage-environment.ts';

/**
 * Runs the train stage: the candidate and the public data in, one opaque artifact out, at most `outputMiB` of it, into
 * the file `artifactPath`. Only that of a stage that completed is whole, and with it its SHA-256.
 */
export async function train(
  sandbox: Sandbox,
  run: HarnessRun,
  artifactPath: string,
  signal?: AbortSignal,
): Promise<{ readonly ended: EndedStage; readonly sha256: string }> {
  const save = (stdout: Readable): Promise<string> => saveArtifact(stdout, artifactPath);
  const { ended, output } = await runToItsEnd(sandbox, withArtifact(trainStage(run)), save, signal);
  return { ended, sha256: output };
}

/** The train stage as the manifest has it, with more to read for one that scores itself. */
export const trainStage = (run: HarnessRun, more: Readonly<Record<string, string>> = {}): StageSpec =>
  stageSpec({
    name: 'train',
    stage: run.manifest.stages.train,
    images: run.images,
    inputs: { '/candidate': run.candidateDir, '/data': run.trainDataDir, ...more },
    environment: { RATCHET_SEED: String(run.seed) },
  });

const trainOutcomes = {
  crashed: 'train-crashed',
  'out-of-memory': 'train-out-of-memory',
  'timed-out': 'train-timed-out',
  'output-too-large': 'train-output-too-large',
} as const satisfies Record<Exclude<StageOutcome['kind'], 'completed'>, RunOutcome>;

/** The outcome of a run whose training ended like that; null where it goes on to be scored. */
export const trainOutcome = ({ kind }: StageOutcome): RunOutcome | null =>
  kind === 'completed' ? null : trainOutcomes[kind];
