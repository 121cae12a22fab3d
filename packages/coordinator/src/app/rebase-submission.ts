import { rejectIfRefused, stored } from './admit-submission.ts';
import type {
  Bell,
  Blobs,
  Clock,
  Repositories,
  SubmissionRow,
  SubmissionStore,
  TrackStore,
} from './ports.ts';

/** Moves a candidate whose head was superseded onto the new head; its evidence starts anew there. A conflict rejects it before anything runs. */
export const rebaseSubmission =
  (parts: {
    submissions: SubmissionStore;
    tracks: TrackStore;
    repositories: Repositories;
    blobs: Blobs;
    clock: Clock;
    bell: Bell;
  }) =>
  async (submission: SubmissionRow): Promise<void> => {
    const track = await parts.tracks.track(submission.track);
    const bundle = await parts.blobs.get(submission.bundle);
    if (!track || !bundle) return;
    try {
      const repository = await parts.repositories.of(submission.track);
      const rebased = await repository.rebase(bundle, {
        candidate: submission.commit,
        onto: track.head,
        manifest: track.manifest,
        author: submission.keyId,
        time: parts.clock.now(),
      });
      await parts.submissions.rebased(
        submission,
        await stored(parts.blobs, rebased.candidate, rebased.bundle),
        parts.clock.now(),
      );
    } catch (error) {
      await rejectIfRefused(parts, submission, 'STALE', error);
    }
    parts.bell.ring('verification');
  };
