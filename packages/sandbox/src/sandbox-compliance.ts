import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerOptions } from './container-options.ts';
import {
  type Engine,
  ensureEngine,
  ensureImages,
  ensureRuntime,
  openDockerSandbox,
  type StageSpec,
} from './index.ts';

/** Every runtime must pass all of it: what holds under one and not under another is no property of the sandbox. */
export function describeSandbox(
  runtime: string,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
  const imagesDir = fileURLToPath(new URL('../../../deploy/images', import.meta.url));
  const owner = `test-${process.pid}`;
  const isPlain = runtime === 'runc';
  const budget = { wallSeconds: 30, cpuSeconds: 20, memoryMiB: 128, gpus: 0, gpuMemoryMiB: 0, outputMiB: 4 };

  let engine: Engine;
  let image: string;
  let base: StageSpec;
  let folder: string;

  beforeAll(async () => {
    const report = (line: string): void => console.error(line);
    engine = await ensureEngine({ stateDir, report, environment });
    await ensureRuntime(engine, runtime, { report, environment });
    const names = ['ratchet/numpy'];
    const images = await ensureImages({ engine, imagesDir, names, environment, report });
    image = images.get('ratchet/numpy') ?? '';
    base = { image, command: ['true'], budget, inputs: [], environment: {}, scratchMiB: 16 };
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    chmodSync(folder, 0o755);
  }, 600_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await engine.release();
  });

  const sandbox = (name = owner) => openDockerSandbox({ engine, owner: name, cpuShares: 512, runtime });
  const shell = (script: string): readonly string[] => ['sh', '-c', script];
  const python = (program: string): readonly string[] => ['python3', '-c', program];

  async function run(command: readonly string[], change: Partial<StageSpec> = {}) {
    return (await sandbox()).run({ ...base, command, ...change });
  }

  async function containersOf(name: string): Promise<number> {
    const filters = JSON.stringify({ label: [`ratchet.owner=${name}`] });
    return (await engine.docker.listContainers({ all: true, filters })).length;
  }

  describe('a stage', () => {
    it('completes, with its product byte for byte, its log apart, and its use of the machine', async () => {
      const bytes = randomBytes(1024 * 1024);
      writeFileSync(join(folder, 'in'), bytes);
      const inputs = [{ hostPath: join(folder, 'in'), containerPath: '/data/in' }];
      const program = 'cp /data/in /out/artifact && echo noise >&2 && cat /out/artifact';
      const { outcome, stdout, logTail, usage } = await run(shell(program), { inputs });
      expect(outcome.kind).toBe('completed');
      expect(createHash('sha256').update(stdout).digest('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      );
      expect(logTail).toBe('noise\n');
      expect(usage.wallSeconds).toBeGreaterThan(0);
      expect(await containersOf(owner)).toBe(0);
    });

    it('reads its input, given as bytes or as a stream', async () => {
      const bytes = randomBytes(300_000);
      expect((await run(['cat'], { stdin: bytes })).stdout).toEqual(bytes);
      expect((await run(['cat'], { stdin: Readable.from([bytes, bytes]) })).stdout).toEqual(
        Buffer.concat([bytes, bytes]),
      );
      expect((await run(['cat'])).stdout).toHaveLength(0);
    });

    it('that does not read its input ends all the same', async () => {
      const endless = new Readable({ read: (size) => void endless.push(Buffer.alloc(size)) });
      expect((await run(['true'], { stdin: endless })).outcome.kind).toBe('completed');
    });

    it('whose input fails is no run at all', async () => {
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('half');
          throw new Error('disk gone');
        })(),
      );
      await expect(run(['cat'], { stdin: broken })).rejects.toThrow('disk gone');
      expect(await containersOf(owner)).toBe(0);
    });

    it('crashes with its exit code and last lines', async () => {
      const { outcome } = await run(shell('echo why >&2; exit 41'));
      expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 41, signal: null, lastLines: 'why' });
    });

    it('crashes by a signal, which is named', async () => {
      const { outcome, usage } = await run(python('import ctypes; ctypes.string_at(0)'));
      expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 139, signal: 'SIGSEGV' });
      expect(usage.gpuMemoryMiB).toBeNull();
    });

    it('crashes when its program is not there or cannot be executed', async () => {
      expect((await run(['no-such-program'])).outcome).toMatchObject({ kind: 'crashed', exitCode: 127 });
      expect((await run(['/etc/passwd'])).outcome).toMatchObject({ kind: 'crashed', exitCode: 126 });
      expect(await containersOf(owner)).toBe(0);
    });

    it('of an unknown image, or with an input that is not there, is refused by name', async () => {
      await expect(run(['true'], { image: `sha256:${'0'.repeat(64)}` })).rejects.toMatchObject({
        code: 'image-unavailable',
      });
      const inputs = [{ hostPath: join(folder, 'missing'), containerPath: '/data' }];
      await expect(run(['true'], { inputs })).rejects.toMatchObject({ code: 'bad-field' });
    });
  });

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

    it('cap the scratch space', async () => {
      const { outcome } = await run(shell('head -c 9000000 /dev/zero > /tmp/x'));
      expect(outcome).toMatchObject({ kind: 'crashed' });
      expect((await run(shell('head -c 8000000 /dev/zero > /tmp/x'))).outcome.kind).toBe('completed');
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

    it('contain a fork bomb', async () => {
      const bomb = `
import os, sys, time
count = 0
try:
    while True:
        if os.fork() == 0: time.sleep(60); os._exit(0)
        count += 1
except OSError: print(count)
`;
      const { outcome, stdout } = await run(python(bomb));
      // gVisor's own threads are among those counted: where they run out, it ends with everything that is in it.
      expect(outcome.kind).toBe(isPlain || stdout.length > 0 ? 'completed' : 'crashed');
      expect(Number(stdout.toString())).toBeLessThan(128);
      expect((await run(['true'])).outcome.kind).toBe('completed');
    });
  });

  describe('the walls', () => {
    it('leave no network but the loopback', async () => {
      const program = `
import os, socket
print(os.listdir('/sys/class/net'))
try: socket.create_connection(('10.255.255.1', 80), 2)
except OSError as error: print(error.strerror)
`;
      const lines = (await run(python(program), { loopback: true })).stdout.toString().split('\n');
      expect(lines.slice(0, 2)).toEqual([
        "['lo']",
        expect.stringMatching(/^(Network is unreachable|No route to host)$/),
      ]);
    });

    it('leave no capabilities, no way to gain any, and the seccomp filter on', async () => {
      const status = (await run(['cat', '/proc/self/status'])).stdout.toString();
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', ...(isPlain ? ['CapAmb'] : [])]) {
        expect(status).toMatch(new RegExp(`^${set}:\\s0{16}$`, 'm'));
      }
      // gVisor shows neither of the two, and filters its own calls of the host's kernel instead of the program's.
      if (isPlain) expect(status).toMatch(/^NoNewPrivs:\s1$/m);
      if (isPlain) expect(status).toMatch(/^Seccomp:\s2$/m);
      expect(status).toMatch(/^Uid:\s65534\s65534\s65534\s65534$/m);
      expect(status).toMatch(/^Gid:\s65534\s65534\s65534\s65534$/m);
      // unshare needs neither capability nor file: only the seccomp filter stops it. What it gains in gVisor is gVisor's.
      const { outcome } = await run(['unshare', '--user', 'true']);
      if (isPlain) expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 1 });
      const mount = await run([
        'unshare',
        '--user',
        '--map-root-user',
        '--mount',
        'mount',
        '-t',
        'tmpfs',
        'x',
        '/mnt',
      ]);
      if (isPlain) expect(mount.outcome).toMatchObject({ kind: 'crashed' });
      // No setuid program gains anything either: the file system says so, and so does the kernel.
      const gained = await run(shell('cp /usr/bin/id /tmp/id && chmod u+s /tmp/id && /tmp/id -u'));
      expect(gained.stdout.toString()).toBe('65534\n');
    });

    it('leave nothing to write to but /tmp, /out and /dev/shm', async () => {
      const probe =
        'for d in / /etc /usr /var /var/tmp /home /root /run /dev /sys /proc /data; do touch $d/x && echo $d; done';
      chmodSync(folder, 0o777);
      const inputs = [{ hostPath: folder, containerPath: '/data' }];
      const { stdout } = await run(shell(`${probe}; touch /tmp/x /out/x && echo scratch`), { inputs });
      expect(stdout.toString()).toBe('scratch\n');
    });

    it('show no engine socket, no host and nobody else', async () => {
      const { stdout } = await run(
        shell('ls /var/run/docker.sock /run; hostname; ls -d /proc/[0-9]* | wc -l'),
      );
      expect(stdout.toString().split('\n').slice(-3, -1)).toEqual([
        'stage',
        expect.stringMatching(/^[0-4]$/),
      ]);
      expect(stdout.toString()).not.toContain('sock');
    });
  });

  describe('a stage that talks', () => {
    it('has live streams both ways, and its own log', async () => {
      const echo = 'while read line; do echo "you said $line"; echo "log $line" >&2; done';
      const stage = await (await sandbox()).start({ ...base, command: shell(echo) });
      const answers = stage.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
      for (const word of ['one', 'two', 'three']) {
        stage.stdin.write(`${word}\n`);
        expect((await answers.next()).value).toBe(`you said ${word}\n`);
      }
      stage.stdin.end();
      const { outcome, logTail } = await stage.ended;
      expect(outcome.kind).toBe('completed');
      expect(logTail).toBe('log one\nlog two\nlog three\n');
      expect((await answers.next()).done).toBe(true);
    });

    it('is held back while nobody reads it, and loses nothing', async () => {
      const stage = await (await sandbox()).start({
        ...base,
        command: shell('head -c 4000000 /dev/zero; cat'),
      });
      stage.stdin.end();
      let read = 0;
      for await (const bytes of stage.stdout) read += bytes.length;
      expect(read).toBe(4_000_000);
      expect((await stage.ended).outcome.kind).toBe('completed');
    });

    it('is stopped when it says too much', async () => {
      const stage = await (await sandbox()).start({ ...base, command: ['cat', '/dev/zero'] });
      let read = 0;
      for await (const bytes of stage.stdout) read += bytes.length;
      expect(read).toBe(4 * 1024 * 1024);
      expect((await stage.ended).outcome.kind).toBe('output-too-large');
    });

    it('can be killed, and what is written to it then is dropped', async () => {
      const stage = await (await sandbox()).start({ ...base, command: ['cat'] });
      await stage.kill();
      expect((await stage.ended).outcome).toMatchObject({ kind: 'crashed', exitCode: 137 });
      await new Promise((done) => stage.stdin.write('late', done));
      expect(await containersOf(owner)).toBe(0);
    });
  });

  describe('the sweep', () => {
    it('removes what a killed process of this owner left, and nothing else', async () => {
      const [mine, other] = [`${owner}-a`, `${owner}-b`];
      const leave = async (name: string): Promise<void> => {
        const settings = {
          owner: name,
          stage: 'gone-1',
          cpuShares: 2,
          pidsLimit: 9,
          runtime: 'runc',
          openInput: false,
        };
        const spec = { ...base, command: ['sleep', '600'] };
        await (await engine.docker.createContainer(containerOptions(spec, settings))).start();
      };
      await Promise.all([leave(mine), leave(mine), leave(other)]);
      const sweeper = await sandbox(mine);
      const stage = await sweeper.start({ ...base, command: ['cat'] });
      expect(await sweeper.sweep()).toBe(2);
      stage.stdin.end('still here');
      expect((await stage.ended).outcome.kind).toBe('completed');
      expect([await containersOf(mine), await containersOf(other)]).toEqual([0, 1]);
      expect(await (await sandbox(other)).sweep()).toBe(1);
    });
  });

  describe('the engine', () => {
    it('is described', async () => {
      const description = await (await sandbox()).describe();
      expect(description.hardwareClass).toMatch(
        isPlain ? /^cpu-(x86_64|aarch64)$/ : /^cpu-(x86_64|aarch64)-runsc$/,
      );
      expect(description.userNamespace).toBe(false);
      expect(description.cpus).toBeGreaterThan(0);
      expect(description).toMatchObject({ runtime, sharesKernel: runtime === 'runc' });
    });

    it('that does not answer is an engine fault and never an outcome', async () => {
      const { engineClient } = await import('./engine-address.ts');
      const docker = engineClient(`unix://${join(folder, 'no.sock')}`);
      const lost = openDockerSandbox({ engine: { ...engine, docker }, owner, cpuShares: 2 });
      await expect(lost).rejects.toMatchObject({ code: 'engine-unreachable' });
    });

    it('keeps its images: the second look builds nothing', async () => {
      const lines: string[] = [];
      const report = (line: string): void => void lines.push(line);
      const names = ['ratchet/numpy', image];
      const images = await ensureImages({ engine, imagesDir, names, environment, report });
      expect([...images.values()]).toEqual([image, image]);
      expect(lines).toEqual([]);
      await expect(
        ensureImages({ engine, imagesDir, names: ['ratchet/nope'], environment: {}, report }),
      ).rejects.toMatchObject({ code: 'image-unavailable', field: 'ratchet/nope' });
    });
  });
}
