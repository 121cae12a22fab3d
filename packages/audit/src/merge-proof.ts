import {
  cosignersOf,
  epochKeyHash,
  inclusionRanges,
  isIncluded,
  type KeyId,
  leafHash,
  openCheckpoint,
  RatchetError,
  tileHashes,
  tilePath,
  tileWidth,
  witnessQuorum,
} from '@ratchet/protocol';
import { z } from 'zod';
import { type Bundle, readBundle } from './log-bundles.ts';
import { type LogSource, read } from './log-source.ts';
import { leafOf } from './logged-leaf.ts';
import { type Finding, openReplay } from './replay.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** One merge and everything that it rests on, each leaf with the hashes that put it into the checkpoint: to be checked without a network. */
export const mergeProofSchema = z.strictObject({
  format: z.literal('ratchet-proof/v1'),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** Signed note, with the cosignatures of witnesses. */
  checkpoint: z.string().max(100_000),
  /** Hexadecimal: keys of epochs that are over. */
  epochKeys: z.array(hex32).max(16),
  leaves: z
    .array(
      z.strictObject({
        index: z.int().min(0),
        /** Base64. */
        entry: z.string().max(100_000),
        inclusion: z.array(hex32).max(64),
        /** Of a sealed leaf whose epoch is over, hexadecimal. */
        opened: z
          .strictObject({ salt: z.string().max(200), statement: z.string().max(2_000_000) })
          .optional(),
      }),
    )
    .min(1)
    .max(10_000),
});
export type MergeProof = z.infer<typeof mergeProofSchema>;

/**
 * Takes the leaves of a merge out of the log, at the newest checkpoint that witnesses cosigned if it reaches that far.
 * @param indexes of the leaves that the merge rests on, as `/log/merges/<commit>` has them
 */
export async function buildMergeProof(
  source: LogSource,
  commit: string,
  indexes: readonly number[],
  operator: KeyId,
): Promise<MergeProof> {
  const last = Math.max(...indexes);
  const cosigned = await source.find('cosigned');
  const reaches = cosigned !== null && openCheckpoint(cosigned.toString(), operator).size > last;
  const note = (reaches ? cosigned : await read(source, 'checkpoint')).toString();
  const { size } = openCheckpoint(note, operator);
  if (last >= size) throw notYet();
  const hash = tileHashes((path) => read(source, path), size);
  const bundles = new Map<number, Bundle>();
  const leaves: MergeProof['leaves'] = [];
  for (const index of indexes) {
    const place = Math.floor(index / tileWidth);
    const bundle = bundles.get(place) ?? (await readBundle(source, place, size));
    bundles.set(place, bundle);
    const entry = bundle.entries[index % tileWidth];
    if (!entry)
      throw new RangeError(`${tilePath({ level: null, index: place, width: 1 })} ends before leaf ${index}.`);
    const inclusion = await Promise.all(inclusionRanges(index, size).map(([from, to]) => hash(from, to)));
    const opened = bundle.opened.get(index);
    leaves.push({
      ...{ index, entry: entry.toString('base64'), inclusion: inclusion.map((one) => one.toString('hex')) },
      ...(opened && { opened: { salt: opened.salt, statement: opened.statement } }),
    });
  }
  const keys = ((await source.find('epoch-keys')) ?? Buffer.alloc(0)).toString().split('\n');
  const hashes = new Set(bundlesHashes(leaves));
  const epochKeys = keys.filter((key) => hex32.safeParse(key).success && hashes.has(hashOf(key)));
  return { format: 'ratchet-proof/v1', commit, checkpoint: note, epochKeys, leaves };
}

const hashOf = (key: string): string => epochKeyHash(Buffer.from(key, 'hex'));

/** Hashes of the epochs' keys that the leaves name. */
const bundlesHashes = (leaves: MergeProof['leaves']): string[] =>
  leaves.flatMap(({ entry }) => {
    const leaf = leafOf(Buffer.from(entry, 'base64'), undefined);
    const content =
      typeof leaf === 'object' && leaf.kind === 'epoch' ? (leaf.content as { keyHash?: unknown }) : {};
    return typeof content.keyHash === 'string' ? [content.keyHash] : [];
  });

export interface ProofReport {
  readonly commit: string;
  readonly track: string;
  readonly size: number;
  readonly runs: number;
  /** The verdict rests on runs whose epoch is not over: their number is proven, not yet what they said. */
  readonly isPending: boolean;
  readonly cosigners: readonly KeyId[];
  readonly quorum: number;
  readonly rosterSize: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks a proof with nothing but the log's key. What it cannot show is what was left out of it: runs that the verdict counts must
 * be there, but that there were no others only the whole log can tell.
 * @throws RatchetError `bad-field`, `bad-signature` where its checkpoint is not that log's
 */
export function checkMergeProof(proof: MergeProof, operator: KeyId): ProofReport {
  const { size, root, note } = openCheckpoint(proof.checkpoint, operator);
  const findings: Finding[] = [];
  let track = '';
  let isPending = false;
  const replay = openReplay({
    operator,
    epochKeys: new Map(proof.epochKeys.map((key) => [hashOf(key), Buffer.from(key, 'hex')])),
    excerptOf: proof.commit,
    onMerge: (merge) => {
      if (merge.to === proof.commit) ({ track } = merge);
    },
  });
  let before = -1;
  for (const { index, entry, inclusion, opened } of proof.leaves) {
    const bytes = Buffer.from(entry, 'base64');
    const hashes = inclusion.map((one) => Buffer.from(one, 'hex'));
    if (!isIncluded({ index, size, leaf: leafHash(bytes), proof: hashes, root }) || index <= before)
      findings.push({ index, rule: 'This leaf is not at this place in the log.' });
    before = index;
    const leaf = leafOf(bytes, opened);
    if (leaf === 'sealed') {
      isPending = true;
      replay.skip();
    } else if (typeof leaf === 'string') findings.push({ index, rule: `This leaf is ${leaf}.` });
    else findings.push(...replay.take({ index, ...leaf }));
  }
  if (track === '') findings.push({ index: before, rule: `No leaf makes ${proof.commit} a head.` });
  const roster = replay.roster().map(({ keyId }) => keyId);
  return {
    ...{ commit: proof.commit, track, size, runs: replay.replicas, isPending, findings },
    cosigners: cosignersOf(note).filter((witness) => roster.includes(witness)),
    ...{ quorum: witnessQuorum(roster.length), rosterSize: roster.length },
  };
}

const notYet = (): RatchetError =>
  new RatchetError({
    code: 'unavailable',
    field: 'commit',
    rule: 'The merge is younger than the log’s newest checkpoint.',
    remedy: 'Ask again in a few seconds.',
  });
