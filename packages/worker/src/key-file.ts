import { randomBytes } from 'node:crypto';
import { type NodeKey, nodeKeyFromSeed, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import { readIfThere, writePrivateFile } from './private-file.ts';

const keySchema = z.object({ seed: z.string().regex(/^[0-9a-f]{64}$/) });

/** The node key in the file `path`, JSON `{"seed": hex}`; a new one is made where there is none, and never replaced. */
export async function ensureNodeKey(path: string): Promise<NodeKey> {
  const text = await readIfThere(path);
  if (text === null) {
    const seed = randomBytes(32);
    await writePrivateFile(path, `${JSON.stringify({ seed: seed.toString('hex') })}\n`);
    return nodeKeyFromSeed(seed);
  }
  try {
    return nodeKeyFromSeed(Buffer.from(keySchema.parse(JSON.parse(text)).seed, 'hex'));
  } catch (cause) {
    throw new RatchetError(
      {
        code: 'bad-configuration',
        field: path,
        rule: 'It is not JSON of the form {"seed": "64 hex digits"}.',
        remedy: 'Restore the key file from its backup.',
      },
      { cause },
    );
  }
}
