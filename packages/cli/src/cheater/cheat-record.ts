import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from '@ratchet/kit';
import { z } from 'zod';

export const cheatNames = ['faked-effect', 'stolen-candidate', 'replayed-reveal'] as const;
export type CheatName = (typeof cheatNames)[number];

/** What became of one cheat. */
export interface CheatAnswer {
  readonly cheat: CheatName;
  readonly did: string;
  /** Error code or rejection reason; null while there is no answer. `merged` would mean that it got through. */
  readonly stoppedBy: string | null;
  /** The rule behind it, as a sentence. */
  readonly rule: string;
}

const answerSchema = z.strictObject({
  cheat: z.enum(cheatNames),
  did: z.string(),
  stoppedBy: z.string().nullable(),
  rule: z.string(),
});

const did: Record<CheatName, string> = {
  'faked-effect': 'added a comment and claimed a big gain',
  'stolen-candidate': 'submitted another volunteer’s open candidate as its own with a bigger claim',
  'replayed-reveal': 'replayed another volunteer’s opening under its own submission',
};

export const unanswered = (cheat: CheatName): CheatAnswer => ({
  cheat,
  did: did[cheat],
  stoppedBy: null,
  rule: '',
});

const fileIn = (dataDir: string): string => join(dataDir, 'answers.json');

/** All cheats in order, those without an answer included. */
export async function readCheatAnswers(dataDir: string): Promise<readonly CheatAnswer[]> {
  let known: readonly CheatAnswer[] = [];
  try {
    known = z.array(answerSchema).parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
  } catch {
    // Not begun yet.
  }
  return cheatNames.map((cheat) => known.find((answer) => answer.cheat === cheat) ?? unanswered(cheat));
}

export interface CheatRecord {
  readonly answers: () => readonly CheatAnswer[];
  note(cheat: CheatName, stoppedBy: string, rule: string): Promise<void>;
}

/** Keeps the answers on disk, for the summary and for a cheater that is started again. */
export async function openCheatRecord(dataDir: string): Promise<CheatRecord> {
  let answers = await readCheatAnswers(dataDir);
  let writing = Promise.resolve();
  return {
    answers: () => answers,
    note(cheat, stoppedBy, rule) {
      answers = answers.map((answer) => (answer.cheat === cheat ? { ...answer, stoppedBy, rule } : answer));
      writing = writing.then(() =>
        writePrivateFile(fileIn(dataDir), `${JSON.stringify(answers, null, 2)}\n`),
      );
      return writing;
    },
  };
}
