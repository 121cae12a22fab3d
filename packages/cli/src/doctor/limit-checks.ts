import { type Engine, openDockerSandbox, type Sandbox, type StageOutcome } from '@ratchet/sandbox';
import { type Check, failed, look, ok, warning } from './check.ts';

interface Attempt {
  readonly name: string;
  /** What a stage does to break the limit. */
  readonly script: string;
  /** Time enough to break it on a slow machine: a stage that is stopped for its time has shown nothing. */
  readonly cpuSeconds: number;
  readonly holds: (outcome: StageOutcome, output: string) => boolean;
  readonly limit: string;
}

/** By the limit that it ran into; for its time a stage is stopped whether that limit is kept or not. */
function wasStopped({ kind }: StageOutcome, output: string): boolean {
  return kind !== 'completed' && kind !== 'timed-out' && !output.includes('broken');
}

/** Each says `broken` when it got through, so that silence is not taken for strength. */
const attempts: readonly Attempt[] = [
  {
    name: 'memory limit',
    limit: '64 MiB, no swap',
    script: 'head -c 100000000 /dev/zero | tail -c 99999999 > /dev/null && echo broken',
    cpuSeconds: 15,
    holds: wasStopped,
  },
  {
    name: 'process limit',
    limit: '128 processes',
    script: 'n=0; while [ $n -lt 200 ]; do sleep 60 & n=$((n+1)); done; echo broken',
    cpuSeconds: 15,
    holds: wasStopped,
  },
  {
    name: 'CPU limit',
    limit: '1 CPU second',
    script: 'while :; do :; done',
    cpuSeconds: 1,
    holds: (outcome) => outcome.kind === 'timed-out' && outcome.limit === 'cpu',
  },
  {
    name: 'network',
    limit: 'none',
    script:
      '[ "$(grep -c : /proc/net/dev)" -gt 1 ] && grep -v \'lo:\' /proc/net/dev | grep -q : && echo broken; echo tried',
    cpuSeconds: 15,
    holds: ({ kind }, output) => kind === 'completed' && output === 'tried\n',
  },
  {
    name: 'file systems',
    limit: 'read-only but for /tmp and /out',
    script:
      'for place in / /usr /etc /sys /dev; do (: > $place/ratchet-doctor) 2>/dev/null && echo broken; done; : > /tmp/own && echo tried',
    cpuSeconds: 15,
    holds: ({ kind }, output) => kind === 'completed' && output === 'tried\n',
  },
];

/** Tries to break each limit in a tiny container, because an engine can take a limit and not keep it. */
export async function limitChecks(engine: Engine): Promise<readonly Check[]> {
  const image = await someImage(engine);
  if (image === null) {
    return [
      warning(
        'limits',
        'not tried: no image of ours is here yet',
        'Run npm start once, or load the images of a track.',
      ),
    ];
  }
  const sandbox = await openDockerSandbox({ engine, owner: `doctor-${process.pid}`, cpuShares: 1_024 });
  try {
    const checks: Check[] = [];
    for (const attempt of attempts) checks.push(await tried(sandbox, image, attempt));
    return checks;
  } finally {
    await sandbox.sweep();
  }
}

const fix =
  'Enable the memory, pids and cpu controllers of control groups for the engine; do not trust this machine with strangers’ programs until this is ok.';

const tried = (
  sandbox: Sandbox,
  image: string,
  { name, limit, script, cpuSeconds, holds }: Attempt,
): Promise<Check> =>
  look(name, fix, async () => {
    const { outcome, stdout } = await sandbox.run({
      ...{ image, command: ['sh', '-c', script], inputs: [], environment: {}, scratchMiB: 8 },
      budget: { wallSeconds: 30, cpuSeconds, memoryMiB: 64, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 },
    });
    const output = stdout.toString();
    if (holds(outcome, output)) return ok(name, `${limit}: tried, and it holds`);
    // Stopped for its time before it got through or was stopped: neither was seen.
    if (outcome.kind === 'timed-out' && !output.includes('broken') && name !== 'CPU limit')
      return warning(name, `${limit}: not tried, this machine was too busy for it`, 'Run the doctor again.');
    return failed(name, `${limit}: a container broke it (${outcome.kind})`, fix);
  });

/** The newest image that this software built. */
async function someImage({ docker }: Engine): Promise<string | null> {
  const images = await docker.listImages({ filters: JSON.stringify({ label: ['ratchet.image-source'] }) });
  return [...images].sort((a, b) => b.Created - a.Created)[0]?.Id ?? null;
}
