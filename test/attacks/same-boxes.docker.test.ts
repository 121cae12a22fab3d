import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEngine, ensureImages, openDockerSandbox } from '@ratchet/sandbox';
import { expect, it } from 'vitest';
import { readCliConfig } from '../../packages/cli/src/config.ts';

/** All that a program can read of the box around it. Ids that are drawn anew for every container are left out. */
const look = `
import glob, os, re, resource, socket
def read(path):
    try:
        with open(path, errors="replace") as file: return file.read()
    except OSError as error: return type(error).__name__
paths = glob.glob("/sys/fs/cgroup/**/*", recursive=True)
limits = [f"{path} {read(path)}" for path in sorted(paths) if re.search(r"shares|weight|limit_in_bytes|quota|/[a-z]+\\\\.max$|cpuset", path)]
seen = [sorted(os.environ.items()), socket.gethostname(), os.getuid(), os.getgid(), os.getpriority(0, 0), sorted(os.listdir("/")), limits,
    sorted(line.split()[3:6] + line.split(" - ")[1].split()[:2] for line in read("/proc/self/mountinfo").splitlines()), read("/proc/self/oom_score_adj"), read("/proc/self/limits")]
print(re.sub(r"[0-9a-f]{64}", "ID", repr(seen)))
`;

/** A candidate that knows a verifier's box could behave there only; a worker's has lower CPU shares. */
it('a verifier’s box looks from inside as a worker’s does', { timeout: 600_000 }, async () => {
  const { environment, paths } = readCliConfig();
  const report = (line: string) => console.error(line);
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, report, environment });
  const folder = await mkdtemp(join(tmpdir(), 'same-boxes-'));
  try {
    const names = ['ratchet/numpy'];
    const images = await ensureImages({ engine, imagesDir: paths.imagesDir, names, environment, report });
    const seen = async (role: string, cpuShares: number) => {
      const dir = join(folder, role);
      await mkdir(dir);
      await writeFile(join(dir, 'look.py'), look);
      const owner = `same-boxes-${process.pid}-${role}`;
      const sandbox = await openDockerSandbox({ engine, owner, cpuShares, runtime: 'default' });
      const { outcome, stdout, logTail } = await sandbox.run({
        image: images.get('ratchet/numpy') ?? '',
        command: ['python3', '-I', '/candidate/look.py'],
        budget: { wallSeconds: 20, cpuSeconds: 5, memoryMiB: 64, outputMiB: 1, gpus: 0, gpuMemoryMiB: 0 },
        inputs: [{ hostPath: dir, containerPath: '/candidate' }],
        environment: { HOME: '/tmp' },
        scratchMiB: 8,
      });
      expect(outcome.kind, logTail).toBe('completed');
      return stdout.toString();
    };
    const [worker, verifier] = [await seen('worker', 512), await seen('verifier', 2_048)];
    expect(verifier).toBe(worker);
    expect(worker).toContain('/candidate');
    // Neither a data folder nor whose it is.
    for (const told of [folder, 'worker', 'verifier']) expect(worker).not.toContain(told);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await engine.release();
  }
});
