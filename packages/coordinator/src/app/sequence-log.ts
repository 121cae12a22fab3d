import { RatchetError } from '@ratchet/protocol';
import type { LogStore } from './ports.ts';

/** The log index of a leaf that is committed: whoever asks also numbers all that wait, so that nobody waits for a timer. */
export async function indexOfLeaf(log: LogStore, leafId: number): Promise<number> {
  await log.sequence();
  const index = await log.indexOf(leafId);
  if (index !== null) return index;
  throw new RatchetError({
    code: 'internal',
    field: 'log',
    rule: `Leaf ${leafId} was not numbered.`,
    remedy: 'Send the request again.',
  });
}
