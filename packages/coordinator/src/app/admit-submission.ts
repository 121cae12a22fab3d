import { RatchetError, type RejectionReason } from '@ratchet/protocol';
import type {
  AdmittedCandidate,
  Bell,
  Blobs,
  Clock,
  InspectedCandidate,
  Repositories,
  SubmissionRow,
  SubmissionStore,
  TrackStore,
} from './ports.ts';

interface Parts {
  readonly submissions: SubmissionStore;
  readonly tracks: TrackStore;
  readonly repositories: Repositories;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly bell: Bell;
}

/**
 * Decides whether a revealed candidate may be tested: it stands on a head of its track, git finds it sound, it changes
 * editable paths only, and nobody committed to the same change before.
 */
export const admitSubmission =
  (parts: Parts) =>
  async (submission: SubmissionRow): Promise<void> => {
    const track = await parts.tracks.track(submission.track);
    const bundle = await parts.blobs.get(submission.bundle);
    if (!track || !bundle) throw lost(submission);
    try {
      const isHead =
        submission.head === track.head || (await parts.tracks.isHead(track.name, submission.head));
      if (!isHead) throw notAHead(submission);
      const repository = await parts.repositories.of(submission.track);
      const candidate = await repository.inspect(bundle, {
        commit: submission.commit,
        head: submission.head,
        manifest: track.manifest,
        author: submission.keyId,
      });
      await parts.submissions.admit(
        submission,
        await stored(parts.blobs, candidate, bundle),
        parts.clock.now(),
      );
    } catch (error) {
      await rejectIfRefused(parts, submission, 'REVEALED', error);
    }
    parts.bell.ring(submission.head === track.head ? 'verification' : 'STALE');
  };

/** Puts what admission found out into the blob store, and says where. */
export async function stored(
  blobs: Blobs,
  candidate: InspectedCandidate,
  bundle: Buffer,
): Promise<AdmittedCandidate> {
  const [treeBlob, bundleBlob] = await Promise.all([blobs.put(candidate.treeTar), blobs.put(bundle)]);
  const { commit, tree, patchId, hunks } = candidate;
  const diff = Buffer.from(candidate.diff);
  return { head: candidate.parent, commit, tree, patchId, hunks, treeBlob, bundleBlob, diff };
}

const reasonOf = (code: string): RejectionReason =>
  code === 'merge-conflict' ? 'conflict' : code === 'duplicate-candidate' ? 'duplicate' : 'policy';

/** A broken rule rejects the submission; anything else is the coordinator's own trouble and is thrown on. */
export async function rejectIfRefused(
  parts: Pick<Parts, 'submissions' | 'clock'>,
  submission: SubmissionRow,
  from: 'REVEALED' | 'STALE',
  error: unknown,
): Promise<void> {
  if (!(error instanceof RatchetError) || error.code === 'internal' || error.code === 'unavailable')
    throw error;
  const why = { reason: reasonOf(error.code), code: error.code, detail: error.message.slice(0, 2_000) };
  await parts.submissions.reject(submission.id, from, why, parts.clock.now());
}

const notAHead = ({ head }: SubmissionRow) =>
  new RatchetError({
    code: 'wrong-parent',
    field: 'head',
    rule: `${head} never was a head of this track.`,
    remedy: 'Make the candidate a child of a head.',
  });

const lost = ({ id }: SubmissionRow) =>
  new RatchetError({
    code: 'internal',
    field: 'bundle',
    rule: `The track or the bundle of submission ${id} is gone from the store.`,
    remedy: 'Restore the blob store from its backup.',
  });
