import type { Instant, LogLeaf } from '../views.ts';

/** One leaf, and where it came from as far as the database says. */
export interface LeafView extends LogLeaf {
  readonly recordedAt: Instant;
  /** About when a sealed leaf opens; null where it is open, or never was sealed. */
  readonly opensAt: Instant | null;
  /** What pages it is about. */
  readonly submission: string | null;
  /** Leaves of the log now. */
  readonly size: number;
}

/** All that is needed to see that a leaf is in the log, without believing whoever hands it over. */
export interface LeafProof {
  readonly index: number;
  /** The leaf's bytes, base64. */
  readonly entry: string;
  /** RFC 6962 leaf hash, hex. */
  readonly hash: string;
  /** Leaves of the tree that the checkpoint signs. */
  readonly size: number;
  /** Its root, hex. */
  readonly root: string;
  /** Hashes of the inclusion proof, hex, in the order of RFC 9162. */
  readonly path: readonly string[];
  /** The signed note with the cosignatures that it has. */
  readonly checkpoint: string;
  /** The log's key, as readers of signed notes take it. */
  readonly key: string;
  /** Cosignatures of these that make a quorum; the audit reads the roster from the log itself. */
  readonly quorum: { readonly needed: number; readonly verifiers: readonly string[] };
}

export interface CheckpointView {
  readonly size: number;
  readonly publishedAt: Instant;
  readonly note: string;
  /** Key ids of its witnesses, those of the roster first. */
  readonly cosigners: readonly { readonly witness: string; readonly isVerifier: boolean }[];
  /** Whether verifiers of the roster that cosigned it are a quorum now. */
  readonly hasQuorum: boolean;
}

/** What a search for a hash, a key, a number or an id came to. */
export interface LogHit {
  readonly kind: 'leaf' | 'commitment' | 'head' | 'candidate' | 'submission' | 'volunteer' | 'verifier';
  /** Leaf number, track and commit, submission id or key id. */
  readonly leaf: number | null;
  readonly track: string | null;
  readonly id: string | null;
}

export interface LogReads {
  /** The leaf numbered `index`; null where the log does not reach that far. */
  leaf(index: number): Promise<LeafView | null>;
  /** Null where no signed checkpoint covers the leaf yet. */
  proof(index: number): Promise<LeafProof | null>;
  /** Kept checkpoints smaller than `before`, newest first. */
  checkpoints(page: {
    readonly before: number | null;
    readonly limit: number;
  }): Promise<readonly CheckpointView[]>;
  /** What has this name: hex digits, a submission's id or a leaf's number. */
  search(text: string): Promise<readonly LogHit[]>;
}
