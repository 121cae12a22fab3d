import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInputStaging } from './staged-inputs.ts';

describe('staged inputs', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'staged-inputs-'));
    folder = join(root, 'staging');
    await mkdir(join(root, 'verifier-1/tree/deep'), { recursive: true });
    await writeFile(join(root, 'verifier-1/tree/deep/file'), 'text');
    await chmod(join(root, 'verifier-1/tree/deep/file'), 0o644);
    await symlink('/etc/passwd', join(root, 'verifier-1/tree/link'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const tree = () => ({ hostPath: join(root, 'verifier-1/tree'), containerPath: '/candidate' });

  it('are the same files at a path that says nothing, until they are removed', async () => {
    const staging = openInputStaging({ folder, owner: 'verifier-1' });
    const { inputs, remove } = await staging.add('1-1', [tree()]);
    const [input] = inputs;
    expect(input?.containerPath).toBe('/candidate');
    expect(input?.hostPath.slice(folder.length)).toMatch(/^\/[0-9a-f]{64}\/0$/);
    const [staged, original] = [join(input!.hostPath, 'deep/file'), join(tree().hostPath, 'deep/file')];
    expect((await stat(staged)).ino).toBe((await stat(original)).ino);
    expect(await readlink(join(input!.hostPath, 'link'))).toBe('/etc/passwd');
    await remove();
    expect(await readdir(folder)).toEqual(['owners']);
    expect(await readdir(join(folder, 'owners'))).toEqual([]);
    expect(await readFile(original, 'utf8')).toBe('text');
  });

  it('leave a live one where it is', async () => {
    const staging = openInputStaging({ folder, owner: 'w' });
    const live = { ...tree(), live: true };
    expect((await staging.add('1-1', [live])).inputs).toEqual([live]);
  });

  it('that are not there are named, and leave nothing', async () => {
    const staging = openInputStaging({ folder, owner: 'w' });
    const missing = { hostPath: join(root, 'missing'), containerPath: '/data' };
    await expect(staging.add('1-1', [tree(), missing])).rejects.toMatchObject({
      code: 'bad-field',
      field: 'inputs.1.hostPath',
    });
    expect(await readdir(folder)).toEqual(['owners']);
  });

  it('of a killed process are swept, those of others and of running stages are not', async () => {
    const [mine, other] = ['mine', 'other'].map((owner) => openInputStaging({ folder, owner }));
    await mine!.add('old-1', [tree()]);
    await mine!.add('new-1', [tree()]);
    await other!.add('old-1', [tree()]);
    await mine!.sweep(new Set(['new-1']));
    expect((await readdir(folder)).length - 1).toBe(2);
    expect(await readdir(join(folder, 'owners'))).toHaveLength(2);
  });
});
