import type { RunOutcome } from '@ratchet/protocol';
import type { EndedStage, Sandbox, StageOutcome } from '@ratchet/sandbox';
import type { HarnessRun } from './harness-run.ts';
import { runToItsEnd } from './stage-control.ts';
import { stageSpec, withArtifact } from './stage-environment.ts';

/** `artifact` is null unless training completed. */
export interface Trained {
  readonly ended: EndedStage;
  readonly artifact: Buffer | null;
}

/** Runs the train stage: the candidate and the public data in, one opaque artifact out, at most `outputMiB` of it. */
export async function train(sandbox: Sandbox, run: HarnessRun, signal?: AbortSignal): Promise<Trained> {
  const spec = stageSpec({
    name: 'train',
    stage: run.manifest.stages.train,
    images: run.images,
    inputs: { '/candidate': run.candidateDir, '/data': run.trainDataDir },
    environment: { RATCHET_SEED: String(run.seed) },
  });
  const { ended, stdout } = await runToItsEnd(sandbox, withArtifact(spec), signal);
  return { ended, artifact: ended.outcome.kind === 'completed' ? stdout : null };
}

const trainOutcomes = {
  crashed: 'train-crashed',
  'out-of-memory': 'train-out-of-memory',
  'timed-out': 'train-timed-out',
  'output-too-large': 'train-output-too-large',
} as const satisfies Record<Exclude<StageOutcome['kind'], 'completed'>, RunOutcome>;

/** The outcome of a run whose training ended like that; null where it goes on to be scored. */
export const trainOutcome = ({ kind }: StageOutcome): RunOutcome | null =>
  kind === 'completed' ? null : trainOutcomes[kind];
