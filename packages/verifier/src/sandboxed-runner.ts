import { openHarness } from '@ratchet/harness';
import { type Manifest, sha256Hex } from '@ratchet/protocol';
import {
  type DiskGuard,
  type Engine,
  ensureImages,
  openDockerSandbox,
  openGpuMemoryProbe,
  type Sandbox,
} from '@ratchet/sandbox';
import type { Report, RunnerPort } from './app/ports.ts';
import type { VerifierConfig } from './config.ts';

/** A verifier's runs go before a worker's on a machine that does both: the engine's default is 1024. */
const cpuShares = 2_048;

/** Opens the sandbox and clears away what an earlier process of this data directory left. */
export async function openVerifierSandbox(
  engine: Engine,
  config: Pick<VerifierConfig, 'dataDir' | 'runtime'>,
  report: Report,
): Promise<Sandbox> {
  const owner = `${sha256Hex(config.dataDir).slice(0, 12)}-verifier`;
  const sandbox = await openDockerSandbox({
    ...{ engine, owner, cpuShares, runtime: config.runtime },
    gpuMemory: openGpuMemoryProbe(),
  });
  const swept = await sandbox.sweep();
  if (swept > 0) report(`removed ${swept} containers of an earlier process`);
  return sandbox;
}

export async function sandboxedRunner(options: {
  readonly engine: Engine;
  readonly sandbox: Sandbox;
  readonly disk: Pick<DiskGuard, 'check'>;
  readonly scratchDir: string;
  readonly config: Pick<VerifierConfig, 'imagesDir' | 'environment'>;
  readonly report: Report;
}): Promise<RunnerPort> {
  const { engine, sandbox, disk, scratchDir, config, report } = options;
  const { engine: name, runtime, sharesKernel, hardwareClass, cpus } = await sandbox.describe();
  report(`${name}, ${runtime}, ${hardwareClass}, ${cpus} CPUs`);
  if (sharesKernel) {
    report(
      `warning: candidates are strangers’ programs, and under ${runtime} they have this machine's kernel before them; ` +
        'install gVisor (runsc) for a verifier that matters',
    );
  }
  const harness = openHarness({ sandbox, scratchDir });
  return {
    hardwareClass,
    async run({ manifest, materials, seed }, signal) {
      await disk.check();
      const names = stageImages(manifest);
      const images = await ensureImages({ engine, names, report, ...config });
      const { candidateDir, headDir, trainDataDir, holdoutDir: scoreDataDir } = materials;
      const run = manifest.verification.mode === 'certificate' ? harness.scoreCertificate : harness.run;
      const { outcome, metric, artifactSha256, trainUsage, scoreUsage } = await run(
        { manifest, images, candidateDir, headDir, trainDataDir, scoreDataDir, seed },
        signal,
      );
      return {
        outcome,
        metric,
        artifact: artifactSha256,
        cpuSeconds: trainUsage.cpuSeconds + (scoreUsage?.cpuSeconds ?? 0),
        wallSeconds: trainUsage.wallSeconds + (scoreUsage?.wallSeconds ?? 0),
      };
    },
  };
}

function stageImages({ stages }: Manifest): string[] {
  return [stages.train, stages.predict, stages.score].flatMap((stage) => (stage ? [stage.image] : []));
}
