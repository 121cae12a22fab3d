import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorEmail, type CommitId, manifestSchema, nodeKeyFromSeed } from '@ratchet/protocol';
import { openRepository, type Repository, serveSmartHttp, sshCommitSigner } from '@ratchet/repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrackState } from './app/ports.ts';
import { type WorkspaceFolders, workspaceAdapter } from './workspace-adapter.ts';

const quiet = new AbortController().signal;
const key = nodeKeyFromSeed(Buffer.alloc(32, 3));
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
  editable: ['model.py', 'lib/**'],
  stages: { train: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
});

let folder: string;
let repository: Repository;
let server: Server;
let head: CommitId;
let track: TrackState;
let workspace: WorkspaceFolders;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workspace-test-'));
  repository = await openRepository({
    dir: join(folder, 'served.git'),
    quarantineDir: join(folder, 'quarantine'),
  });
  const text = (path: string, content: string) => ({ path, mode: '100644', content: Buffer.from(content) });
  head = await repository.createRoot({
    files: [text('model.py', 'RATE = 1\n'), text('lib/a.py', 'A = 1\n'), text('score.py', 'print(1)\n')],
    author: { name: 'operator', email: 'operator@example.org' },
    time: new Date('2026-01-01T00:00:00Z'),
    message: 'Open the track',
    signer: sshCommitSigner({ seed: Buffer.alloc(32, 1) }),
  });
  const serve = serveSmartHttp({ repositories: (name) => (name === 'toy' ? repository.dir : null) });
  server = createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/git\/([a-z]+)\.git\/([^?]*)/.exec(request.url ?? '') ?? [];
    serve(request, response, name, rest);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  track = { name: 'toy', cloneUrl: `http://127.0.0.1:${port}/git/toy.git`, head, manifest };
  const now = () => Date.UTC(2026, 0, 2);
  workspace = await workspaceAdapter({ dir: join(folder, 'worker'), keyId: key.keyId, now });
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the workspace', () => {
  it('clones the head and gives its editable files', async () => {
    const files = await workspace.settle(track, quiet);
    expect([...files].map(([path, content]) => [path, Buffer.from(content).toString()])).toEqual([
      ['lib/a.py', 'A = 1\n'],
      ['model.py', 'RATE = 1\n'],
    ]);
    expect(readdirSync(workspace.headDir(head)).sort()).toEqual(['lib', 'model.py', 'score.py']);
  });

  it('makes a real commit that the coordinator admits, by the key’s author', async () => {
    const changes = new Map([
      ['model.py', Buffer.from('RATE = 2\n')],
      ['lib/a.py', null],
      ['lib/b.py', Buffer.from('B = 1\n')],
    ]);
    const candidate = await workspace.commit(head, changes, 'rate = 2\n');
    expect(readdirSync(candidate.dir).sort()).toEqual(['lib', 'model.py', 'score.py']);
    expect(readFileSync(join(candidate.dir, 'model.py'), 'utf8')).toBe('RATE = 2\n');
    const admitted = await repository.inspectBundle(Buffer.from(await workspace.bundle(candidate)), {
      expectCommit: candidate.commit,
      head,
      editable: manifest.editable,
      authorEmail: authorEmail(key.keyId),
    });
    expect(admitted).toMatchObject({ commit: candidate.commit, tree: candidate.tree });
    await workspace.discard(candidate);
    expect(readdirSync(join(folder, 'worker/candidates'))).toEqual([]);
  });

  it('refuses to touch what is protected, or nothing at all', async () => {
    const protectedChange = new Map([['score.py', Buffer.from('print(0)\n')]]);
    await expect(workspace.commit(head, protectedChange, 'h')).rejects.toMatchObject({
      code: 'protected-path',
    });
    const noChange = new Map([['model.py', Buffer.from('RATE = 1\n')]]);
    await expect(workspace.commit(head, noChange, 'h')).rejects.toMatchObject({ code: 'empty-candidate' });
  });

  it('clears away what an earlier process left, and keeps only the head that it is settled on', async () => {
    await workspace.commit(head, new Map([['model.py', Buffer.from('RATE = 3\n')]]), 'h');
    mkdirSync(join(folder, 'worker/heads/0000'));
    const again = await workspaceAdapter({ dir: join(folder, 'worker'), keyId: key.keyId, now: () => 0 });
    await again.settle(track, quiet);
    expect(readdirSync(join(folder, 'worker/candidates'))).toEqual([]);
    expect(readdirSync(join(folder, 'worker/heads'))).toEqual([head]);
  });
});
