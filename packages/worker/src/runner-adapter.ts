import { openHarness } from '@ratchet/harness';
import type { CommitId, Manifest } from '@ratchet/protocol';
import { type Engine, ensureImages, type Sandbox } from '@ratchet/sandbox';
import type { RunnerPort, Say } from './app/ports.ts';
import type { WorkerConfig } from './config.ts';
import type { PublicData } from './public-data.ts';

/** Runs trees through the two-box harness on the public validation data. */
export async function runnerAdapter(options: {
  readonly engine: Engine;
  readonly sandbox: Sandbox;
  readonly data: PublicData;
  readonly headDir: (head: CommitId) => string;
  readonly scratchDir: string;
  readonly config: Pick<WorkerConfig, 'imagesDir' | 'environment'>;
  readonly say: Say;
}): Promise<RunnerPort> {
  const { engine, sandbox, data, headDir, config, say } = options;
  const harness = openHarness(options);
  const { hardwareClass } = await sandbox.describe();
  const report = (line: string): void => say('image', line);
  return {
    hardwareClass,
    async run({ manifest, head }, candidate, seed, signal) {
      const images = await ensureImages({ engine, names: imagesOf(manifest), report, ...config });
      const { train: trainDataDir, validation: scoreDataDir } = await data.folders(manifest, signal);
      const candidateDir = candidate?.dir ?? headDir(head);
      const { outcome, metric, trainUsage, scoreUsage, logTail } = await harness.run(
        { manifest, images, candidateDir, headDir: headDir(head), trainDataDir, scoreDataDir, seed },
        signal,
      );
      return {
        outcome,
        metric,
        cpuSeconds: trainUsage.cpuSeconds + (scoreUsage?.cpuSeconds ?? 0),
        wallSeconds: trainUsage.wallSeconds + (scoreUsage?.wallSeconds ?? 0),
        logTail,
      };
    },
  };
}

const imagesOf = ({ stages }: Manifest): string[] =>
  [stages.train, stages.predict, stages.score].flatMap((stage) => (stage ? [stage.image] : []));
