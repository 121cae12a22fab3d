import {
  checkpointText,
  cosign,
  encodeNote,
  inclusionProof,
  leafHash,
  logOrigin,
  nodeHash,
  nodeKeyFromSeed,
  noteSignature,
  predicateTypes,
  sealedLeaf,
  sealStatement,
  verifierKey,
} from '@ratchet/protocol';
import type { LogLeaf, LogWitnesses } from '../views.ts';
import type { CheckpointView, LeafProof, LogHit, LogReads } from './log-reads.ts';

/** A small log with a real tree, a real checkpoint and real cosignatures, for tests only. */

const key = (byte: number) => nodeKeyFromSeed(Buffer.alloc(32, byte));
export const logKey = key(90);
export const logWitnessKeys = [key(91), key(92), key(93)];
export const logVerifierKey = verifierKey(logOrigin(logKey.keyId), logKey.keyId);

const logSize = 300;
/** Leaves of the checkpoint: the newest three are not under it yet. */
export const coveredLeaves = 297;
const submission = '0c7d5a3e-1b2f-4c6d-8e9f-000000000003';
const tree = 'c0ffee'.repeat(7).slice(0, 40);

const json = (content: object): Buffer => Buffer.from(JSON.stringify(content));
const signed = (type: 'verdict' | 'merge' | 'replica', predicate: object): object =>
  JSON.parse(
    sealStatement(logKey, {
      ...{ subjectName: 'words', gitCommit: tree, predicateType: predicateTypes[type], predicate },
    }).toString(),
  );

const replicaStatement = (index: number): Buffer =>
  json({
    ...{ kind: 'candidate', head: tree, epoch: 7, commitmentIndex: 204, replicaIndex: index - 208 },
    envelope: signed('replica', {
      replica: `run-${index}`,
      track: 'words',
      seed: 40_000 + index,
      metric: 2.9,
    }),
  });

interface FixtureLeaf {
  readonly kind: string;
  readonly entry: Buffer;
  readonly opened?: { readonly salt: Buffer; readonly statement: Buffer };
  readonly isSealed?: boolean;
}

function leafOf(index: number): FixtureLeaf {
  if (index === 205)
    return { kind: 'claim', entry: json({ kind: 'claim', submission, claim: 'ab'.repeat(32) }) };
  if (index === 241)
    return {
      kind: 'verdict',
      entry: json({ kind: 'verdict', envelope: signed('verdict', { submission, decision: 'accepted' }) }),
    };
  if (index === 242)
    return { kind: 'merge', entry: json({ kind: 'merge', envelope: signed('merge', { submission }) }) };
  const isReplica = (index >= 208 && index <= 240) || index >= 298;
  if (!isReplica)
    return { kind: 'commitment', entry: json({ kind: 'commitment', track: 'words', commitment: index }) };
  const [salt, statement] = [Buffer.alloc(32, index % 256), replicaStatement(index)];
  const entry = sealedLeaf(salt, statement);
  return index < 298
    ? { kind: 'replica', entry, opened: { salt, statement } }
    : { kind: 'replica', entry, isSealed: true };
}

const leaves = Array.from({ length: logSize }, (_, index) => leafOf(index));

const viewOf = ({ kind, entry, opened }: FixtureLeaf, index: number): LogLeaf => ({
  ...{ index, kind, hash: leafHash(entry).toString('hex'), entry: entry.toString('base64') },
  ...(opened && {
    opened: { salt: opened.salt.toString('hex'), statement: opened.statement.toString('base64') },
  }),
});

function rangeHash(from: number, to: number): Buffer {
  if (to - from === 1) return leafHash(leaves[from]?.entry ?? Buffer.alloc(0));
  const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
  return nodeHash(rangeHash(from, middle), rangeHash(middle, to));
}

const checkpoint = {
  origin: logOrigin(logKey.keyId),
  size: coveredLeaves,
  root: rangeHash(0, coveredLeaves),
};
const text = checkpointText(checkpoint);
const note = encodeNote({
  text,
  signatures: [
    noteSignature(checkpoint.origin, logKey, text),
    ...logWitnessKeys.map((witness) => cosign(checkpoint, witness, new Date('2026-04-03T12:00:00Z'))),
  ],
});

export function leafProof(index: number): LeafProof | null {
  const leaf = leaves[index];
  if (!leaf || index >= coveredLeaves) return null;
  return {
    ...{ index, entry: leaf.entry.toString('base64'), hash: leafHash(leaf.entry).toString('hex') },
    ...{ size: coveredLeaves, root: checkpoint.root.toString('hex'), checkpoint: note, key: logVerifierKey },
    quorum: { needed: 2, verifiers: logWitnessKeys.map(({ keyId }) => keyId) },
    path: inclusionProof(index, coveredLeaves, rangeHash).map((hash) => Buffer.from(hash).toString('hex')),
  };
}

export const logWitnesses: LogWitnesses = {
  ...{ key: logVerifierKey, quorum: 2, rosterSize: 3 },
  cosigned: { size: coveredLeaves, cosigners: 2 },
};

const checkpoints: readonly CheckpointView[] = [297, 291, 280].map((size, index) => ({
  ...{ size, note, publishedAt: new Date(Date.UTC(2026, 3, 3, 12, 0, -3 * index)).toISOString() },
  cosigners: logWitnessKeys
    .slice(0, 3 - index)
    .map(({ keyId }, place) => ({ witness: keyId, isVerifier: place < 2 })),
  hasQuorum: index < 2,
}));

function hitsFor(wanted: string): LogHit[] {
  const index = leaves.findIndex(
    ({ entry }, place) => leafHash(entry).toString('hex') === wanted || String(place) === wanted,
  );
  return index < 0 ? [] : [{ kind: 'leaf', leaf: index, track: null, id: null }];
}

export const logReadsFixture = (): LogReads & {
  log(after: number, limit: number): Promise<{ leaves: LogLeaf[]; size: number; root: string }>;
} => ({
  log: async (after, limit) => ({
    leaves: leaves.map(viewOf).slice(after + 1, after + 1 + limit),
    ...{ size: logSize, root: rangeHash(0, logSize).toString('hex') },
  }),
  async leaf(index) {
    const leaf = leaves[index];
    if (!leaf) return null;
    return {
      ...viewOf(leaf, index),
      recordedAt: '2026-04-03T10:40:00.000Z',
      opensAt: leaf.isSealed ? '2026-04-04T09:00:00.000Z' : null,
      submission: index === 205 || index === 241 || index === 242 ? submission : null,
      size: logSize,
    };
  },
  proof: async (index) => leafProof(index),
  checkpoints: async ({ before, limit }) =>
    checkpoints.filter(({ size }) => before === null || size < before).slice(0, limit),
  search: async (text) => hitsFor(text.trim().toLowerCase()),
});
