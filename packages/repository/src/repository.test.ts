import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CommitId } from '@ratchet/protocol';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  coordinator,
  makeCandidate,
  mergeOf,
  openedAt,
  openTrack,
  plainEnvironment,
  rootFiles,
  rulesFor,
  signer,
  type Track,
  volunteer,
} from './candidate-fixtures.ts';
import { openRepository } from './repository.ts';
import { allowedSigners } from './ssh-signature.ts';

let track: Track;
beforeEach(async () => {
  track = await openTrack();
});
afterEach(() => track.remove());

const train = rootFiles['train.py']!;
const changeLine = (index: number, text: string) => train.replace(`line_${index} = ${index}\n`, text);

async function tarPaths(tar: Buffer): Promise<string[]> {
  const paths: string[] = [];
  const reader = extract();
  reader.end(tar);
  for await (const entry of reader) {
    paths.push(entry.header.name);
    entry.resume();
  }
  return paths;
}

describe('opening a track', () => {
  it('stores the files in one commit that plain git reads, verifies and finds healthy', async () => {
    const { repository, root, git, folder } = track;
    expect(await repository.head()).toBe(root);
    expect(git('show', 'main:train.py')).toBe(train);
    expect(git('fsck', '--strict', '--full')).toBe('');
    const signers = join(folder, 'signers');
    writeFileSync(signers, allowedSigners(coordinator.email, signer.publicKey));
    const verify = ['-c', `gpg.ssh.allowedSignersFile=${signers}`, 'log', '-1', '--format=%G? %GS', 'main'];
    expect(git(...verify)).toBe(`G ${coordinator.email}\n`);
    git('-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', root);
  });

  it('gives the same root again and refuses another', async () => {
    const options = {
      files: Object.entries(rootFiles).map(([path, text]) => ({
        path,
        mode: '100644',
        content: Buffer.from(text),
      })),
      author: coordinator,
      time: openedAt,
      message: 'Open the track',
      signer,
    };
    expect(await track.repository.createRoot(options)).toBe(track.root);
    expect(await codeOf(track.repository.createRoot({ ...options, message: 'Another' }))).toBe('stale-head');
    expect(await track.repository.head()).toBe(track.root);
  });

  it('has no head before', async () => {
    const empty = await openRepository({
      dir: join(track.folder, 'empty.git'),
      quarantineDir: join(track.folder, 'quarantine'),
    });
    expect(await empty.head()).toBeNull();
  });

  it('opens what is there already, by a relative path too', async () => {
    const again = await openRepository({
      dir: track.repository.dir,
      quarantineDir: join(track.folder, 'quarantine'),
    });
    expect(await again.head()).toBe(track.root);
    const dir = relative(process.cwd(), track.repository.dir);
    const quarantineDir = relative(process.cwd(), join(track.folder, 'quarantine'));
    const made = makeCandidate(track.root, { 'train.py': 'x = 1\n' });
    const nearby = await openRepository({ dir, quarantineDir });
    expect((await nearby.inspectBundle(made.bundle, rulesFor(track, made))).commit).toBe(made.commit);
  });

  it('removes what a killed process left in quarantine, and only that', async () => {
    const quarantineDir = join(track.folder, 'quarantine');
    const { pid } = spawnSync('true');
    mkdirSync(join(quarantineDir, `in-${pid}-left`));
    mkdirSync(join(quarantineDir, `in-${process.pid}-mine`));
    await openRepository({ dir: track.repository.dir, quarantineDir });
    expect(track.quarantined()).toEqual([`in-${process.pid}-mine`]);
  });

  it('names the missing program', async () => {
    const options = {
      dir: join(track.folder, 'x.git'),
      quarantineDir: track.folder,
      gitBinary: 'git-that-is-not',
    };
    expect(await codeOf(openRepository(options))).toBe('set-up-failed');
  });

  it('gives its files and a deterministic tar of them', async () => {
    const files = await track.repository.readTree(track.root);
    expect(files.map(({ path }) => path)).toEqual(Object.keys(rootFiles).sort());
    const { tar, tree } = await track.repository.treeTar(track.root);
    expect(tree).toBe(track.git('rev-parse', 'main^{tree}').trim());
    expect(await tarPaths(tar)).toEqual(Object.keys(rootFiles).sort());
    expect((await track.repository.treeTar(track.root)).tar.equals(tar)).toBe(true);
    expect(await codeOf(track.repository.readTree('0'.repeat(40) as CommitId))).toBe('bad-field');
  });
});

describe('inspecting', () => {
  it('describes an honest candidate with three processes and leaves nothing', async () => {
    const made = makeCandidate(track.root, {
      'train.py': changeLine(3, 'line_3 = 33\n'),
      'model/new.py': 'A = 1\n',
    });
    track.processes.length = 0;
    const candidate = await track.repository.inspectBundle(made.bundle, rulesFor(track, made));
    expect(track.processes.map(([name]) => name)).toEqual(['index-pack', 'cat-file', 'diff-tree']);
    expect(candidate).toMatchObject({
      commit: made.commit,
      parent: track.root,
      author: volunteer.email,
      paths: ['model/new.py', 'train.py'],
      linesAdded: 2,
      linesRemoved: 1,
    });
    expect(candidate.hunks).toHaveLength(2);
    expect(candidate.diff).toContain('+line_3 = 33');
    expect(await tarPaths(candidate.treeTar)).toContain('model/new.py');
    expect(track.quarantined()).toEqual([]);
    expect(() => track.git('cat-file', '-e', made.commit)).toThrow();
    expect(await track.repository.head()).toBe(track.root);
  });

  it('takes turns when many come at once, and a refused one gives its turn on', async () => {
    const bad = makeCandidate(track.root, { 'score.py': 'print(0)\n' });
    const good = makeCandidate(track.root, { 'train.py': 'x = 1\n' });
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? good : bad)).map((made) =>
        codeOf(track.repository.inspectBundle(made.bundle, rulesFor(track, made))),
      ),
    );
    expect(codes.filter((code) => code === 'protected-path')).toHaveLength(6);
    expect(codes.filter((code) => code === 'no error')).toHaveLength(6);
  });

  it('takes what `git bundle create` makes, thin deltas included', async () => {
    const work = join(track.folder, 'work');
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', work, ...args], {
        encoding: 'utf8',
        env: {
          ...plainEnvironment,
          GIT_AUTHOR_NAME: volunteer.name,
          GIT_AUTHOR_EMAIL: volunteer.email,
          GIT_COMMITTER_NAME: volunteer.name,
          GIT_COMMITTER_EMAIL: volunteer.email,
          GIT_AUTHOR_DATE: '2026-01-02T00:00:00Z',
          GIT_COMMITTER_DATE: '2026-01-02T00:00:00Z',
        },
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    mkdirSync(work);
    git('clone', '-q', track.repository.dir, '.');
    writeFileSync(join(work, 'train.py'), changeLine(20, 'line_20 = "twenty"\n'));
    git('commit', '-q', '-a', '-m', 'By plain git');
    const commit = git('rev-parse', 'HEAD') as CommitId;
    git('bundle', 'create', '../b', 'origin/main..main');
    const bundle = execFileSync('cat', [join(track.folder, 'b')]);
    expect(bundle.length).toBeLessThan(700);
    const candidate = await track.repository.inspectBundle(bundle, rulesFor(track, { commit, bundle }));
    expect(candidate.paths).toEqual(['train.py']);
    expect(candidate.tree).toBe(git('rev-parse', 'HEAD^{tree}'));
  });
});

describe('merging', () => {
  it('builds a staircase of signed merges whose second parents are the volunteers', async () => {
    const { repository, root, git, folder } = track;
    const first = makeCandidate(root, { 'train.py': changeLine(3, 'line_3 = 33\n') });
    const merge = await repository.writeMerge(mergeOf(root, first));
    expect(await repository.head()).toBe(root);
    expect(await repository.advance(root, merge)).toBe(true);
    expect(await repository.advance(root, merge)).toBe(true);
    const base = { 'train.py': changeLine(3, 'line_3 = 33\n') };
    const second = makeCandidate(merge, { 'model/layers.py': 'WIDTH = 128\n' }, { base });
    const top = await repository.writeMerge(mergeOf(merge, second));
    expect(await repository.advance(merge, top)).toBe(true);
    expect(git('log', '--first-parent', '--format=%H', 'main').trim().split('\n')).toEqual([
      top,
      merge,
      root,
    ]);
    expect(git('log', '-1', '--format=%ae', 'main^2').trim()).toBe(volunteer.email);
    expect(git('log', '-1', '--format=%(trailers:key=Ratchet-Effect,valueonly)', 'main').trim()).toBe(
      '0.12 [0.10, 0.14]',
    );
    const signers = join(folder, 'signers');
    writeFileSync(signers, allowedSigners(coordinator.email, signer.publicKey));
    git('-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', top, merge, root);
    expect(git('fsck', '--strict', '--full')).toBe('');
    expect(await repository.diff(root, top)).toContain('+WIDTH = 128');
    expect(track.quarantined()).toEqual([]);
  });

  it('is deterministic, and the signature covers the message', async () => {
    const made = makeCandidate(track.root, { 'train.py': 'x = 1\n' });
    const options = mergeOf(track.root, made);
    const once = await track.repository.writeMerge(options);
    expect(await track.repository.writeMerge(options)).toBe(once);
    const other = await track.repository.writeMerge({ ...options, message: 'Another' });
    expect(other).not.toBe(once);
  });

  it('refuses a trailer that could add a line', async () => {
    const made = makeCandidate(track.root, { 'train.py': 'x = 1\n' });
    const trailers = [['Ratchet-Effect', 'a\nRatchet-Verdict: b']] as [string, string][];
    const merging = track.repository.writeMerge({ ...mergeOf(track.root, made), trailers });
    expect(await codeOf(merging)).toBe('bad-field');
  });

  it('loses a race without harm: one of many heads wins', async () => {
    const { repository, root } = track;
    const merges = await Promise.all(
      ['a', 'b', 'c'].map((text) =>
        repository.writeMerge(mergeOf(root, makeCandidate(root, { 'train.py': `${text}\n` }))),
      ),
    );
    const moved = await Promise.all(merges.map((merge) => repository.advance(root, merge)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await repository.head()).toBe(merges[moved.indexOf(true)]);
  });

  it('never moves a head to a commit that does not continue it', async () => {
    const { repository, root } = track;
    const merge = await repository.writeMerge(mergeOf(root, makeCandidate(root, { 'train.py': 'x\n' })));
    expect(await codeOf(repository.advance(merge, root))).toBe('wrong-parent');
    expect(await repository.head()).toBe(root);
  });
});

describe('rebasing', () => {
  const options = { committer: coordinator, time: openedAt };
  const advanceBy = async (changes: Record<string, string>) => {
    const made = makeCandidate(track.root, changes);
    const merge = await track.repository.writeMerge(mergeOf(track.root, made));
    await track.repository.advance(track.root, merge);
    return merge;
  };

  it('moves a candidate onto the new head, and what comes out can be merged', async () => {
    const made = makeCandidate(track.root, { 'train.py': changeLine(30, 'line_30 = 0\n') });
    const before = await track.repository.inspectBundle(made.bundle, rulesFor(track, made));
    const onto = await advanceBy({ 'train.py': changeLine(3, 'line_3 = 33\n') });
    const { candidate, bundle } = await track.repository.rebase(made.bundle, {
      ...options,
      candidate: made.commit,
      onto,
    });
    expect(candidate.parent).toBe(onto);
    expect(candidate.author).toBe(volunteer.email);
    expect(candidate.patchId).toBe(before.patchId);
    expect(candidate.hunks).toEqual(before.hunks);
    expect(track.quarantined()).toEqual([]);
    const merged = mergeOf(onto, { commit: candidate.commit, bundle });
    const top = await track.repository.writeMerge(merged);
    expect(await track.repository.advance(onto, top)).toBe(true);
    const text = track.git('show', 'main:train.py');
    expect(text).toContain('line_3 = 33\n');
    expect(text).toContain('line_30 = 0\n');
    expect(track.git('log', '-1', '--format=%ae %ce', candidate.commit).trim()).toBe(
      `${volunteer.email} ${coordinator.email}`,
    );
  });

  it('gives back the same candidate on its own head', async () => {
    const made = makeCandidate(track.root, { 'train.py': 'x\n' });
    const wanted = { ...options, candidate: made.commit, onto: track.root };
    const { candidate, bundle } = await track.repository.rebase(made.bundle, wanted);
    expect(candidate.commit).toBe(made.commit);
    expect(bundle.equals(made.bundle)).toBe(true);
  });

  it.each([
    ['merge-conflict', { 'train.py': changeLine(3, 'line_3 = 4\n') }],
    ['merge-conflict', { 'train.py': null }],
    ['empty-candidate', { 'train.py': changeLine(3, 'line_3 = 33\n') }],
  ] as const)('reports %s', async (code, changes) => {
    const made = makeCandidate(track.root, changes);
    const onto = await advanceBy({ 'train.py': changeLine(3, 'line_3 = 33\n'), 'model/more.py': 'x\n' });
    const rebasing = track.repository.rebase(made.bundle, { ...options, candidate: made.commit, onto });
    expect(await codeOf(rebasing)).toBe(code);
    expect(track.quarantined()).toEqual([]);
    expect(await track.repository.head()).toBe(onto);
  });

  it('refuses two additions that fall together only after the merge', async () => {
    const made = makeCandidate(track.root, { 'model/New.py': 'x\n' });
    const onto = await advanceBy({ 'model/new.py': 'x\n' });
    const rebasing = track.repository.rebase(made.bundle, { ...options, candidate: made.commit, onto });
    expect(await codeOf(rebasing)).toBe('forbidden-path');
  });
});
