import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { RatchetError, type RatchetErrorFields } from '@ratchet/protocol';
import type { GitObject } from './git-object.ts';
import type { GitHost, GitOutput, GitRun, GitSettings, ObjectInfo, ObjectStore } from './git-settings.ts';
import { readerArgs } from './object-reader.ts';
import { refusal } from './refusal.ts';

/** Functions stay where they are: only these settings go along. */
type HostSettings = Pick<GitSettings, 'homeDir' | 'binary'>;

/** Readers have numbers that this side gives. */
export type GitCall =
  | { readonly what: 'run'; readonly settings: HostSettings; readonly run: GitRun }
  | {
      readonly what: 'open';
      readonly reader: number;
      readonly settings: HostSettings;
      readonly store: ObjectStore;
      readonly wallSeconds: number;
    }
  | { readonly what: 'info' | 'contents'; readonly reader: number; readonly ids: readonly string[] }
  | { readonly what: 'close'; readonly reader: number };

export interface GitQuestion {
  readonly number: number;
  readonly call: GitCall;
}

export interface GitAnswer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: { readonly fields: RatchetErrorFields | null; readonly message: string };
}

export function openGitHost(): GitHost {
  let child: ChildProcess | null = null;
  let [questions, readers] = [0, 0];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();

  function settle({ number, value, error }: GitAnswer): void {
    const asked = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) letGo();
    if (!error) asked?.resolve(value);
    else {
      const cause = new Error(error.message);
      asked?.reject(error.fields ? new RatchetError(error.fields, { cause }) : cause);
    }
  }

  /** Nobody's process is kept alive by one that has nothing to do. */
  function letGo(): void {
    child?.unref();
    child?.channel?.unref();
  }

  function failAll(cause: unknown): void {
    child = null;
    for (const { reject } of waiting.values())
      reject(refusal('unavailable', 'git', 'The process that runs git ended.', 'Try again.', cause));
    waiting.clear();
  }

  function started(): ChildProcess {
    if (child) return child;
    // In a session of its own: Ctrl-C in a terminal is for the process that it works for, which ends it last.
    const made = fork(fileURLToPath(new URL('./git-host-process.ts', import.meta.url)), [], {
      ...{ serialization: 'advanced', detached: true, execArgv: [] },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    made.on('message', settle);
    made.on('error', (cause) => made === child && failAll(cause));
    made.on('exit', () => made === child && failAll(null));
    child = made;
    return made;
  }

  function ask<Value>(call: GitCall): Promise<Value> {
    questions += 1;
    const number = questions;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(number, answer);
    const host = started();
    host.ref();
    host.channel?.ref();
    host.send({ number, call } satisfies GitQuestion, (error) => {
      if (error && host === child) failAll(error);
    });
    return answer.promise as Promise<Value>;
  }

  return {
    async run({ homeDir, binary, onProcess }, run) {
      onProcess?.(run.args);
      const settings = { homeDir, ...(binary && { binary }) };
      const output = await ask<GitOutput>({ what: 'run', settings, run });
      return { ...output, stdout: asBuffer(output.stdout) };
    },
    openReader({ homeDir, binary, onProcess }, store, wallSeconds) {
      onProcess?.(readerArgs);
      readers += 1;
      const reader = readers;
      const settings = { homeDir, ...(binary && { binary }) };
      // What keeps it from opening is what its first question is answered with.
      const opened = ask({ what: 'open', reader, settings, store, wallSeconds });
      opened.catch(() => {});
      return {
        async info(ids) {
          await opened;
          return ask<ObjectInfo[]>({ what: 'info', reader, ids });
        },
        async contents(ids) {
          await opened;
          const objects = await ask<GitObject[]>({ what: 'contents', reader, ids });
          return objects.map((object) => ({ ...object, content: asBuffer(object.content) }));
        },
        close: () => ask<void>({ what: 'close', reader }),
      };
    },
    async close() {
      const ending = child;
      failAll(null);
      if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = once(ending, 'exit');
      ending.ref();
      ending.disconnect();
      await ended;
    },
  };
}

/** Between processes a Buffer becomes the Uint8Array that it is. */
export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
