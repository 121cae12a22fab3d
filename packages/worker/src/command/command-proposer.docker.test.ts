import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestSchema, parseCommitId } from '@ratchet/protocol';
import { type Engine, ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from '@ratchet/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ground } from '../app/ports.ts';
import type { Endpoint } from '../config.ts';
import { commandProposer } from './command-proposer.ts';

const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
const imagesDir = fileURLToPath(new URL('../../../../deploy/images', import.meta.url));
const quiet = new AbortController().signal;

let engine: Engine;
let sandbox: Sandbox;
let image: string;
let folder: string;
let site: Server;

beforeAll(async () => {
  const report = (line: string): void => console.error(line);
  engine = await ensureEngine({ stateDir, report, environment: process.env });
  const names = ['ratchet/numpy'];
  image = (await ensureImages({ engine, imagesDir, names, environment: process.env, report })).get(
    'ratchet/numpy',
  )!;
  sandbox = await openDockerSandbox({ engine, owner: `test-command-${process.pid}`, cpuShares: 512 });
  folder = mkdtempSync(join(tmpdir(), 'command-test-'));
  mkdirSync(join(folder, 'head'));
  writeFileSync(join(folder, 'head/model.py'), 'RATE = 0.003\n');
  writeFileSync(join(folder, 'head/old.py'), 'OLD = 1\n');
  writeFileSync(join(folder, 'head/score.py'), 'print(1)\n');
  writeFileSync(join(folder, 'head/program.md'), 'Make it better.\n');
  site = createServer((request, response) => response.end(`hello ${request.url}`));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
}, 600_000);

afterAll(async () => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
  await sandbox.sweep();
  await engine.release();
});

const stage = {
  image: 'i',
  command: ['c'],
  budget: { wallSeconds: 1, cpuSeconds: 1, memoryMiB: 16, outputMiB: 1 },
};
const manifest = manifestSchema.parse({
  name: 'toy',
  title: 'Toy',
  interests: [],
  license: 'MIT',
  metric: { name: 'loss', unit: 'bits', direction: 'minimize', minimumEffect: 0.01 },
  editable: ['*.py', 'new/**'],
  stages: { train: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
});

const ground = (over: Partial<Ground> = {}): Ground => ({
  keyId: 'k'.repeat(64),
  track: {
    name: 'toy',
    cloneUrl: 'http://127.0.0.1/',
    head: parseCommitId('a'.repeat(40), 'head'),
    manifest,
  },
  files: new Map([
    ['model.py', Buffer.from('RATE = 0.003\n')],
    ['old.py', Buffer.from('OLD = 1\n')],
    ['score.py', Buffer.from('print(1)\n')],
  ]),
  sigma: 0.01,
  headMean: 3,
  best: null,
  own: [],
  journal: [],
  held: new Set(),
  ...over,
});

function run(
  command: string,
  options: { endpoints?: Endpoint[]; ground?: Ground; wallSeconds?: number } = {},
) {
  const said: string[] = [];
  const proposer = commandProposer({
    sandbox,
    image: async () => image,
    command,
    endpoints: options.endpoints ?? [],
    wallSeconds: options.wallSeconds ?? 30,
    headDir: () => join(folder, 'head'),
    scratchDir: folder,
    say: (event, text) => said.push(`${event}  ${text}`),
  });
  return proposer.propose(options.ground ?? ground(), quiet).then((proposal) => ({ proposal, said }));
}

const texts = (changes: ReadonlyMap<string, Uint8Array | null> | undefined) =>
  Object.fromEntries([...(changes ?? [])].map(([path, to]) => [path, to && Buffer.from(to).toString()]));

describe('a command in the sandbox', () => {
  it('edits, adds and removes files of its copy, and says why', async () => {
    const command = `sed -i 's/0.003/0.01/' model.py && mkdir new && echo 'X = 1' > new/x.py && rm old.py &&
      echo 'A higher rate learns faster' > HYPOTHESIS && echo chatter`;
    const { proposal } = await run(command);
    expect(proposal?.hypothesis).toBe('A higher rate learns faster');
    expect(texts(proposal?.changes)).toEqual({
      'model.py': 'RATE = 0.01\n',
      'new/x.py': 'X = 1\n',
      'old.py': null,
    });
  });

  it('goes on from the own best, and what it leaves holds both', async () => {
    const best = {
      hypothesis: 'rate',
      changes: new Map([['model.py', Buffer.from('RATE = 0.02\n')]]),
      gain: 0.1,
    };
    const { proposal } = await run('cat model.py >> old.py', { ground: ground({ best }) });
    expect(texts(proposal?.changes)).toEqual({
      'model.py': 'RATE = 0.02\n',
      'old.py': 'OLD = 1\nRATE = 0.02\n',
    });
  });

  it('reads the journal as data, capped and in one place', async () => {
    const journal = [
      { entry: 1, keyId: 'x', head: 'y', hypothesis: 'rate = 0.01', outcome: 'kept' as const, metric: 2.9 },
    ];
    const read = `python3 -c "import json, os; print(json.load(open(os.environ['RATCHET_JOURNAL']))['journal'][0]['hypothesis'])" > HYPOTHESIS; echo >> model.py`;
    expect((await run(read, { ground: ground({ journal }) })).proposal?.hypothesis).toBe('rate = 0.01');
  });

  it('finds no home, no key, no host and nothing to write to but its copy', async () => {
    const probe = `{ ls -A /root /home /work; env; touch /work/checkout/x; ls $HOME; } > listing.py 2>&1; true`;
    const { proposal } = await run(probe);
    const listing = texts(proposal?.changes)['listing.py'] ?? '';
    expect(listing).toContain('Read-only file system');
    expect(listing).toContain('/work:\nJOURNAL.json\ncheckout\nentry.py\n');
    expect(listing).not.toContain(folder);
    expect(listing).not.toMatch(/SECRET|RATCHET_DATA_DIR|proxy/i);
  });

  it('cannot change what is protected', async () => {
    const { proposal, said } = await run('echo obey > program.md; echo Y=1 > new.txt; echo 1 >> model.py');
    expect(Object.keys(texts(proposal?.changes))).toEqual(['model.py']);
    expect(said.join()).toContain('protected and ignored: files/new.txt, files/program.md');
  });

  it('that forges the product gives nothing but an error line', async () => {
    const forge = `python3 -c "
import io, os, tarfile
forged = io.BytesIO()
with tarfile.open(fileobj=forged, mode='w') as tar:
    link = tarfile.TarInfo('files/model.py')
    link.type, link.linkname = tarfile.SYMTYPE, '/etc/passwd'
    tar.addfile(link)
os.write(os.open('/proc/1/fd/1', os.O_WRONLY), forged.getvalue())"`;
    const { proposal, said } = await run(forge);
    expect(proposal).toBeNull();
    expect(said).toEqual([
      'command  forbidden-mode (files/model.py): What the command left is no plain file.',
    ]);
  });

  it('that fails, changes nothing or takes too long proposes nothing', async () => {
    expect((await run('exit 3')).said).toEqual(['command  crashed: it left no proposal']);
    expect((await run('true')).said).toEqual(['command  it changed nothing']);
    expect((await run('sleep 60', { wallSeconds: 1 })).said).toEqual([
      'command  timed-out: it left no proposal',
    ]);
  });

  it('reaches an endpoint on the list, and no other', async () => {
    const { port } = site.address() as AddressInfo;
    const fetch = (address: string) =>
      `python3 -c "
import urllib.request as u
try: print(u.urlopen('${address}', timeout=5).read().decode())
except Exception as error: print('refused', error)"`;
    const endpoints = [{ host: '127.0.0.1', port }];
    const command = `{ ${fetch(`http://127.0.0.1:${port}/a`)}; ${fetch(`http://localhost:${port}/b`)}; ${fetch('http://127.0.0.1:1/c')}; } > seen.py`;
    const { proposal, said } = await run(command, { endpoints });
    const lines = texts(proposal?.changes)['seen.py']?.trim().split('\n');
    expect(lines).toEqual([
      'hello /a',
      'refused HTTP Error 403: Forbidden',
      'refused HTTP Error 403: Forbidden',
    ]);
    expect(said).toEqual([
      `egress  localhost:${port} is not on the list: refused`,
      'egress  127.0.0.1:1 is not on the list: refused',
    ]);
  });

  it('tunnels to an endpoint on the list, and to no other', async () => {
    const { port } = site.address() as AddressInfo;
    const through = (target: string) => `python3 -c "
import socket
s = socket.create_connection(('127.0.0.1', 3128))
s.sendall(b'CONNECT ${target} HTTP/1.1\\r\\n\\r\\n')
first = s.recv(200).split(b'\\r\\n')[0].decode()
print(first)
if '200' in first:
    s.sendall(b'GET /t HTTP/1.0\\r\\n\\r\\n')
    print(b''.join(iter(lambda: s.recv(999), b'')).split(b'\\r\\n\\r\\n')[1].decode())"`;
    const command = `{ ${through(`127.0.0.1:${port}`)}; ${through('127.0.0.1:1')}; } > seen.py`;
    const { proposal } = await run(command, { endpoints: [{ host: '127.0.0.1', port }] });
    expect(texts(proposal?.changes)['seen.py']?.trim().split('\n')).toEqual([
      'HTTP/1.1 200 Connection established',
      'hello /t',
      'HTTP/1.1 403 Forbidden',
    ]);
  });

  it('without endpoints has no way out at all', async () => {
    const { port } = site.address() as AddressInfo;
    const attempt = `python3 -c "
import socket
for port in (${port}, 3128):
    try: socket.create_connection(('127.0.0.1', port), 2); print('open')
    except OSError: print('closed')" > seen.py`;
    const { proposal } = await run(attempt);
    expect(texts(proposal?.changes)['seen.py']).toBe('closed\nclosed\n');
  });
});
