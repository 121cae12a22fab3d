import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoggedMerge } from '@ratchet/audit';
import { RatchetError } from '@ratchet/protocol';

/** The heads of a track as its repository has them, oldest first: the first is the commit that it was opened with. */
export interface GitHistory {
  readonly track: string;
  readonly heads: readonly string[];
}

const run = promisify(execFile);
const minutesAtMost = 10;

/** Nothing of this machine's settings has a say, and nothing but HTTP is spoken. */
const settings = [
  ...['protocol.allow=never', 'protocol.http.allow=always', 'protocol.https.allow=always'],
  ...['core.hooksPath=/dev/null', 'credential.helper=', 'gc.auto=0', 'transfer.fsckObjects=true'],
].flatMap((setting) => ['-c', setting]);

/**
 * Clones what a network serves, as anyone would, and reads its heads. Asked for before the log, so that every head is in the log by the
 * time that is read.
 * @throws RatchetError `unavailable`
 */
export async function gitHistories(
  url: string,
  tracks: readonly string[],
  path: string | undefined,
): Promise<GitHistory[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-audit-'));
  const env = { PATH: path, HOME: dir, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const git = (...args: string[]) =>
    run('git', [...settings, ...args], {
      env,
      timeout: minutesAtMost * 60_000,
      maxBuffer: 256 * 1024 * 1024,
    });
  try {
    const histories: GitHistory[] = [];
    for (const track of tracks) {
      const address = `${url.replace(/\/+$/, '')}/git/${track}.git`;
      const bare = join(dir, `${track}.git`);
      await git('clone', '--quiet', '--bare', '--no-tags', '--', address, bare).catch((cause: unknown) => {
        throw unreadable(address, cause);
      });
      const { stdout } = await git('-C', bare, 'rev-list', '--first-parent', '--reverse', 'HEAD');
      histories.push({ track, heads: stdout.split('\n').filter((line) => line !== '') });
    }
    return histories;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Where a repository's heads are not those of the log, leaf by leaf.
 * @param roots the first head of each track, as the log has it
 * @param sizeBefore leaves that the log had when the repository was read: what they say must be in it
 */
export function historyFaults(
  { track, heads: [root, ...heads] }: GitHistory,
  merges: readonly LoggedMerge[],
  sizeBefore: number,
): { readonly index: number; readonly rule: string }[] {
  const logged = merges.filter((merge) => merge.track === track);
  const faults = heads.flatMap((head, place) => {
    const merge = logged[place];
    if (merge?.to === head) return [];
    const said = merge ? `the log has ${merge.to} there` : 'the log has no such merge';
    return [
      {
        index: merge?.index ?? sizeBefore - 1,
        rule: `Head ${place + 1} of ${track}'s repository is ${head}, and ${said}.`,
      },
    ];
  });
  const missing = logged.slice(heads.length).filter(({ index }) => index < sizeBefore);
  const missed = missing.map(({ to, index }) => ({
    index,
    rule: `The repository of ${track} does not have ${to}.`,
  }));
  return root === undefined
    ? [{ index: 0, rule: `The repository of ${track} is empty.` }]
    : [...faults, ...missed];
}

const unreadable = (address: string, cause: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'unavailable',
      field: address,
      rule: 'The repository cannot be cloned.',
      remedy: 'See that git is installed and that the network is up, and ask again.',
    },
    { cause },
  );
