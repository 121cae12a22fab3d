import { openHarness, readCertificate } from '@ratchet/harness';
import type { CommitId, Manifest } from '@ratchet/protocol';
import { type DiskGuard, type Engine, ensureImages, type Sandbox } from '@ratchet/sandbox';
import type { RunnerPort, Say } from './app/ports.ts';
import type { WorkerConfig } from './config.ts';
import type { PublicData } from './public-data.ts';

/** Runs trees through the two-box harness on the public validation data. */
export async function runnerAdapter(options: {
  readonly engine: Engine;
  readonly sandbox: Sandbox;
  readonly disk: Pick<DiskGuard, 'check'>;
  readonly data: PublicData;
  readonly headDir: (head: CommitId) => string;
  readonly scratchDir: string;
  readonly config: Pick<WorkerConfig, 'imagesDir' | 'environment'>;
  readonly say: Say;
}): Promise<RunnerPort> {
  const { engine, sandbox, disk, data, headDir, config, say } = options;
  const harness = openHarness(options);
  const { hardwareClass } = await sandbox.describe();
  const report = (line: string): void => say('image', line);
  return {
    hardwareClass,
    async run({ manifest, head }, candidate, seed, signal) {
      await disk.check();
      const images = await ensureImages({ engine, names: imagesOf(manifest), report, ...config });
      const { train: trainDataDir, validation: scoreDataDir } = await data.folders(manifest, signal);
      const candidateDir = candidate?.dir ?? headDir(head);
      const folders = { candidateDir, headDir: headDir(head), trainDataDir, scoreDataDir };
      const scores =
        manifest.verification.mode === 'certificate' && (await bringsCertificate(manifest, folders));
      const run = scores ? harness.scoreCertificate : harness.run;
      const { outcome, metric, certificate, trainUsage, scoreUsage, logTail } = await run(
        { manifest, images, ...folders, seed },
        signal,
      );
      return {
        outcome,
        metric,
        certificate,
        cpuSeconds: trainUsage.cpuSeconds + (scoreUsage?.cpuSeconds ?? 0),
        wallSeconds: trainUsage.wallSeconds + (scoreUsage?.wallSeconds ?? 0),
        logTail,
      };
    },
  };
}

/** Whether the tree is the head's, or a proposer put a certificate of its own into it: then there is nothing to train. */
async function bringsCertificate(
  manifest: Manifest,
  { candidateDir, headDir }: { candidateDir: string; headDir: string },
): Promise<boolean> {
  if (candidateDir === headDir) return true;
  const [own, old] = await Promise.all([candidateDir, headDir].map((dir) => readCertificate(manifest, dir)));
  return own != null && !(old != null && own.equals(old));
}

const imagesOf = ({ stages }: Manifest): string[] =>
  [stages.train, stages.predict, stages.score].flatMap((stage) => (stage ? [stage.image] : []));
