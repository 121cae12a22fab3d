import { RatchetError } from '@ratchet/protocol';
import { asBuffer, type GitAnswer, type GitCall, type GitQuestion } from './git-host.ts';
import { runGit } from './git-process.ts';
import type { ObjectReader } from './git-settings.ts';
import { openObjectReader } from './object-reader.ts';

const readers = new Map<number, ObjectReader>();

function readerOf(number: number): ObjectReader {
  const reader = readers.get(number);
  if (!reader) throw new RangeError(`There is no reader ${number}.`);
  return reader;
}

async function answer(call: GitCall): Promise<unknown> {
  switch (call.what) {
    case 'run': {
      const { input, ...run } = call.run;
      return runGit(call.settings, { ...run, ...(input && { input: asBuffer(input) }) });
    }
    case 'open':
      readers.set(call.reader, openObjectReader(call.settings, call.store, call.wallSeconds));
      return null;
    case 'info':
      return readerOf(call.reader).info(call.ids);
    case 'contents':
      return readerOf(call.reader).contents(call.ids);
    case 'close': {
      const reader = readers.get(call.reader);
      readers.delete(call.reader);
      return reader?.close();
    }
  }
}

process.on('message', async ({ number, call }: GitQuestion) => {
  let said: GitAnswer;
  try {
    said = { number, value: await answer(call) };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    said = { number, error: { fields: error instanceof RatchetError ? error.toJSON() : null, message } };
  }
  if (process.connected) process.send?.(said);
});
// Whoever it works for is gone, or needs it no more.
process.on('disconnect', () => process.exit());
