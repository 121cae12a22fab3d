import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface StaircaseStep {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly submission: string;
  readonly effect: string;
  readonly verdictIndex: string;
}

/** A clone of a track, read with nothing but git. */
export interface ClonedTrack {
  /** `git log --first-parent`, newest first; the last one is the root. */
  staircase(): Promise<readonly StaircaseStep[]>;
  authorEmail(commit: string): Promise<string>;
  /** The text of a file at a commit. */
  fileAt(commit: string, path: string): Promise<string>;
  /** Resolves when git accepts the commit's signature as one by a signer on the list. @throws what git said */
  verify(commit: string): Promise<void>;
}

const stepFormat = [
  '%H',
  '%P',
  '%(trailers:key=Ratchet-Submission,valueonly,separator=%x2C)',
  '%(trailers:key=Ratchet-Effect,valueonly,separator=%x2C)',
  '%(trailers:key=Ratchet-Verdict,valueonly,separator=%x2C)',
].join('%x00');

export async function cloneTrack(options: {
  readonly cloneUrl: string;
  /** URL of the list of signers that the coordinator serves. */
  readonly signersUrl: string;
  readonly dir: string;
}): Promise<ClonedTrack> {
  const { cloneUrl, signersUrl, dir } = options;
  await run('git', ['clone', '-q', cloneUrl, dir]);
  const answer = await fetch(signersUrl);
  const signersFile = `${dir}.signers`;
  await writeFile(signersFile, await answer.text());
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', dir, ...args])).stdout.trimEnd();
  return {
    async staircase() {
      const text = await git('log', '--first-parent', `--format=${stepFormat}`);
      return text.split('\n').map((line) => {
        const [commit = '', parents = '', submission = '', effect = '', verdictIndex = ''] = line.split('\0');
        const ids = parents.split(' ').filter((id) => id !== '');
        return { commit, parents: ids, submission, effect, verdictIndex };
      });
    },
    authorEmail: (commit) => git('log', '-1', '--format=%ae', commit),
    fileAt: (commit, path) => git('show', `${commit}:${path}`),
    async verify(commit) {
      await git('-c', `gpg.ssh.allowedSignersFile=${signersFile}`, 'verify-commit', commit);
    },
  };
}
