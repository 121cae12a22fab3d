import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openGitHost } from './git-host.ts';
import { runGit, runGitOrFail } from './git-process.ts';
import type { GitOutput, GitSettings } from './git-settings.ts';
import { openObjectReader } from './object-reader.ts';

const homeDir = mkdtempSync(join(tmpdir(), 'ratchet-git-host-'));
const host = openGitHost();
const here: GitSettings = { homeDir };
const there: GitSettings = { homeDir, host };
afterAll(async () => {
  await host.close();
  rmSync(homeDir, { recursive: true, force: true });
});

describe('git in a process of its own', () => {
  it.each([
    ['what it was given', { args: ['hash-object', '--stdin'], input: Buffer.from('hello\n') }],
    ['a failure', { args: ['no-such-command'] }],
    ['output over the cap', { args: ['help', '--all'], maxOutputBytes: 10 }],
    ['nothing', { args: ['hash-object', '--stdin'], input: Buffer.alloc(0) }],
  ])('does as it would here: %s', async (_what, run) => {
    // Whether a process ends before it is killed for its output is a race.
    const settled = ({ exitCode, ...output }: GitOutput) =>
      output.stopped ? output : { ...output, exitCode };
    expect(settled(await runGit(there, run))).toEqual(settled(await runGit(here, run)));
  });
  it('says which processes were started', async () => {
    const started: (readonly string[])[] = [];
    await runGit({ ...there, onProcess: (args) => started.push(args) }, { args: ['version'] });
    expect(started).toEqual([['version']]);
  });
  it('refuses with the same coded error', async () => {
    const run = { args: ['rev-parse', '--verify', 'nothing'] };
    const refused = await runGitOrFail(here, run).catch((error) => error.toJSON());
    expect(refused).toMatchObject({ code: 'internal', field: 'git rev-parse' });
    await expect(runGitOrFail(there, run)).rejects.toMatchObject(refused);
  });
  it('says so where there is no git', async () => {
    const settings = { ...there, binary: '/nowhere/git' };
    await expect(runGit(settings, { args: ['version'] })).rejects.toMatchObject({ code: 'set-up-failed' });
    const reader = openObjectReader(settings, { gitDir: homeDir }, 5);
    await expect(reader.info(['0'.repeat(40)])).rejects.toMatchObject({ code: 'set-up-failed' });
    await reader.close();
  });
  it('reads objects of any size, in the order in which they are asked for', async () => {
    const gitDir = join(homeDir, 'objects.git');
    await runGitOrFail(there, { args: ['init', '--quiet', '--bare', gitDir] });
    const contents = ['', 'small', 'x'.repeat(300_000)].map((text) => Buffer.from(text));
    const ids: string[] = [];
    for (const input of contents) {
      const args = ['hash-object', '-w', '--stdin'];
      ids.push((await runGitOrFail(there, { args, input, store: { gitDir } })).toString().trim());
    }
    const reader = openObjectReader(there, { gitDir }, 30);
    const sizes = await reader.info(ids);
    const objects = await reader.contents(ids);
    expect(sizes.map(({ sizeBytes }) => sizeBytes)).toEqual([0, 5, 300_000]);
    expect(objects.map(({ content }) => content)).toEqual(contents);
    await expect(reader.info(['0'.repeat(40)])).rejects.toMatchObject({ code: 'bad-field' });
    await reader.close();
  });
  it('fails what still runs when it ends, and begins anew with the next call', async () => {
    const ending = openGitHost();
    const running = runGit({ homeDir, host: ending }, { args: ['version'] });
    const failed = expect(running).rejects.toMatchObject({ code: 'unavailable' });
    await ending.close();
    await failed;
    expect((await runGit({ homeDir, host: ending }, { args: ['version'] })).exitCode).toBe(0);
    await ending.close();
  });
});
