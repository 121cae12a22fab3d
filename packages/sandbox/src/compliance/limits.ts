import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cgroupFolders } from '../usage-meter.ts';
import { budget, python, type Subject, shell } from './subject.ts';

export function describeLimits(subject: Subject): void {
  const { run, sandbox, owner, sharesKernel } = subject;

  describe('the limits', () => {
    it('stop a flood of output, which costs this process no memory', async () => {
      const before = process.memoryUsage().rss;
      const { outcome, stdout } = await run(['cat', '/dev/zero']);
      expect(outcome.kind).toBe('output-too-large');
      expect(stdout).toHaveLength(4 * 1024 * 1024);
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    });

    it('drain a flood of log, of which only the end is kept', async () => {
      const before = process.memoryUsage().rss;
      const { outcome, logTail } = await run(shell('head -c 300000000 /dev/zero >&2; echo end >&2'));
      expect(outcome.kind).toBe('completed');
      expect(logTail).toHaveLength(64 * 1024);
      expect(logTail.endsWith('\0end\n')).toBe(true);
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    });

    it('end a memory bomb, in the program or in its scratch space', async () => {
      expect((await run(python('x = bytearray(10**9)'))).outcome.kind).toBe('out-of-memory');
      const filling = python('open("/tmp/x", "wb").write(bytes(200 << 20))');
      expect((await run(filling, { scratchMiB: 1_024 })).outcome.kind).toBe('out-of-memory');
    });

    it('end a sleeper at the wall clock', async () => {
      const short = { ...budget, wallSeconds: 0.5 };
      const { outcome, usage } = await run(['sleep', '60'], { budget: short });
      expect(outcome).toMatchObject({ kind: 'timed-out', limit: 'wall' });
      expect(usage.wallSeconds).toBeGreaterThanOrEqual(0.5);
      expect(usage.wallSeconds).toBeLessThan(5);
    });

    it('count the CPU time of all processes together', async () => {
      const short = { ...budget, cpuSeconds: 1 };
      const spin = 'while :; do :; done';
      const { outcome, usage } = await run(shell(`(${spin}) & ${spin}`), { budget: short });
      expect(outcome).toMatchObject({ kind: 'timed-out', limit: 'cpu' });
      expect(usage.cpuSeconds).toBeGreaterThanOrEqual(1);
      expect(usage.cpuSeconds).toBeLessThan(2);
    });

    it('count the CPU time of processes that come and go', async () => {
      const short = { ...budget, cpuSeconds: 1 };
      const { outcome } = await run(shell('while :; do /bin/true; done'), { budget: short });
      expect(outcome).toMatchObject({ kind: 'timed-out', limit: 'cpu' });
    });

    it('pass what is just within them', async () => {
      const { outcome, stdout } = await run(
        python('import sys; x = bytearray(70 << 20); sys.stdout.write("x" * (4 << 20))'),
      );
      expect(outcome.kind).toBe('completed');
      expect(stdout).toHaveLength(4 << 20);
      const more = await run(python('import sys; sys.stdout.write("x" * ((4 << 20) + 1))'));
      expect(more.outcome.kind).toBe('output-too-large');
      expect(more.stdout).toHaveLength(4 << 20);
    });

    it('contain a fork bomb', async () => {
      const bomb = `
import errno, os, time
count = 0
try:
    while True:
        if os.fork() == 0: time.sleep(60); os._exit(0)
        count += 1
except OSError as error: print(errno.errorcode[error.errno], count)
`;
      const { outcome, stdout } = await run(python(bomb));
      const [why, count] = stdout.toString().trim().split(' ');
      // gVisor's own threads are among those counted: where they run out, it ends with everything that is in it.
      expect(outcome.kind).toBe(sharesKernel || stdout.length > 0 ? 'completed' : 'crashed');
      if (sharesKernel) expect([why, Number(count)]).toEqual(['EAGAIN', 127]);
      else expect(Number(count ?? 0)).toBeLessThan(128);
      expect((await run(['true'])).outcome.kind).toBe('completed');
    });

    it('are those of the control group: memory without swap, weight, processes', async () => {
      const stage = await (await sandbox()).start({ ...subject.base(), command: ['cat'] });
      const filters = JSON.stringify({ label: [`ratchet.owner=${owner}`] });
      const [found] = await subject.engine().docker.listContainers({ filters });
      const { HostConfig, State } = await subject
        .engine()
        .docker.getContainer(found?.Id ?? '')
        .inspect();
      const memory = 128 * 1024 * 1024;
      expect(HostConfig).toMatchObject({
        Memory: memory,
        MemorySwap: memory,
        CpuShares: 512,
        PidsLimit: 128,
      });
      // Version 1 has the engine's numbers as they are; this machine may have either.
      const groups = readFileSync(`/proc/${State.Pid}/cgroup`, 'utf8');
      const files = cgroupFolders(groups, found?.Id ?? '').flatMap((folder) =>
        ['cpu.shares', 'memory.limit_in_bytes', 'pids.max'].map((name) => join(folder, name)),
      );
      const values = files
        .filter((file) => existsSync(file))
        .map((file) => Number(readFileSync(file, 'utf8')));
      if (existsSync('/sys/fs/cgroup/memory')) expect(new Set(values)).toEqual(new Set([512, memory, 128]));
      stage.stdin.end();
      expect((await stage.ended).outcome.kind).toBe('completed');
    });
  });
}
