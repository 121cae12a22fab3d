import {
  claimSchema,
  commitmentLifeSeconds,
  commitmentOf,
  openStatement,
  parseCommitId,
  parseSha256,
  parseSubmissionId,
  parseTrackName,
  parseTreeId,
  predicateTypes,
  RatchetError,
  type SubmissionState,
  sha256Hex,
} from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import { after, policy } from './policy.ts';
import type { Bell, Blobs, Caller, Clock, Opening, SubmissionStore } from './ports.ts';

export interface OpeningRequest {
  readonly submissionId: string;
  readonly track: string;
  readonly head: string;
  readonly candidate: string;
  readonly tree: string;
  readonly claim: Uint8Array;
  readonly nonce: Uint8Array;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
}

/** An opening whose form and claim are sound, with the commitment that it would fit. */
export type CheckedOpening = Omit<Opening, 'now' | 'committedAfter' | 'leaf'>;

/**
 * Opens a commitment: the bundle is stored first, then one transaction makes the submission REVEALED. The commitment is
 * computed from what came, under the caller's own key, so a stranger's opening fits no commitment of the caller's.
 */
export const revealClaim = (parts: {
  submissions: SubmissionStore;
  blobs: Blobs;
  clock: Clock;
  bell: Bell;
}) => ({
  /** Checks everything that can be checked before the bundle's bytes are let in. */
  check(caller: Pick<Caller, 'keyId'>, request: OpeningRequest): CheckedOpening {
    if (request.nonce.length !== 32) throw refused('bad-field', 'nonce', 'The nonce is 32 bytes.');
    if (request.claim.length > policy.claimBytes) {
      throw refused('oversized', 'claim', `A claim is at most ${policy.claimBytes} bytes.`);
    }
    if (request.bundleBytes < 1 || request.bundleBytes > policy.bundleBytes) {
      throw refused('oversized', 'bundleBytes', `A bundle is 1 to ${policy.bundleBytes} bytes.`);
    }
    const opening = {
      submissionId: parseSubmissionId(request.submissionId, 'submissionId'),
      keyId: caller.keyId,
      track: parseTrackName(request.track, 'track'),
      head: parseCommitId(request.head, 'head'),
      candidate: parseCommitId(request.candidate, 'candidate'),
      tree: parseTreeId(request.tree, 'tree'),
      claim: Buffer.from(request.claim),
      nonce: Buffer.from(request.nonce),
      bundleSha256: parseSha256(request.bundleSha256, 'bundleSha256'),
    };
    checkClaim(opening);
    return { ...opening, commitment: commitmentOf(opening) };
  },

  async reveal(opening: CheckedOpening, bundle: Buffer): Promise<SubmissionState> {
    if (sha256Hex(bundle) !== opening.bundleSha256) {
      throw refused(
        'bundle-mismatch',
        'bundle',
        'The bundle is not the one that the opening names by SHA-256.',
      );
    }
    await parts.blobs.put(bundle);
    const now = parts.clock.now();
    const state = await parts.submissions.reveal({
      ...opening,
      now,
      committedAfter: after(now, -commitmentLifeSeconds),
      leaf: publicLeaf('claim', {
        submission: opening.submissionId,
        commitment: opening.commitment,
        claim: sha256Hex(opening.claim),
      }),
    });
    parts.bell.ring('REVEALED');
    return state;
  },
});

function checkClaim(opening: Omit<CheckedOpening, 'commitment'>): void {
  const claim = openStatement(opening.claim, {
    predicateType: predicateTypes.claim,
    schema: claimSchema,
    field: 'claim',
  });
  const said: readonly [string, string, string][] = [
    ['claim.signatures.0.keyid', claim.signer, opening.keyId],
    ['claim.subject', claim.gitCommit, opening.candidate],
    ['claim.predicate.track', claim.predicate.track, opening.track],
    ['claim.predicate.head', claim.predicate.head, opening.head],
    ['claim.predicate.tree', claim.predicate.tree, opening.tree],
  ];
  for (const [field, value, expected] of said) {
    if (value !== expected)
      throw refused('claim-mismatch', field, `The claim says ${value}, the opening ${expected}.`);
  }
}

const refused = (
  code: 'bad-field' | 'oversized' | 'bundle-mismatch' | 'claim-mismatch',
  field: string,
  rule: string,
) =>
  new RatchetError({ code, field, rule, remedy: 'Open the commitment with exactly what was committed to.' });
