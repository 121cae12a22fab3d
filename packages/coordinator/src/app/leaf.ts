import type { NewLeaf, RandomSource } from './ports.ts';
import type { Watched } from './verification-ports.ts';

/** A public leaf: compact JSON of ids, keys and hashes, never of names or prose (design, section 7.14). */
export const publicLeaf = (kind: string, content: Readonly<Record<string, unknown>>): NewLeaf => ({
  kind,
  entry: Buffer.from(JSON.stringify({ kind, ...content })),
});

/** A candidate that a rule turned out before any verdict. */
export const refusalLeaf = (submission: string, code: string): NewLeaf =>
  publicLeaf('refusal', { submission, code });

/** What evidence turned down is tested again, with seeds drawn from its one place in the log. */
export const retestLeaf = (submission: string, commitment: number): NewLeaf =>
  publicLeaf('retest', { submission, commitment });

/** From here on what the verifier said since then counts no more. */
export const doubtLeaf = ({ since, ...on }: Watched & { readonly since: Date }): NewLeaf =>
  publicLeaf('doubt', { ...on, since: since.getTime() });

/** A leaf that shows only SHA-256(salt || statement) until its epoch is over (design, section 7.3). */
export const sealedLeafOf = (
  kind: string,
  statement: Buffer,
  epochId: number,
  random: RandomSource,
): NewLeaf => ({
  kind,
  sealed: { salt: random.bytes(32), statement, epochId },
});
