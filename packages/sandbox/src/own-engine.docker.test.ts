import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { afterAll, describe, expect, it } from 'vitest';
import { mountsUnder } from './daemon.ts';
import { enginePaths } from './engine-paths.ts';
import { openEngineUsers } from './engine-users.ts';
import { setUpOwnEngine } from './own-engine.ts';
import { identifyProcess, isAlive } from './process-identity.ts';

const stateDir = mkdtempSync(join(tmpdir(), 'own-engine-'));
const paths = enginePaths(stateDir);
const lines: string[] = [];

const answers = async (docker: Docker): Promise<boolean> =>
  docker.ping().then(
    () => true,
    () => false,
  );

async function setUp() {
  lines.length = 0;
  const report = (line: string): void => void lines.push(line);
  const own = await setUpOwnEngine({ stateDir, report, environment: process.env, answers });
  if (own === 'default-socket') throw new Error('an engine of the machine answers instead');
  return own;
}

const daemonPid = (): number => Number(readFileSync(join(paths.volatile, 'dockerd.pid'), 'utf8'));

afterAll(() => {
  // The data folder of an engine that was killed once stays a mount.
  for (const mount of mountsUnder(readFileSync('/proc/self/mountinfo', 'utf8'), [stateDir])) {
    spawnSync('umount', ['--lazy', mount]);
  }
  for (const folder of [stateDir, paths.volatile]) rmSync(folder, { recursive: true, force: true });
});

// Only root may start an engine: elsewhere there is no behaviour to test.
describe.runIf(process.getuid?.() === 0)('our own engine', () => {
  it('is started once, comes back after a kill, and is stopped by the last user', {
    timeout: 120_000,
  }, async () => {
    const first = await setUp();
    expect(await answers(first.docker)).toBe(true);
    const pid = daemonPid();
    const second = await setUp();
    expect([daemonPid(), lines]).toEqual([pid, []]);

    const identity = identifyProcess(pid)!;
    process.kill(pid, 'SIGKILL');
    while (isAlive(identity)) await new Promise((next) => setImmediate(next));
    const third = await setUp();
    expect(await answers(third.docker)).toBe(true);
    expect(daemonPid()).not.toBe(pid);

    await first.release();
    await second.release();
    expect(await answers(third.docker)).toBe(true);

    const stranger = spawn('sleep', ['60']);
    await once(stranger, 'spawn');
    openEngineUsers({ folder: join(paths.volatile, 'users') }).add(stranger.pid!);
    await third.release();
    expect(await answers(third.docker)).toBe(true);

    stranger.kill('SIGKILL');
    await once(stranger, 'close');
    const last = await setUp();
    const containerd = Number(readFileSync(join(paths.volatile, 'exec/containerd/containerd.pid'), 'utf8'));
    expect(identifyProcess(containerd)).not.toBeNull();
    await last.release();
    expect(await answers(last.docker)).toBe(false);
    expect(identifyProcess(containerd)).toBeNull();
    expect(existsSync(join(paths.volatile, 'docker.sock'))).toBe(false);
  });
});
