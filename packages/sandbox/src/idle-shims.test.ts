import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { endIdleShims } from './idle-shims.ts';

const folder = mkdtempSync(join(tmpdir(), 'idle-shims-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Looks like a shim in /proc; `child` is what runs below it. */
async function start(program: string, socket: string, child = false) {
  const script = child ? 'exec 3<&0; cat <&3 & echo up; wait' : 'echo up; read line';
  const process = spawn('sh', ['-c', script, '-address', socket], { argv0: program });
  await once(process.stdout, 'data');
  return process;
}

it.runIf(process.platform === 'linux')(
  'shims that hold nothing end with their containerd, and nothing else does',
  async () => {
    const socket = join(folder, 'containerd.sock');
    const idle = await start('/usr/bin/containerd-shim-runc-v2', socket);
    const ended = once(idle, 'close');
    const others = await Promise.all([
      start('/usr/bin/containerd-shim-runc-v2', join(folder, 'another.sock')),
      start('/usr/bin/containerd', socket),
      start('/usr/bin/containerd-shim-runc-v2', socket, true),
    ]);
    endIdleShims(socket);
    expect(await ended).toEqual([null, 'SIGKILL']);
    for (const other of others) {
      expect([other.exitCode, other.signalCode]).toEqual([null, null]);
      other.stdin.end();
      expect((await once(other, 'close'))[1]).toBeNull();
    }
  },
);
