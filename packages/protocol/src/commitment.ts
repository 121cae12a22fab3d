import { sha256Hex } from './digest.ts';
import type { CommitId, KeyId, Sha256, TrackName, TreeId } from './ids.ts';
import { domainBytes } from './keys.ts';

/** A commitment that is not revealed within this time of being logged lapses (design, section 7.6). */
export const commitmentLifeSeconds = 600;

export interface CommitmentParts {
  readonly keyId: KeyId;
  readonly track: TrackName;
  readonly head: CommitId;
  readonly tree: TreeId;
  /** The bytes of the claim's envelope. */
  readonly claim: Uint8Array;
  /** 32 random bytes, so that nobody can guess a commitment's content. */
  readonly nonce: Uint8Array;
}

/**
 * SHA-256(domain || key || track || head || tree || claim || nonce), each part with its length in front. It binds the
 * key: a replayed reveal by another key does not fit.
 */
export const commitmentOf = (parts: CommitmentParts): Sha256 =>
  sha256Hex(
    domainBytes(
      'ratchet-commitment/v1',
      Buffer.from(parts.keyId, 'hex'),
      Buffer.from(parts.track),
      Buffer.from(parts.head, 'hex'),
      Buffer.from(parts.tree, 'hex'),
      parts.claim,
      parts.nonce,
    ),
  );
