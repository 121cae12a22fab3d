import { adminActionNames } from '@ratchet/protocol';
import { z } from 'zod';
import type { AdminActionView } from '../../admin/admin-reads.ts';
import type { CheckpointView, LeafProof, LeafView, LogHit } from '../../log/log-reads.ts';
import type { LogLeaf } from '../../views.ts';
import { count, hash, instant, keyId, witnesses } from './shared-schemas.ts';

const logLeaf = z.object({
  index: count,
  kind: z.string(),
  hash: hash.describe('RFC 6962 leaf hash'),
  entry: z.string().nullable().describe('The leaf’s bytes, base64'),
  opened: z
    .object({ salt: hash, statement: z.string() })
    .exactOptional()
    .describe('A sealed leaf’s content once its epoch is over: the entry is SHA-256(salt || statement)'),
}) satisfies z.ZodType<LogLeaf>;

export const log = z.object({ leaves: z.array(logLeaf), size: count, root: hash, witnesses });

export const leaf = logLeaf.extend({
  recordedAt: instant,
  opensAt: instant.nullable(),
  submission: z.string().nullable(),
  size: count,
}) satisfies z.ZodType<LeafView>;

export const proof = z.object({
  index: count,
  entry: z.string(),
  hash,
  size: count,
  root: hash,
  path: z.array(hash).describe('Inclusion proof, in the order of RFC 9162'),
  checkpoint: z.string().describe('The signed note'),
  key: z.string(),
  quorum: z
    .object({ needed: count, verifiers: z.array(keyId) })
    .describe('Cosignatures of these verifiers that make a quorum'),
}) satisfies z.ZodType<LeafProof>;

export const envelope = z.object({
  payloadType: z.string(),
  payload: z.string().describe('base64'),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })),
});

const checkpoint = z.object({
  size: count,
  publishedAt: instant,
  note: z.string(),
  cosigners: z.array(z.object({ witness: keyId, isVerifier: z.boolean() })),
  hasQuorum: z.boolean(),
}) satisfies z.ZodType<CheckpointView>;

export const checkpoints = z.object({ checkpoints: z.array(checkpoint), witnesses });

const hit = z.object({
  kind: z.enum(['leaf', 'commitment', 'head', 'candidate', 'submission', 'volunteer', 'verifier']),
  leaf: count.nullable(),
  track: z.string().nullable(),
  id: z.string().nullable(),
}) satisfies z.ZodType<LogHit>;

export const hits = z.object({ asked: z.string(), hits: z.array(hit) });

const limit = count.nullable();

export const adminAction = z.object({
  logIndex: count.nullable(),
  at: instant,
  administrator: keyId,
  administratorName: z.string().nullable(),
  action: z.enum(adminActionNames),
  track: z.string().nullable(),
  keyId: keyId.nullable(),
  keyName: z.string().nullable(),
  operator: z.string().nullable(),
  quota: z.object({ openLeases: limit, openSubmissions: limit }).nullable(),
  leaf: count.nullable(),
  reason: z.string().nullable(),
  salt: hash.nullable(),
}) satisfies z.ZodType<AdminActionView>;

export const adminActions = z.object({ actions: z.array(adminAction), next: count.nullable() });
