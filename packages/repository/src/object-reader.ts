import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { ByteQueue } from './byte-queue.ts';
import type { GitObject, ObjectType } from './git-object.ts';
import { gitMissing, killGit, startGit } from './git-process.ts';
import type { GitSettings, ObjectInfo, ObjectReader, ObjectStore } from './git-settings.ts';
import { refusal } from './refusal.ts';

export const readerArgs: readonly string[] = ['cat-file', '--batch-command', '--buffer'];

/** One `git cat-file --batch-command` that answers any number of questions about the objects in `store`. */
export function openObjectReader(
  settings: GitSettings,
  store: ObjectStore,
  wallSeconds: number,
): ObjectReader {
  if (settings.host) return settings.host.openReader(settings, store, wallSeconds);
  const child = startGit(settings, { args: readerArgs, store });
  const queue = new ByteQueue(child.stdout);
  const timer = setTimeout(() => {
    queue.fail(refusal('unavailable', 'git cat-file', 'It took too long and was stopped.', 'Try again.'));
    killGit(child);
  }, wallSeconds * 1000);
  child.stderr.resume();
  child.once('error', (cause) => queue.fail(gitMissing(cause)));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const ask = (command: string, ids: readonly string[]) => {
    if (ids.length > 0) child.stdin.write(`${ids.map((id) => `${command} ${id}\n`).join('')}flush\n`);
  };
  return {
    async info(ids) {
      ask('info', ids);
      const answers: ObjectInfo[] = [];
      for (const id of ids) answers.push(header(await queue.line(), id));
      return answers;
    },
    async contents(ids) {
      ask('contents', ids);
      const answers: GitObject[] = [];
      for (const id of ids) answers.push(await readObject(queue, id));
      return answers;
    },
    close: () => closeReader(child, timer, ended),
  };
}

async function readObject(queue: ByteQueue, id: string): Promise<GitObject> {
  const { type, sizeBytes } = header(await queue.line(), id);
  const content = await queue.take(sizeBytes);
  await queue.take(1); // the line feed that follows each content
  return { id, type, content };
}

function header(line: string, id: string): ObjectInfo {
  const parts = /^([0-9a-f]{40}) (commit|tree|blob|tag) ([0-9]+)$/.exec(line);
  if (parts?.[1] !== id) {
    throw refusal('bad-field', 'object', `The repository has no object ${id}.`, 'Name one that it has.');
  }
  return { id, type: parts[2] as ObjectType, sizeBytes: Number(parts[3]) };
}

async function closeReader(
  child: ChildProcessWithoutNullStreams,
  timer: NodeJS.Timeout,
  ended: Promise<void>,
): Promise<void> {
  clearTimeout(timer);
  killGit(child);
  await ended;
}

/** Reads `store` while `use` runs. */
export async function withObjectReader<T>(
  context: {
    readonly settings: GitSettings;
    readonly store: ObjectStore;
    readonly limits: { readonly wallSeconds: number };
  },
  use: (reader: ObjectReader) => Promise<T>,
): Promise<T> {
  const reader = openObjectReader(context.settings, context.store, context.limits.wallSeconds);
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}
