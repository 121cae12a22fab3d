/** What a candidate may cost before it is refused. Bytes are uncompressed unless said otherwise. */
export interface CandidateLimits {
  /** The bundle as it arrived, compressed. */
  readonly maxBundleBytes: number;
  /** Objects in the bundle's pack. */
  readonly maxObjects: number;
  /** One object of the pack, deltas counted as what they expand to. */
  readonly maxObjectBytes: number;
  /** All objects of the pack together. */
  readonly maxInflatedBytes: number;
  /** Files (and, apart from them, folders) in the whole tree. */
  readonly maxFiles: number;
  /** Files that the candidate changes. */
  readonly maxChangedFiles: number;
  /** One changed file. */
  readonly maxFileBytes: number;
  /** All files of the tree together. */
  readonly maxBytes: number;
  /** Unified diff that is kept as text; the patch id always covers all of it. */
  readonly maxDiffBytes: number;
  readonly maxMessageBytes: number;
  /** Each git process is killed after this long. */
  readonly wallSeconds: number;
}

const kib = 1024;
const mib = 1024 * kib;

export const defaultCandidateLimits: CandidateLimits = {
  maxBundleBytes: 4 * mib,
  maxObjects: 2_000,
  maxObjectBytes: 4 * mib,
  maxInflatedBytes: 32 * mib,
  maxFiles: 2_000,
  maxChangedFiles: 200,
  maxFileBytes: mib,
  maxBytes: 64 * mib,
  maxDiffBytes: 256 * kib,
  maxMessageBytes: 8 * kib,
  wallSeconds: 20,
};

/** A diff cannot be longer than the two trees with a sign before each line; beyond this git is stopped. */
export const diffOutputBytes = (limits: CandidateLimits): number => 4 * limits.maxBytes + mib;
