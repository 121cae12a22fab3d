import { readFile } from 'node:fs/promises';
import { type KeyId, parseKeyId } from '@ratchet/protocol';
import { z } from 'zod';
import { badOption } from '../option-values.ts';

export interface RosterMember {
  readonly keyId: KeyId;
  readonly boxKey: string;
  readonly operator: string;
}

export const operatorPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
export const operatorForm = '1 to 40 of A-Z, a-z, 0-9, dot, - and _';

const rosterSchema = z
  .array(
    z.strictObject({
      keyId: z.string().transform((text) => parseKeyId(text, 'keyId')),
      boxKey: z.string().regex(/^[0-9a-f]{64}$/),
      operator: z.string().regex(operatorPattern, `is ${operatorForm}`),
    }),
  )
  .min(1)
  .refine(
    (members) => new Set(members.map(({ keyId }) => keyId)).size === members.length,
    'names a key twice',
  );

/** The members of `roster.json`. @throws RatchetError `bad-configuration` */
export async function readRoster(file: string): Promise<readonly RosterMember[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const rule = `${file} cannot be read as JSON.`;
    throw badOption('--roster', rule, 'Give the roster.json of the network.', cause);
  }
  try {
    return rosterSchema.parse(value);
  } catch (cause) {
    const why =
      cause instanceof z.ZodError
        ? cause.issues.map((issue) => `${issue.path.join('.') || 'roster'}: ${issue.message}.`).join(' ')
        : String(cause);
    const remedy = 'It is a list of {keyId, boxKey, operator}, as ratchet key show prints.';
    throw badOption('--roster', why, remedy, cause);
  }
}
