import {
  cosign,
  encodeNote,
  type KeyId,
  type NodeKey,
  openCheckpoint,
  prefixRanges,
  prefixRoots,
  RatchetError,
  type SplitView,
  splitViewOf,
  tileHashes,
} from '@ratchet/protocol';
import { type LogSource, read } from './log-source.ts';

/** What a witness keeps: the newest checkpoint that it vouched for, as it was signed. */
export interface WitnessMemory {
  load(): Promise<string | null>;
  /** Durable when it resolves. */
  save(note: string): Promise<void>;
}

export interface Witness {
  readonly source: LogSource;
  readonly logKey: KeyId;
  readonly key: NodeKey;
  readonly memory: WitnessMemory;
  readonly now: () => Date;
}

/** A log has two pasts: whoever has the evidence can show it to anyone. */
export class SplitViewError extends RatchetError {
  readonly evidence: SplitView;
  constructor(evidence: SplitView, sizes: { readonly older: number; readonly newer: number }) {
    super({
      code: 'split-view',
      field: 'checkpoint',
      rule: `The log signed a checkpoint of ${sizes.older} leaves and one of ${sizes.newer} leaves that no one log can have.`,
      remedy: "Keep the evidence and publish it: 'ratchet audit --evidence FILE' shows anyone that it holds.",
    });
    this.evidence = evidence;
  }
}

/**
 * Looks at the log once: its newest checkpoint must hold everything of the newest that was seen before. Remembers it, durably, and
 * only then vouches for it: the note with this witness's cosignature; null where there is nothing new to vouch for.
 * @throws SplitViewError where the log has another past than it had; RatchetError `bad-signature`, `bad-field`, `unavailable`
 */
export async function witnessOnce(witness: Witness): Promise<string | null> {
  const { source, logKey, key, memory, now } = witness;
  const note = (await read(source, 'checkpoint')).toString();
  const vouched = await acceptCheckpoint(witness, note);
  if (!vouched) return null;
  await memory.save(note);
  const checkpoint = openCheckpoint(note, logKey);
  return encodeNote({ text: checkpoint.note.text, signatures: [cosign(checkpoint, key, now())] });
}

/**
 * Whether this checkpoint, wherever it came from, goes beyond the newest that was seen, with all of it in it.
 * @throws as `witnessOnce`
 */
export async function acceptCheckpoint(
  { source, logKey, memory }: Pick<Witness, 'source' | 'logKey' | 'memory'>,
  note: string,
): Promise<boolean> {
  const checkpoint = { ...openCheckpoint(note, logKey), text: note };
  const seenNote = await memory.load();
  if (seenNote === null) return true;
  const seen = { ...openCheckpoint(seenNote, logKey), text: seenNote };
  const [older, newer] = seen.size <= checkpoint.size ? [seen, checkpoint] : [checkpoint, seen];
  if (older.size === newer.size && older.root.equals(newer.root)) return false;
  const prefix = await prefixHashes(source, older, newer);
  const evidence = splitViewOf(older, newer, prefix);
  if (evidence) throw new SplitViewError(evidence, { older: older.size, newer: newer.size });
  return checkpoint.size > seen.size;
}

/** Hashes of the newer tree by which it begins as it does. @throws RatchetError `bad-field` where the tiles are not that tree's */
async function prefixHashes(
  source: LogSource,
  older: { readonly size: number },
  newer: { readonly size: number; readonly root: Buffer },
): Promise<Buffer[]> {
  if (older.size === 0) return [];
  // Of one size there is nothing to prove: the two roots say it.
  if (older.size === newer.size) return [newer.root];
  const hash = tileHashes((path) => read(source, path), newer.size);
  const prefix = await Promise.all(prefixRanges(older.size, newer.size).map(([from, to]) => hash(from, to)));
  if (prefixRoots(older.size, newer.size, prefix)?.now.equals(newer.root)) return prefix;
  throw new RatchetError({
    code: 'bad-field',
    field: 'tile',
    rule: `The log's tiles do not come to the root that it signed for ${newer.size} leaves.`,
    remedy: 'Ask the operator of the network: its log cannot be checked.',
  });
}
