import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writePrivateFile } from '@ratchet/kit';
import { type KeyId, type NodeKey, nodeKeyFromSeed, parseKeyId, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import type { RosterMember } from './app/ports.ts';

const keySchema = z.object({ seed: z.string().regex(/^[0-9a-f]{64}$/) });
const rosterRemedy = 'It is a list of {keyId, boxKey, operator}, as ratchet key show prints.';
const rosterSchema = z.array(
  z.strictObject({
    keyId: z.string().regex(/^[0-9a-f]{64}$/),
    boxKey: z.string().regex(/^[0-9a-f]{64}$/),
    operator: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  }),
);

/** The operator's key, made at the first start. It signs verdicts and merges: keep a copy of the file. */
export async function loadOperatorKey(dataDir: string): Promise<NodeKey> {
  const { seed } = await loadOrMake(join(dataDir, 'operator.key'), keySchema, () => ({
    seed: randomBytes(32).toString('hex'),
  }));
  return nodeKeyFromSeed(Buffer.from(seed, 'hex'));
}

/** What opens the operator's own view over HTTP; whoever can read the data folder can read it. */
export async function loadOperatorToken(dataDir: string): Promise<string> {
  const { token } = await loadOrMake(
    join(dataDir, 'operator.token'),
    z.object({ token: z.string().min(32) }),
    () => ({
      token: randomBytes(32).toString('hex'),
    }),
  );
  return token;
}

/** The roster in `file`; null when none is given, which leaves the roster as it is. */
export async function readRoster(file: string | null): Promise<RosterMember[] | null> {
  if (!file) return null;
  const text = await readIfThere(file);
  if (text === null) throw unreadable(file, 'There is no such file.', rosterRemedy);
  const members = parsed(file, rosterSchema, text, rosterRemedy);
  return members.map((member) => ({ ...member, keyId: parseKeyId(member.keyId, `${file}: keyId`) }));
}

/** Keys that administer the network beside the operator's own: those in `administrators.json` in the data folder, and those `named`. */
export async function readAdministrators(dataDir: string, named: readonly string[]): Promise<Set<KeyId>> {
  const file = join(dataDir, 'administrators.json');
  const text = await readIfThere(file);
  const listed = text === null ? [] : parsed(file, z.array(z.string()), text, administratorsRemedy);
  const keys = [
    ...listed.map((key) => ({ key, field: file })),
    ...named.map((key) => ({ key, field: '--admin' })),
  ];
  return new Set(
    keys.map(({ key, field }) => {
      if (/^[0-9a-f]{64}$/.test(key)) return parseKeyId(key, field);
      throw unreadable(field, `${JSON.stringify(key.slice(0, 80))} is no key id.`, administratorsRemedy);
    }),
  );
}

const administratorsRemedy = 'Name key ids, 64 digits each, as ratchet key show prints them.';

async function loadOrMake<T>(file: string, schema: z.ZodType<T>, make: () => T): Promise<T> {
  const text = await readIfThere(file);
  if (text !== null) return parsed(file, schema, text);
  const made = make();
  await writePrivateFile(file, `${JSON.stringify(made)}\n`);
  return made;
}

function parsed<T>(
  file: string,
  schema: z.ZodType<T>,
  text: string,
  remedy = 'Restore it from its backup.',
): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const issues = cause instanceof z.ZodError ? cause.issues : [];
    // Paths and rules alone: what the file holds may be a secret.
    const why = issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}.`).join(' ');
    throw unreadable(
      file,
      `It cannot be read as what it should be. ${why || 'It is not JSON.'}`,
      remedy,
      cause,
    );
  }
}

const unreadable = (field: string, rule: string, remedy: string, cause?: unknown): RatchetError =>
  new RatchetError({ code: 'bad-configuration', field, rule, remedy }, { cause });
