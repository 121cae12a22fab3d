import { Worker } from 'node:worker_threads';
import { RatchetError, type RatchetErrorFields } from '@ratchet/protocol';
import type { GitObject } from './git-object.ts';
import type { GitOutput, GitRun, GitSettings, GitThread, ObjectInfo, ObjectStore } from './git-settings.ts';
import { readerArgs } from './object-reader.ts';
import { refusal } from './refusal.ts';

/** Functions stay where they are: only these settings go along. */
type ThreadSettings = Pick<GitSettings, 'homeDir' | 'binary'>;

/** Readers have numbers that this side gives. */
export type GitCall =
  | { readonly what: 'run'; readonly settings: ThreadSettings; readonly run: GitRun }
  | {
      readonly what: 'open';
      readonly reader: number;
      readonly settings: ThreadSettings;
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

export function openGitThread(): GitThread {
  let worker: Worker | null = null;
  let [questions, readers] = [0, 0];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();

  function settle({ number, value, error }: GitAnswer): void {
    const asked = waiting.get(number);
    waiting.delete(number);
    // Nobody's process is kept alive by a thread that has nothing to do.
    if (waiting.size === 0) worker?.unref();
    if (!error) asked?.resolve(value);
    else {
      const cause = new Error(error.message);
      asked?.reject(error.fields ? new RatchetError(error.fields, { cause }) : cause);
    }
  }

  function failAll(cause: unknown): void {
    worker = null;
    for (const { reject } of waiting.values())
      reject(refusal('unavailable', 'git', 'The thread that runs git ended.', 'Try again.', cause));
    waiting.clear();
  }

  function started(): Worker {
    if (worker) return worker;
    const made = new Worker(new URL('./git-thread-worker.ts', import.meta.url));
    made.on('message', settle);
    made.on('error', (cause) => made === worker && failAll(cause));
    made.on('exit', () => made === worker && failAll(null));
    worker = made;
    return made;
  }

  function ask<Value>(call: GitCall): Promise<Value> {
    questions += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(questions, answer);
    const thread = started();
    thread.ref();
    thread.postMessage({ number: questions, call } satisfies GitQuestion);
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
      const ending = worker;
      failAll(null);
      await ending?.terminate();
    },
  };
}

/** Between threads a Buffer becomes the Uint8Array that it is. */
export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
