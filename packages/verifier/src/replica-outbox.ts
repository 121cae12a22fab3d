import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder, writePrivateFile } from '@ratchet/kit';
import { parseReplicaId } from '@ratchet/protocol';
import { z } from 'zod';
import type { OutboxPort } from './app/ports.ts';

const entrySchema = z.strictObject({
  replicaId: z.string(),
  statement: z.base64(),
  idempotencyKey: z.string(),
});

/** Finished replicas as files `<replica id>.json`, each written whole before it is sent and removed when it was taken. */
export async function openReplicaOutbox(options: { readonly dir: string }): Promise<OutboxPort> {
  const { dir } = options;
  await privateFolder(dir);
  const fileOf = (replicaId: string): string => join(dir, `${parseReplicaId(replicaId, 'replicaId')}.json`);
  return {
    put: ({ replicaId, statement, idempotencyKey }) =>
      writePrivateFile(
        fileOf(replicaId),
        JSON.stringify({ replicaId, statement: statement.toString('base64'), idempotencyKey }),
      ),
    async pending() {
      const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
      return Promise.all(
        names.map(async (name) => {
          const entry = entrySchema.parse(JSON.parse(await readFile(join(dir, name), 'utf8')));
          return { ...entry, statement: Buffer.from(entry.statement, 'base64') };
        }),
      );
    },
    remove: (replicaId) => rm(fileOf(replicaId), { force: true }),
  };
}
