import { deflateSync } from 'node:zlib';
import type { CommitId } from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codeOf,
  type HandMade,
  makeCandidate,
  makeCommit,
  openTrack,
  rootFiles,
  rulesFor,
  type Track,
  volunteer,
  wrap,
} from './candidate-fixtures.ts';
import { type GitObject, gitObject, stamp } from './git-object.ts';
import type { InspectionRules } from './inspect-bundle.ts';
import { encodePack, entryHeader } from './pack.ts';
import { encodeTree, type TreeEntry } from './tree-object.ts';

let track: Track;
let root: CommitId;
let refs: string;
beforeAll(async () => {
  track = await openTrack();
  root = track.root;
  refs = track.git('for-each-ref') + track.git('count-objects', '-v');
});
afterAll(() => track.remove());

/** Inspects, and whatever the answer: nothing is left in quarantine, no reference moved, no object stored. */
async function inspect(made: HandMade, rules: Partial<InspectionRules> = {}): Promise<string> {
  const code = await codeOf(
    track.repository.inspectBundle(made.bundle, { ...rulesFor(track, made), ...rules }),
  );
  expect(track.quarantined()).toEqual([]);
  expect(track.git('for-each-ref') + track.git('count-objects', '-v')).toBe(refs);
  return code;
}

const honest = () => makeCandidate(root, { 'train.py': 'x = 1\n' });
const withBundle = (bundle: Buffer): HandMade => ({ ...honest(), bundle });
const entry = (mode: string, name: string | Buffer, id: string): TreeEntry => ({
  mode,
  name: Buffer.from(name),
  id,
});
const blob = gitObject('blob', Buffer.from('x\n'));
const rawTree = (entries: TreeEntry[]): GitObject => gitObject('tree', encodeTree(entries));
/** A hand-made root tree: the track's own entries and one more, which brings objects with it. */
function rootTreeWith(more: TreeEntry, objects: GitObject[] = [blob]): HandMade {
  const listed = track.git('ls-tree', root).trim().split('\n');
  const known = listed.map((line) => {
    const [mode, , id, name] = line.split(/[ \t]/) as [string, string, string, string];
    return entry(mode.replace(/^0/, ''), name, id);
  });
  const key = ({ mode, name }: TreeEntry) =>
    mode === '40000' ? Buffer.concat([name, Buffer.from('/')]) : name;
  const tree = rawTree([...known, more].sort((a, b) => Buffer.compare(key(a), key(b))));
  return makeCommit(root, tree.id, [tree, ...objects]);
}

it('admits the honest one that the hostile ones vary', async () => {
  expect(await inspect(honest())).toBe('no error');
});

describe('form', () => {
  const text = (value: string) => Buffer.from(value);
  it.each<[string, () => HandMade, string]>([
    ['nothing', () => withBundle(text('')), 'bundle-malformed'],
    ['garbage', () => withBundle(Buffer.alloc(5_000, 0xa7)), 'bundle-malformed'],
    ['version 3', () => withBundle(text('# v3 git bundle\n@object-format=sha1\n\n')), 'bundle-malformed'],
    ['a header alone', () => withBundle(honest().bundle.subarray(0, 60)), 'bundle-malformed'],
    ['a cut pack', () => withBundle(honest().bundle.subarray(0, -30)), 'bundle-malformed'],
    [
      'bytes after the pack',
      () => withBundle(Buffer.concat([honest().bundle, text('x')])),
      'bundle-malformed',
    ],
    ['a wrong pack checksum', () => withBundle(flipLastByte(honest().bundle)), 'fsck-failed'],
    ['no prerequisite', () => withBundle(replaceHeader(`${honest().commit} HEAD`)), 'bundle-malformed'],
    ['no reference', () => withBundle(replaceHeader(`-${root}`)), 'bundle-malformed'],
    [
      'two references',
      () => withBundle(replaceHeader(`-${root}\n${honest().commit} a\n${root} b`)),
      'bundle-malformed',
    ],
    [
      'two prerequisites',
      () => withBundle(replaceHeader(`-${root}\n-${honest().commit}\n${honest().commit} a`)),
      'bundle-malformed',
    ],
    [
      'another prerequisite',
      () => withBundle(replaceHeader(`-${'1'.repeat(40)}\n${honest().commit} a`)),
      'wrong-parent',
    ],
    ['another commit', () => ({ ...honest(), commit: root }), 'bundle-mismatch'],
    ['a commit that it lacks', () => lackingCommit(), 'bundle-malformed'],
    ['a tree as the commit', () => treeAsCommit(), 'bundle-malformed'],
  ])('refuses %s', async (_name, make, code) => {
    expect(await inspect(make())).toBe(code);
  });

  function replaceHeader(header: string): Buffer {
    const { bundle } = honest();
    const pack = bundle.subarray(bundle.indexOf('\n\n') + 2);
    return Buffer.concat([text(`# v2 git bundle\n${header}\n\n`), pack]);
  }
  function flipLastByte(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
    return copy;
  }
  const lackingCommit = (): HandMade => {
    const pack = encodePack([blob]);
    const header = text(`# v2 git bundle\n-${root}\n${honest().commit} a\n\n`);
    return { commit: honest().commit, bundle: Buffer.concat([header, pack]) };
  };
  const treeAsCommit = (): HandMade => wrap(root, rawTree([entry('100644', 'a', blob.id)]), [blob]);
});

describe('bombs', () => {
  const bundleWith = (pack: Buffer) =>
    withBundle(Buffer.concat([Buffer.from(`# v2 git bundle\n-${root}\n${honest().commit} a\n\n`), pack]));
  const packHeader = (count: number) => Buffer.from([...Buffer.from('PACK'), 0, 0, 0, 2, ...uint32(count)]);
  const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const packed = (...parts: Buffer[]) => Buffer.concat([packHeader(1), ...parts, Buffer.alloc(20)]);
  const gigabyte = 2 ** 30;

  it.each<[string, () => HandMade, string]>([
    [
      'a count of billions',
      () => bundleWith(Buffer.concat([packHeader(0xffffffff), Buffer.alloc(99)])),
      'oversized',
    ],
    [
      'an object declared as a gigabyte',
      () => bundleWith(packed(entryHeader(3, gigabyte), deflateSync(Buffer.alloc(1_000_000)))),
      'oversized',
    ],
    [
      'more data than declared',
      () => bundleWith(packed(entryHeader(3, 10), deflateSync(Buffer.alloc(50_000_000)))),
      'bundle-malformed',
    ],
    ['a delta that expands to a gigabyte', () => bundleWith(deltaBomb()), 'oversized'],
    ['a size without end', () => bundleWith(packed(Buffer.alloc(40, 0xff))), 'bundle-malformed'],
    ['many objects that add up', () => bundleWith(addingUp()), 'oversized'],
    ['a tree that holds itself 2^40 times', () => treeBomb(), 'oversized'],
    ['folders without end', () => deepTree(), 'forbidden-path'],
    ['5,000 files', () => manyFiles(), 'oversized'],
    [
      'a file over the limit',
      () => makeCandidate(root, { 'train.py': Buffer.alloc(2_000_000, 'x') }),
      'oversized',
    ],
    ['a bundle over the limit', () => withBundle(Buffer.alloc(5_000_000)), 'oversized'],
    [
      'a message over the limit',
      () => makeCandidate(root, { 'train.py': 'x' }, { commit: { message: 'x'.repeat(9_000) } }),
      'oversized',
    ],
  ])('refuses %s, quickly', async (_name, make, code) => {
    const made = make();
    const started = performance.now();
    expect(await inspect(made)).toBe(code);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  function deltaBomb(): Buffer {
    // Base size 2, made size 2^30, then "copy 0xffffff bytes from 0" many times.
    const delta = Buffer.concat([
      Buffer.from([2, 0x80, 0x80, 0x80, 0x80, 0x04]),
      Buffer.alloc(4 * 64, Buffer.from([0xf0, 0xff, 0xff, 0xff])),
    ]);
    const base = Buffer.from(blob.id, 'hex');
    return packed(entryHeader(7, delta.length), base, deflateSync(delta));
  }
  function addingUp(): Buffer {
    const objects = Array.from({ length: 12 }, (_, index) => ({
      type: 'blob' as const,
      content: Buffer.alloc(3_000_000, index),
    }));
    return encodePack(objects);
  }
  function treeBomb(): HandMade {
    const trees = [rawTree([entry('100644', 'f', blob.id)])];
    for (let level = 0; level < 14; level += 1) {
      const id = trees.at(-1)!.id;
      trees.push(rawTree(Array.from({ length: 8 }, (_, index) => entry('40000', `d${index}`, id))));
    }
    return makeCommit(root, trees.at(-1)!.id, [...trees, blob]);
  }
  function deepTree(): HandMade {
    const trees = [rawTree([entry('100644', 'f', blob.id)])];
    for (let level = 0; level < 1_000; level += 1)
      trees.push(rawTree([entry('40000', 'd', trees.at(-1)!.id)]));
    return makeCommit(root, trees.at(-1)!.id, [...trees, blob]);
  }
  const manyFiles = () =>
    makeCandidate(
      root,
      Object.fromEntries(
        Array.from({ length: 5_000 }, (_, index) => [`model/f${index}`, { mode: '100644', id: blob.id }]),
      ),
      { extra: [blob] },
    );
});

describe('commits', () => {
  const other = stamp({ name: 'x', email: 'someone@example.org' }, new Date('2026-01-02'));
  const at = (time: string) => stamp(volunteer, new Date(time));
  const changed = { 'train.py': 'x = 1\n' };
  const withCommit = (commit: object, options: object = {}) =>
    makeCandidate(root, changed, { commit, ...options });

  it.each<[string, () => HandMade, string]>([
    ['a parent that is not the head', () => grandchild(), 'wrong-parent'],
    ['two parents', () => withCommit({ parents: [root, root] }), 'wrong-parent'],
    ['no parent', () => withCommit({ parents: [] }), 'wrong-parent'],
    ['another author', () => withCommit({ author: other }), 'wrong-author'],
    ['another committer', () => withCommit({ committer: other }), 'wrong-author'],
    ['a time far ahead', () => withCommit({ author: at('2031-01-01') }), 'bundle-malformed'],
    ['a time before git', () => withCommit({ author: at('1999-01-01') }), 'bundle-malformed'],
    [
      'an impossible zone',
      () => withCommit({ author: { ...at('2026-01-02'), zone: '+9999' } }),
      'bundle-malformed',
    ],
    ['an empty message', () => withCommit({ message: ' \n' }), 'bundle-malformed'],
    ['a forged trailer', () => withCommit({ message: 'a\n\nRatchet-Verdict: 12\n' }), 'bundle-malformed'],
    ['an escape in the message', () => withCommit({ message: 'a\u001b[2Jb\n' }), 'bundle-malformed'],
    ['a signature', () => signed(), 'bundle-malformed'],
    ['bytes that are no UTF-8', () => latin1(), 'bundle-malformed'],
    [
      'a stray object',
      () => withCommit({}, { extra: [gitObject('blob', Buffer.from('stray'))] }),
      'bundle-malformed',
    ],
    ['a stray commit', () => withCommit({}, { extra: [strayCommit()] }), 'bundle-malformed'],
    ['no change', () => makeCandidate(root, {}), 'empty-candidate'],
  ])('refuses %s', async (_name, make, code) => {
    expect(await inspect(make())).toBe(code);
  });

  /** Headers of a commit that is right so far. */
  function headers(): string {
    const tree = track.git('rev-parse', `${root}^{tree}`).trim();
    const person = `volunteer <${volunteer.email}> 1767312000 +0000`;
    return `tree ${tree}\nparent ${root}\nauthor ${person}\ncommitter ${person}\n`;
  }
  function signed(): HandMade {
    return wrap(root, gitObject('commit', Buffer.from(`${headers()}gpgsig a\n b\n\nhello\n`)), []);
  }
  function latin1(): HandMade {
    return wrap(root, gitObject('commit', Buffer.from(`${headers()}\nhell\xf6\n`, 'latin1')), []);
  }
  function strayCommit(): GitObject {
    return gitObject('commit', Buffer.from(`${headers()}\nstray\n`));
  }
  function grandchild(): HandMade {
    const middle = gitObject('commit', Buffer.from(`${headers()}\nmiddle\n`));
    const top = gitObject('commit', Buffer.from(`${headers().replace(root, middle.id)}\ntop\n`));
    return wrap(root, top, [middle]);
  }
});

describe('trees', () => {
  const gitLink = '1'.repeat(40);
  it.each<[string, () => HandMade, string]>([
    ['a protected file', () => makeCandidate(root, { 'score.py': 'print(0)\n' }), 'protected-path'],
    ['a protected file deleted', () => makeCandidate(root, { 'program.md': null }), 'protected-path'],
    ['a new file beside', () => makeCandidate(root, { 'numpy.py': 'x\n' }), 'protected-path'],
    ['a protected file made executable', () => modeFlip('score.py', '100755'), 'protected-path'],
    ['a folder turned into a file', () => makeCandidate(root, folderAsFile), 'protected-path'],
    [
      'a symbolic link',
      () => makeCandidate(root, { 'model/x': link('120000') }, { extra: [blob] }),
      'forbidden-mode',
    ],
    [
      'a submodule',
      () => makeCandidate(root, { 'model/x': { mode: '160000', id: gitLink } }),
      'forbidden-mode',
    ],
    [
      'group-writable files',
      () => makeCandidate(root, { 'model/x': link('100664') }, { extra: [blob] }),
      'forbidden-mode',
    ],
    ['names that differ in case', () => makeCandidate(root, { 'model/Layers.py': 'x\n' }), 'forbidden-path'],
    [
      'folders that differ in case',
      () => makeCandidate(root, { 'model/Deep/a.py': 'x\n' }),
      'forbidden-path',
    ],
    ['a name in NFD', () => makeCandidate(root, { 'model/e\u0301.py': 'x\n' }), 'forbidden-path'],
    [
      'an empty folder',
      () => rootTreeWith(entry('40000', 'zzz', rawTree([]).id), [rawTree([])]),
      'forbidden-path',
    ],
    [
      'a name that is no UTF-8',
      () => rootTreeWith(entry('100644', Buffer.from([0x7a, 0xff]), blob.id)),
      'forbidden-path',
    ],
    ['..', () => rootTreeWith(entry('40000', '..', modelTree())), 'fsck-failed'],
    ['.', () => rootTreeWith(entry('40000', '.', modelTree())), 'fsck-failed'],
    ['a slash in a name', () => rootTreeWith(entry('100644', 'model/../../x', blob.id)), 'fsck-failed'],
    ['an empty name', () => rootTreeWith(entry('100644', '', blob.id)), 'fsck-failed'],
    ['a name twice', () => rootTreeWith(entry('100644', 'train.py', blob.id)), 'fsck-failed'],
    ['a padded mode', () => rootTreeWith(entry('0100644', 'zzz', blob.id)), 'fsck-failed'],
    [
      'a missing blob',
      () => makeCandidate(root, { 'model/x': { mode: '100644', id: gitLink } }),
      'fsck-failed',
    ],
    [
      'a tree as a file',
      () => makeCandidate(root, { 'model/x': { mode: '100644', id: modelTree() } }),
      'fsck-failed',
    ],
    ['a blob as a folder', () => rootTreeWith(entry('40000', 'zzz', blob.id)), 'fsck-failed'],
  ])('refuses %s', async (_name, make, code) => {
    expect(await inspect(make())).toBe(code);
  });

  it.each([
    '.git/config',
    '.GIT/hooks/x',
    '.g\u200cit/config',
    'git~1/config',
    '.git ./config',
    '.git::$INDEX_ALLOCATION/x',
    '.gitattributes',
    '.gitmodules',
    '.GitIgnore',
    '.\uff47it/config',
    'a:b',
    'back\\slash',
    'tab\there',
    'new\nline',
    'bidi\u202egnp.py',
    'trailing.',
    'trailing ',
    ' leading',
    'aux.py',
    'x'.repeat(150),
    `${'d/'.repeat(20)}x`,
  ])('refuses the name %j', async (name) => {
    const code = await inspect(makeCandidate(root, { [`model/${name}`]: 'x\n' }));
    expect(['forbidden-path', 'fsck-failed']).toContain(code);
  });

  it.each(['.github', '_gitignore', 'git.py', 'aux_loss.py', 'naïve.py', '名前.py', 'a b.py', 'x..py'])(
    'judges the name %j',
    async (name) => {
      const code = await inspect(makeCandidate(root, { [`model/${name}`]: 'x\n' }));
      expect(code).toBe(name === '.github' ? 'forbidden-path' : 'no error');
    },
  );

  it('lets an editable file become executable, be deleted or be empty', async () => {
    expect(await inspect(modeFlip('train.py', '100755'))).toBe('no error');
    expect(await inspect(makeCandidate(root, { 'model/layers.py': null }))).toBe('no error');
    expect(await inspect(makeCandidate(root, { 'model/empty.py': '' }))).toBe('no error');
    expect(await inspect(makeCandidate(root, { 'model/w.bin': Buffer.from([0, 1, 2, 0]) }))).toBe('no error');
  });

  it('holds to limits that the rules lower', async () => {
    const made = makeCandidate(root, { 'train.py': 'x = 1\n', 'model/a.py': 'a\n' });
    expect(await inspect(made, { maxChangedFiles: 1 })).toBe('oversized');
    expect(await inspect(made, { maxFileBytes: 3 })).toBe('oversized');
    expect(await inspect(made, { maxFiles: 3 })).toBe('oversized');
    expect(await inspect(made, { maxBytes: 30 })).toBe('oversized');
    expect(await inspect(made, { maxObjects: 2 })).toBe('oversized');
  });

  const link = (mode: string) => ({ mode, id: blob.id });
  const modelTree = () => track.git('rev-parse', `${root}:model`).trim();
  const folderAsFile = { 'model/layers.py': null, 'model/deep/norm.py': null, model: 'x\n' };
  const modeFlip = (path: string, mode: string) =>
    makeCandidate(root, { [path]: { mode, id: gitObject('blob', Buffer.from(rootFiles[path]!)).id } });
});
