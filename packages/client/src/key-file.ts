import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { privateFolder, readIfThere, writePrivateFile } from '@ratchet/kit';
import { type NodeKey, nodeKeyFromSeed, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

const keyFileSchema = z.strictObject({ seed: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The node key in the file `path`: JSON `{"seed": 64 hex digits}`. Null when there is no such file.
 * @throws RatchetError `bad-configuration` when what is there is not a key
 */
export async function readKeyFile(path: string): Promise<NodeKey | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  try {
    return nodeKeyFromSeed(Buffer.from(keyFileSchema.parse(JSON.parse(text)).seed, 'hex'));
  } catch (cause) {
    throw notAKey(path, 'It is not JSON of the form {"seed": "64 hex digits"}.', cause);
  }
}

/** The key in the file, made at random when there is none: a key is never overwritten, since credit hangs on it. */
export async function ensureKeyFile(
  path: string,
  newSeed: () => Uint8Array = () => randomBytes(32),
): Promise<NodeKey> {
  const known = await readKeyFile(path);
  if (known !== null) return known;
  const key = nodeKeyFromSeed(newSeed());
  await privateFolder(dirname(path));
  await writePrivateFile(path, `${JSON.stringify({ seed: Buffer.from(key.seed).toString('hex') })}\n`);
  return key;
}

function notAKey(path: string, rule: string, cause: unknown): RatchetError {
  return new RatchetError(
    { code: 'bad-configuration', field: path, rule, remedy: 'Restore the key file from its backup.' },
    { cause },
  );
}
