import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  editable,
  keyId,
  madeAt,
  mergeOf,
  openTrack,
  rootFiles,
  rulesFor,
  type Track,
} from './candidate-fixtures.ts';
import { serveSmartHttp } from './smart-http.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

let track: Track;
let server: Server;
let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  track = await openTrack();
  folder = mkdtempSync(join(tmpdir(), 'ratchet-workspace-'));
  const handler = serveSmartHttp({ repositories: () => track.repository.dir });
  server = createServer((request, response) =>
    handler(request, response, 'words', (request.url ?? '').slice(7)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cloneUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/words`;
  workspace = openWorkspace({ dir: join(folder, 'copy'), cloneUrl });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  track.remove();
  rmSync(folder, { recursive: true, force: true });
});

const edit = (path: string, text: string) => ({ path, mode: '100644' as const, content: Buffer.from(text) });
const candidate = (edits: Parameters<Workspace['commit']>[0]['edits']) => ({
  parent: track.root,
  edits,
  keyId,
  message: 'Try a wider model',
  time: madeAt,
});

describe('a round', () => {
  it('goes from the head over a candidate to a merge and the next head', async () => {
    expect(await workspace.fetchHead()).toBe(track.root);
    const commit = await workspace.commit(
      candidate([edit('model/layers.py', 'WIDTH = 128\n'), { path: 'model/deep/norm.py', content: null }]),
    );
    const made = { commit, bundle: await workspace.bundle(commit) };
    const admitted = await track.repository.inspectBundle(made.bundle, rulesFor(track, made));
    expect(admitted.paths).toEqual(['model/deep/norm.py', 'model/layers.py']);
    const merge = await track.repository.writeMerge(mergeOf(track.root, made));
    await track.repository.advance(track.root, merge);
    expect(await workspace.fetchHead()).toBe(merge);
    const files = await workspace.readTree(merge);
    expect(files.map(({ path }) => path)).toEqual(['model/layers.py', 'program.md', 'score.py', 'train.py']);
    expect(track.git('log', '-1', '--format=%an', commit).trim()).toBe('volunteer-abababababab');
  });

  it('makes bundles that plain git takes', async () => {
    await workspace.fetchHead();
    const commit = await workspace.commit(candidate([edit('train.py', 'x = 1\n')]));
    const file = join(folder, 'candidate.bundle');
    writeFileSync(file, await workspace.bundle(commit));
    expect(track.git('bundle', 'verify', '-q', file)).toBe('');
    expect(track.git('bundle', 'list-heads', file).trim()).toBe(`${commit} refs/heads/candidate`);
  });

  it('gives the same commit for the same edits', async () => {
    await workspace.fetchHead();
    const wanted = candidate([edit('train.py', 'x = 1\n')]);
    expect(await workspace.commit(wanted)).toBe(await workspace.commit(wanted));
  });

  it('refuses edits that change nothing or have forbidden names', async () => {
    await workspace.fetchHead();
    const same = candidate([edit('train.py', rootFiles['train.py']!)]);
    expect(await codeOf(workspace.commit(same))).toBe('empty-candidate');
    expect(await codeOf(workspace.commit(candidate([edit('../x', 'x')])))).toBe('forbidden-path');
    expect(await codeOf(workspace.commit(candidate([edit('.git/config', 'x')])))).toBe('forbidden-path');
  });

  it('says so when the coordinator cannot be reached', async () => {
    const away = openWorkspace({ dir: join(folder, 'away'), cloneUrl: 'http://127.0.0.1:9/words' });
    expect(await codeOf(away.fetchHead())).toBe('unavailable');
    expect(() => openWorkspace({ dir: folder, cloneUrl: 'ext::sh -c id' })).toThrow(/http/);
    expect(() => openWorkspace({ dir: folder, cloneUrl: '/etc' })).toThrow(/http/);
  });
});

describe('a plain folder', () => {
  let checkout: string;
  beforeEach(async () => {
    await workspace.fetchHead();
    checkout = join(folder, 'checkout');
    await workspace.checkout({ commit: track.root, folder: checkout });
  });
  const changes = () => workspace.changesIn({ commit: track.root, folder: checkout, editable });

  it('holds the files of the commit and nothing of git', async () => {
    expect(readFileSync(join(checkout, 'train.py'), 'utf8')).toBe(rootFiles['train.py']);
    expect(existsSync(join(checkout, '.git'))).toBe(false);
    expect(await changes()).toEqual({ edits: [], ignored: [] });
    expect(await codeOf(workspace.checkout({ commit: track.root, folder: checkout }))).toBe(
      'bad-configuration',
    );
  });

  it('gives back what a program left, protected changes apart', async () => {
    writeFileSync(join(checkout, 'train.py'), 'x = 1\n');
    writeFileSync(join(checkout, 'score.py'), 'print(0)\n');
    writeFileSync(join(checkout, 'notes.txt'), 'mine\n');
    mkdirSync(join(checkout, 'model/__pycache__'));
    writeFileSync(join(checkout, 'model/__pycache__/x.pyc'), 'x');
    writeFileSync(join(checkout, 'model/run.sh'), 'true\n');
    chmodSync(join(checkout, 'model/run.sh'), 0o755);
    rmSync(join(checkout, 'model/deep'), { recursive: true });
    const found = await changes();
    expect(found.ignored).toEqual(['notes.txt', 'score.py']);
    expect(found.edits).toEqual([
      { path: 'model/deep/norm.py', content: null },
      { path: 'model/run.sh', mode: '100755', content: Buffer.from('true\n') },
      { path: 'train.py', mode: '100644', content: Buffer.from('x = 1\n') },
    ]);
  });

  it('takes what an agent committed there with git of its own, running no hook', async () => {
    execFileSync('git', ['-C', checkout, 'init', '-q']);
    const marker = join(folder, 'hook-ran');
    for (const hook of ['post-checkout', 'pre-commit', 'reference-transaction']) {
      writeFileSync(join(checkout, '.git/hooks', hook), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    }
    writeFileSync(join(checkout, 'train.py'), 'x = 2\n');
    const { edits } = await changes();
    await workspace.commit(candidate(edits));
    expect(edits.map(({ path }) => path)).toEqual(['train.py']);
    expect(existsSync(marker)).toBe(false);
  });

  it('never follows a link out of the folder', async () => {
    rmSync(join(checkout, 'model'), { recursive: true });
    symlinkSync('/etc', join(checkout, 'model'));
    const { edits, ignored } = await changes();
    expect(edits.every(({ content }) => content === null)).toBe(true);
    expect(ignored).toEqual(['model']);
    rmSync(join(checkout, 'train.py'));
    symlinkSync('/etc/passwd', join(checkout, 'train.py'));
    expect(await codeOf(changes())).toBe('forbidden-mode');
    rmSync(join(checkout, 'train.py'));
    execFileSync('mkfifo', [join(checkout, 'train.py')]);
    expect(await codeOf(changes())).toBe('forbidden-mode');
  });

  it('stops at a file over the limit', async () => {
    writeFileSync(join(checkout, 'train.py'), Buffer.alloc(3_000_000));
    expect(await codeOf(changes())).toBe('oversized');
  });
});
