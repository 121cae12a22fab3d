import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RatchetError, type RunOutcome, runOutcomes } from '@ratchet/protocol';
import { z } from 'zod';

const outcome = z.enum(runOutcomes);

/** `atMostGain`: how much better than the honest candidate it may score, metric units. */
const attackSchema = z.strictObject({
  title: z.string().min(1).max(200),
  expected: z.union([
    outcome,
    z.array(outcome).min(1),
    z.strictObject({ outcome: z.literal('scored'), atMostGain: z.number() }),
  ]),
});

/** A hostile candidate: the files of a folder over those of the honest one, and what has to become of it. */
export interface Attack {
  readonly name: string;
  readonly title: string;
  readonly dir: string;
  /** Any of these is as expected. */
  readonly outcomes: readonly RunOutcome[];
  readonly atMostGain: number;
}

/** Every folder below `dir` that has an attack.json. @throws RatchetError `bad-configuration` naming the file and field */
export function readAttacks(dir: string): Attack[] {
  const folders = existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [];
  const attacks = folders
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'attack.json')))
    .map((entry) => readAttack(join(dir, entry.name)));
  if (attacks.length > 0) return attacks.sort((a, b) => a.name.localeCompare(b.name));
  throw bad('--dir', `There is no folder with an attack.json in ${dir}.`);
}

export function readAttack(dir: string): Attack {
  const file = join(dir, 'attack.json');
  const parsed = attackSchema.safeParse(json(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw bad(`${file}: ${issue?.path.join('.') || 'it'}`, issue?.message ?? 'It is not an attack.');
  }
  const { title, expected } = parsed.data;
  const named = { name: basename(dir), title, dir };
  if (typeof expected === 'string') return { ...named, outcomes: [expected], atMostGain: 0 };
  if (Array.isArray(expected)) return { ...named, outcomes: expected, atMostGain: 0 };
  return { ...named, outcomes: [expected.outcome], atMostGain: expected.atMostGain };
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw bad(file, `It cannot be read as JSON: ${cause}`);
  }
}

const bad = (field: string, rule: string): RatchetError =>
  new RatchetError({
    code: 'bad-configuration',
    field,
    rule,
    remedy: 'See test/attacks/README.md for what an attack is.',
  });
