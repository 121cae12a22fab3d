import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import type { StageInput } from './sandbox.ts';

export interface StagedInputs {
  /** The same inputs, at paths that say nothing. */
  readonly inputs: readonly StageInput[];
  remove(): Promise<void>;
}

export interface InputStaging {
  /** @throws RatchetError `bad-field` when an input is not there */
  add(stage: string, inputs: readonly StageInput[]): Promise<StagedInputs>;
  /** Removes what stages other than `running` have left. */
  sweep(running: ReadonlySet<string>): Promise<void>;
}

/**
 * Where inputs lie while a stage reads them: `folder/<random>/<number>`. A program can read in /proc/self/mountinfo which
 * folder of the host a mount comes from, and data folders have telling names; and where this process itself runs in a
 * container, `folder` is the one place that it must share with the engine. Files are hard links, or copies where `folder` is on
 * another file system. `folder/owners/<random>` says whose they are, and is outside of everything that is mounted.
 */
export function openInputStaging(options: { folder: string; owner: string }): InputStaging {
  const { folder, owner } = options;
  const owners = join(folder, 'owners');

  async function remove(name: string): Promise<void> {
    await rm(join(folder, name), { recursive: true, force: true });
    await rm(join(owners, name), { force: true });
  }

  return {
    async add(stage, inputs) {
      // Searchable by the engine's own users; the names cannot be guessed and the folder cannot be listed.
      await mkdir(folder, { recursive: true, mode: 0o711 });
      await mkdir(owners, { recursive: true, mode: 0o700 });
      const name = randomBytes(32).toString('hex');
      await writeFile(join(owners, name), `${stage}\n${owner}`);
      try {
        await mkdir(join(folder, name), { mode: 0o711 });
        const staged: StageInput[] = [];
        for (const [index, input] of inputs.entries()) {
          const hostPath = join(folder, name, String(index));
          if (!input.live) await stageInput(input, index, hostPath);
          staged.push(input.live ? input : { ...input, hostPath });
        }
        return { inputs: staged, remove: () => remove(name) };
      } catch (error) {
        await remove(name);
        throw error;
      }
    },
    async sweep(running) {
      const names = await readdir(owners).catch(() => []);
      for (const name of names) {
        const [stage = '', ...whose] = (await readFile(join(owners, name), 'utf8').catch(() => '')).split(
          '\n',
        );
        if (whose.join('\n') === owner && !running.has(stage)) await remove(name);
      }
    },
  };
}

async function stageInput(input: StageInput, index: number, to: string): Promise<void> {
  try {
    await linkTree(await realpath(input.hostPath), to);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' && codeOf(cause) !== 'ENOTDIR') throw cause;
    throw new RatchetError(
      {
        code: 'bad-field',
        field: `inputs.${index}.hostPath`,
        rule: 'An input is a file or a folder that is there.',
        remedy: 'Correct the stage.',
      },
      { cause },
    );
  }
}

/** Links are taken as they are: what they lead to is looked up in the container. Pipes, devices and sockets are left out. */
async function linkTree(from: string, to: string): Promise<void> {
  const entry = await lstat(from);
  if (entry.isDirectory()) {
    await mkdir(to, { mode: 0o755 });
    for (const name of await readdir(from)) await linkTree(join(from, name), join(to, name));
  } else if (entry.isSymbolicLink()) {
    await symlink(await readlink(from), to);
  } else if (entry.isFile()) {
    await linkFile(from, to);
  }
}

/** What cannot be linked: other file systems, file systems without links, other users' files, a file of 65,000 links. */
const unlinkable = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP']);

async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!unlinkable.has(codeOf(error))) throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
