import {
  cosignatureOf,
  encodeNote,
  type KeyId,
  logOrigin,
  type NodeKey,
  openCheckpoint,
  parseNote,
  RatchetError,
  signCheckpoint,
} from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CheckpointStore, PublishedCheckpoint } from '../db/checkpoints.ts';
import type { LogTiles } from '../db/log-tiles.ts';

export interface CheckpointOptions {
  readonly log: LogTiles;
  readonly checkpoints: CheckpointStore;
  /** Signs them. */
  readonly key: NodeKey;
  readonly now: () => Date;
}

/** A new one at most so often, however often it is asked for: witnesses must get round to it. */
const publishedEveryMs = 2_000;

/**
 * `/log/checkpoint`, the newest one with the cosignatures that it has; `/log/cosigned`, the newest that a quorum of the roster
 * cosigned; and `/log/cosignature`, where witnesses send theirs.
 */
export function serveCheckpoints(app: FastifyInstance, options: CheckpointOptions): void {
  const { checkpoints, key } = options;
  app.get('/log/checkpoint', async (_request, reply) => sendNote(reply, await publishedCheckpoint(options)));
  app.get('/log/cosigned', async (_request, reply) => {
    const cosigned = await checkpoints.cosigned();
    return cosigned
      ? sendNote(reply, cosigned)
      : reply
          .code(404)
          .type('text/plain; charset=utf-8')
          .send('No checkpoint has a quorum of cosignatures yet.\n');
  });
  app.post('/log/cosignature', async (request, reply) => {
    try {
      await takeCosignatures(checkpoints, key.keyId, String(request.body ?? ''));
      return reply.code(204).send();
    } catch (error) {
      if (!(error instanceof RatchetError)) throw error;
      const { code, field, rule, remedy } = error;
      return reply.code(400).send({ code, field, rule, remedy });
    }
  });
}

const sendNote = (reply: FastifyReply, { note, cosignatures }: PublishedCheckpoint) =>
  reply
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(note + cosignatures.map((line) => `${line}\n`).join(''));

/** The newest checkpoint; a new one where the log has grown and the last is not of this moment. */
export async function publishedCheckpoint({
  log,
  checkpoints,
  key,
  now,
}: CheckpointOptions): Promise<PublishedCheckpoint> {
  const [newest, { size, root }] = await Promise.all([checkpoints.newest(), log.head()]);
  const publishedAt = now();
  const isFresh = newest && publishedAt.getTime() - newest.publishedAt.getTime() < publishedEveryMs;
  if (newest && (isFresh || newest.size >= size)) return newest;
  const checkpoint = { origin: logOrigin(key.keyId), size, root: Buffer.from(root, 'hex') };
  const note = signCheckpoint(checkpoint, key);
  await checkpoints.publish({ size, note, publishedAt });
  return { size, note, publishedAt, cosignatures: [], fromRoster: 0 };
}

/** @throws RatchetError `bad-field`, `bad-signature`, `quota-exceeded` */
async function takeCosignatures(checkpoints: CheckpointStore, operator: KeyId, note: string): Promise<void> {
  const sent = parseNote(note);
  const size = Number(sent.text.split('\n')[1]);
  const published = Number.isSafeInteger(size) && size >= 0 ? await checkpoints.at(size) : null;
  if (!published || openCheckpoint(published.note, operator).note.text !== sent.text)
    throw refused('bad-field', 'This log published no such checkpoint, or not lately.');
  for (const line of sent.signatures) {
    const cosignature = cosignatureOf(sent, line);
    if (!cosignature) throw refused('bad-signature', 'A line is no cosignature over this checkpoint.');
    // One line of the note as it is kept: the text is the same in all of them.
    const [, bare = ''] = encodeNote({ text: '', signatures: [line] }).split('\n');
    if (!(await checkpoints.addCosignature(size, cosignature.witness, bare)))
      throw refused(
        'quota-exceeded',
        'So many witnesses beside the roster have cosigned this checkpoint already.',
      );
  }
}

const refused = (code: 'bad-field' | 'bad-signature' | 'quota-exceeded', rule: string): RatchetError =>
  new RatchetError({
    ...{ code, field: 'cosignature', rule },
    remedy: 'Send the newest checkpoint of /log/checkpoint as it is, with your cosignature below it.',
  });
