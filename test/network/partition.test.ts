import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { isSplit, nodeKeyFromSeed } from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDebianPackages, iproute } from '../../setup/debian-packages.ts';

/** Two hosts in network namespaces of this test's own, with a cable between them that is pulled and plugged in again. */
const id = process.pid % 60_000;
const spaces = { coordinator: `ratchet-a-${id}`, verifier: `ratchet-b-${id}` } as const;
const cables = { coordinator: `ra${id}`, verifier: `rb${id}` } as const;
const addresses = { coordinator: '10.211.77.1', verifier: '10.211.77.2' } as const;
type Role = keyof typeof spaces;
const roles: readonly Role[] = ['coordinator', 'verifier'];
const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });

interface Answer {
  readonly order: string;
  readonly vouched?: string | null;
  readonly error?: string;
  readonly heard?: readonly string[];
  readonly peers?: number;
  readonly addresses?: readonly string[];
}
interface Host {
  readonly process: ChildProcess;
  readonly lines: Interface;
}

let dir = '';
const hosts = new Map<Role, Host>();
let bootstrap: readonly string[] = [];

async function start(role: Role): Promise<Answer> {
  const script = join(import.meta.dirname, 'partition/host.ts');
  const args = [
    'netns',
    'exec',
    spaces[role],
    process.execPath,
    script,
    role,
    addresses[role],
    dir,
    addresses.coordinator,
  ];
  const child = spawn('ip', [...args, ...bootstrap], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  hosts.set(role, { process: child, lines });
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as Answer;
}
async function order(role: Role, text: string): Promise<Answer> {
  const { process: child, lines } = hosts.get(role)!;
  const answered = once(lines, 'line') as Promise<[string]>;
  child.stdin?.write(`${text}\n`);
  return JSON.parse((await answered)[0]) as Answer;
}
const cable = (state: 'up' | 'down') => ip('-n', spaces.verifier, 'link', 'set', cables.verifier, state);
const polled = (role: Role, of: (answer: Answer) => unknown) =>
  expect.poll(async () => of(await order(role, 'status')), { timeout: 60_000, interval: 250 });

beforeAll(async () => {
  await ensureDebianPackages([iproute], (line) => console.error(line));
  dir = await mkdtemp(join(tmpdir(), 'ratchet-partition-'));
  for (const role of roles) ip('netns', 'add', spaces[role]);
  ip('link', 'add', cables.coordinator, 'type', 'veth', 'peer', 'name', cables.verifier);
  for (const role of roles) {
    ip('link', 'set', cables[role], 'netns', spaces[role]);
    ip('-n', spaces[role], 'addr', 'add', `${addresses[role]}/24`, 'dev', cables[role]);
    for (const device of ['lo', cables[role]]) ip('-n', spaces[role], 'link', 'set', device, 'up');
  }
  bootstrap = (await start('coordinator')).addresses ?? [];
  await start('verifier');
});
afterAll(async () => {
  for (const { process: child } of hosts.values()) {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  for (const role of roles) ip('netns', 'del', spaces[role]);
  await rm(dir, { recursive: true, force: true });
});

describe('two hosts with a partition between them that heals', () => {
  it('agree before it: the checkpoint is heard from the peer and vouched for', async () => {
    await polled('verifier', ({ peers }) => peers).toBe(1);
    expect((await order('verifier', 'look')).vouched).toBe('10');
    expect((await order('coordinator', 'look')).vouched).toBe('10');
    await polled('verifier', async () => {
      await order('coordinator', 'grow 12');
      return true;
    }).toBe(true);
    await polled('verifier', ({ heard }) => heard).toContain('12');
  });

  it('go on, each by itself, while it lasts', async () => {
    cable('down');
    await order('coordinator', 'grow 300');
    expect((await order('coordinator', 'look')).vouched).toBe('300');
    expect((await order('verifier', 'look')).error).toBe('unavailable');
    expect((await order('verifier', 'status')).heard).not.toContain('300');
  });

  it('come together again when it heals, and nothing that was vouched for is lost', async () => {
    cable('up');
    await order('verifier', `connect ${bootstrap[0]}`);
    expect((await order('verifier', 'look')).vouched).toBe('300');
    await polled('verifier', ({ peers }) => peers).toBe(1);
  });

  it('accept no split view: whoever is shown another past after it says so, with proof, and goes on', async () => {
    cable('down');
    await order('coordinator', 'grow 400');
    await order('coordinator', 'look');
    await order('coordinator', 'fork another');
    cable('up');
    expect((await order('verifier', 'look')).error).toBe('split-view');
    const [file] = (await readdir(join(dir, 'verifier'))).filter((name) => name.startsWith('split-view'));
    const evidence = JSON.parse(await readFile(join(dir, 'verifier', file!), 'utf8'));
    expect(isSplit(evidence, nodeKeyFromSeed(Buffer.alloc(32, 200)).keyId)).toBe(true);
    // It stays with what it vouched for, and the other side, which was shown one log, with its own.
    expect(await readFile(join(dir, 'verifier/checkpoint'), 'utf8')).toContain('\n300\n');
    await order('coordinator', 'grow 500');
    expect((await order('coordinator', 'look')).vouched).toBe('500');
    await order('verifier', `connect ${bootstrap[0]}`);
    // The true checkpoint reaches it through the peers, beside a log that cannot have it; one that was told to a dead connection is
    // lost, and the next one is not.
    let size = 500;
    await polled('verifier', async ({ heard }) => {
      size += 1;
      await order('coordinator', `grow ${size}`);
      return heard?.some((line) => /^[45]\d\d /.test(line));
    }).toBe(true);
  });
});
