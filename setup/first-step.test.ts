import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Prints its arguments and, when these say so, waits for a signal or ends with a code. */
const program = `
const [command, argument] = process.argv.slice(2);
if (command === 'wait') {
  process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('waiting');
} else {
  console.log(JSON.stringify(process.argv.slice(2)));
  process.exitCode = command === 'end' ? Number(argument) : 0;
}
`;

let checkout: string;
let started: ChildProcess[];
const manifest = { name: 'trial', version: '1.0.0' };
const write = (path: string, content: unknown): void =>
  writeFileSync(join(checkout, path), typeof content === 'string' ? content : JSON.stringify(content));

beforeEach(() => {
  started = [];
  checkout = mkdtempSync(join(tmpdir(), 'first step '));
  mkdirSync(join(checkout, 'setup'));
  mkdirSync(join(checkout, 'packages/cli/src'), { recursive: true });
  mkdirSync(join(checkout, '.ratchet'));
  for (const name of readdirSync(import.meta.dirname).filter((file) => file.endsWith('.mjs'))) {
    cpSync(join(import.meta.dirname, name), join(checkout, 'setup', name));
  }
  write('packages/cli/src/main.ts', program);
  write('package.json', manifest);
  write('package-lock.json', { ...manifest, lockfileVersion: 3, packages: { '': manifest } });
});

afterEach(() => {
  for (const child of started) child.kill('SIGTERM');
  rmSync(checkout, { recursive: true, force: true });
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(checkout, 'setup/first-step.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const end = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
  );
  return { child, end };
}

describe('the first step', () => {
  it('installs once, then says nothing; standard output and exit code are those of the program', async () => {
    const first = await start('ratchet', 'end', '3').end;
    expect(first).toMatchObject({ stdout: '["end","3"]\n', code: 3 });
    expect(first.stderr).toContain('packages installed');
    expect(await start('start', '--json').end).toEqual({
      stdout: '["start","--json"]\n',
      stderr: '',
      code: 0,
    });
  });

  it('installs again when the lock file has changed', async () => {
    await start('ratchet').end;
    const changed = { ...manifest, version: '1.0.1' };
    write('package.json', { ...changed, dependencies: { gone: 'file:./gone' } });
    mkdirSync(join(checkout, 'gone'));
    write('gone/package.json', { name: 'gone', version: '1.0.0' });
    const packages = {
      '': { ...changed, dependencies: { gone: 'file:./gone' } },
      gone: { version: '1.0.0' },
      'node_modules/gone': { resolved: 'gone', link: true },
    };
    write('package-lock.json', { ...changed, lockfileVersion: 3, packages });
    expect((await start('ratchet').end).code).toBe(0);
    expect(existsSync(join(checkout, 'node_modules/gone/package.json'))).toBe(true);
  });

  it('lets one of two that start together install, and leaves no lock', async () => {
    const ends = await Promise.all([start('ratchet').end, start('ratchet').end]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(ends.filter(({ stderr }) => stderr.includes('packages installed'))).toHaveLength(1);
    expect(readdirSync(join(checkout, '.ratchet'))).toEqual([]);
  });

  it('waits for who holds the lock, and takes over from who is gone', async () => {
    const holder = spawn('sleep', ['600']);
    started.push(holder);
    await once(holder, 'spawn');
    write('.ratchet/install.lock', `${holder.pid} ${await startTime(String(holder.pid))}\n`);
    const { child, end } = start('ratchet');
    const [said] = await once(child.stderr, 'data');
    expect(String(said)).toContain('waiting for it');
    holder.kill('SIGKILL');
    expect((await end).code).toBe(0);
  });

  it('does not take a process that got the number of a dead holder for that holder', async () => {
    write('.ratchet/install.lock', `${process.pid} 1\n`);
    const { code, stderr } = await start('ratchet').end;
    expect(code).toBe(0);
    expect(stderr).not.toContain('waiting');
  });

  it('says in a readable way why npm failed', async () => {
    mkdirSync(join(checkout, 'unlocked'));
    write('unlocked/package.json', { name: 'unlocked', version: '1.0.0' });
    write('package.json', { ...manifest, dependencies: { unlocked: 'file:./unlocked' } });
    const { code, stdout, stderr } = await start('ratchet').end;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The packages could not be installed');
    expect(stderr).toContain('in sync');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('passes SIGTERM on and waits for the program to end', async () => {
    await start('ratchet').end;
    const { child, end } = start('ratchet', 'wait');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 7 });
  });

  it('ends the program when the npm that ran it was killed', async () => {
    await start('ratchet').end;
    const command = `"${process.execPath}" setup/first-step.mjs ratchet wait; :`;
    const npm = spawn('sh', ['-c', command], {
      cwd: checkout,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(npm.stdout, 'data');
    npm.kill('SIGKILL');
    expect(await text(npm.stdout)).toBe('SIGTERM\n');
  });

  it.each([[[]], [['nothing-like-it']], [['toString']]])('refuses %j', async (args) => {
    const { code, stdout, stderr } = await start(...args).end;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('start|demo|ratchet|test|bench|simulate|attacks|chaos');
  });
});

async function startTime(pid: string): Promise<string> {
  if (process.platform !== 'linux') {
    return (await text(spawn('ps', ['-o', 'lstart=', '-p', pid]).stdout)).trim();
  }
  const stat = await text(spawn('cat', [`/proc/${pid}/stat`]).stdout);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
