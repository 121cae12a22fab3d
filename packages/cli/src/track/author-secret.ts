import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { privateFolder, writePrivateFile } from '@ratchet/kit';
import { type KeyId, parseKeyId, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

/**
 * What a track's author must keep to hand out hold-outs later: whoever has it can make every shard. The number of shards
 * is fixed with the seed, since another number would divide the data in another way, and a shard once given to a
 * verifier stays that verifier's.
 */
export interface AuthorSecret {
  /** 32 bytes, hex. */
  readonly seed: string;
  readonly shards: number;
  /** Hold-outs that each verifier has, one after the other; `shards` is a multiple. */
  readonly seasons: number;
  /** Whose shard each is, by its place within a season. */
  readonly assigned: readonly KeyId[];
}

const secretSchema = z.strictObject({
  seed: z.string().regex(/^(?:[0-9a-f]{2}){16,64}$/),
  shards: z.int().min(1).max(256),
  seasons: z.int().min(1).max(64).default(1),
  assigned: z.array(z.string().transform((text) => parseKeyId(text, 'assigned'))),
});

/** Shards that stay free for verifiers who join later. */
export const reserveShards = 4;

/** Adds the members that have no shard yet. @throws RatchetError `bad-configuration` when there are too few shards */
export function assignShards(secret: AuthorSecret, members: readonly KeyId[]): AuthorSecret {
  const assigned = [...secret.assigned, ...members.filter((keyId) => !secret.assigned.includes(keyId))];
  if (assigned.length <= secret.shards / secret.seasons) return { ...secret, assigned };
  throw new RatchetError({
    code: 'bad-configuration',
    field: '--roster',
    rule: `The track's data were divided into ${secret.shards / secret.seasons} hold-outs a season, and ${assigned.length} verifiers want one.`,
    remedy: 'Take verifiers off the roster, or open the track anew in another data folder.',
  });
}

/** The secret in `file` with a shard for every member; made when there is none yet. */
export async function ensureAuthorSecret(
  file: string,
  members: readonly KeyId[],
  seasons: number,
  newSeed: () => Buffer = () => randomBytes(32),
): Promise<AuthorSecret> {
  const known = await readSecret(file);
  const secret = assignShards(
    known ?? {
      ...{ seed: newSeed().toString('hex'), seasons, assigned: [] },
      shards: seasons * (members.length + reserveShards),
    },
    members,
  );
  if (secret.assigned.length !== known?.assigned.length) {
    if (known === null) await privateFolder(dirname(file));
    await writePrivateFile(file, `${JSON.stringify(secret)}\n`);
  }
  return secret;
}

async function readSecret(file: string): Promise<AuthorSecret | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return secretSchema.parse(JSON.parse(text));
  } catch (cause) {
    const rule = 'It is not the secret of a track.';
    throw new RatchetError(
      { code: 'bad-configuration', field: file, rule, remedy: 'Restore it from its backup.' },
      { cause },
    );
  }
}
