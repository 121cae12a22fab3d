import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorCodes, RatchetError, runOutcomes } from '@ratchet/protocol';
import { z } from 'zod';

/** Of the harness, what a run comes to; of admission, the code of the refusal. */
const outcomesOf = { harness: runOutcomes, admission: ['admitted', ...errorCodes] } as const;
const outcome = z.enum([...outcomesOf.harness, ...outcomesOf.admission]);

const expectation = z.union([
  outcome,
  z.array(outcome).min(1),
  z.strictObject({ outcome: z.literal('scored'), atMostGain: z.number() }),
]);

/** `atMostGain`: how much better than the honest candidate it may score, metric units. */
const attackSchema = z.strictObject({
  title: z.string().min(1).max(200),
  /** Where it is tried: in the boxes, or at the gate, which it must not pass. */
  where: z.enum(['harness', 'admission']).default('harness'),
  expected: z.union([expectation, z.strictObject({ runc: expectation, runsc: expectation })]),
  /** Where the runtimes rightly differ: the reason. */
  why: z.string().min(1).max(400).optional(),
});

/** A hostile candidate: the files of a folder over those of the honest one, and what has to become of it. */
export interface Attack {
  readonly name: string;
  readonly title: string;
  readonly dir: string;
  readonly where: 'harness' | 'admission';
  /** What has to become of it under this runtime; one that is not named here is held to what runc is. */
  expectedUnder(runtime: string): Expected;
}

export interface Expected {
  /** Any of these is as expected. */
  readonly outcomes: readonly string[];
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
  const { title, where, expected } = parsed.data;
  const [runc, runsc] =
    typeof expected === 'object' && 'runc' in expected
      ? [expected.runc, expected.runsc]
      : [expected, expected];
  const possible: readonly string[] = outcomesOf[where];
  const other = [runc, runsc]
    .flatMap((one) => expectedOf(one).outcomes)
    .find((name) => !possible.includes(name));
  if (other !== undefined) throw bad(`${file}: expected`, `${other} is nothing that comes of ${where}.`);
  return {
    ...{ name: basename(dir), title, dir, where },
    expectedUnder: (runtime) => expectedOf(runtime === 'runsc' ? runsc : runc),
  };
}

function expectedOf(expected: z.infer<typeof expectation>): Expected {
  if (typeof expected === 'string') return { outcomes: [expected], atMostGain: 0 };
  if (Array.isArray(expected)) return { outcomes: expected, atMostGain: 0 };
  return { outcomes: [expected.outcome], atMostGain: expected.atMostGain };
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
