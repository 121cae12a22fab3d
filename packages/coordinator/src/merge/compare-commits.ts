import { parseCommitId, parseSha256, parseTrackName } from '@ratchet/protocol';
import type { Blobs } from '../app/ports.ts';
import type { TrackRepositories } from './track-repositories.ts';

/** One side of a comparison: a commit, and the blob that brings it where the track's repository lacks it. */
export interface ComparedSide {
  readonly commit: string;
  readonly bundle: string | null;
}

/** Unified diff between two commits of a track; null where it is too large to make, or a bundle is gone. */
export const commitComparer =
  (repositories: Pick<TrackRepositories, 'repository'>, blobs: Pick<Blobs, 'get'>) =>
  async (track: string, from: ComparedSide, to: ComparedSide): Promise<string | null> => {
    const repository = await repositories.repository(parseTrackName(track, 'track'));
    const ends = await Promise.all(
      [from, to].map(async ({ commit, bundle }) => ({
        commit: parseCommitId(commit, 'commit'),
        bundle: bundle === null ? null : await blobs.get(parseSha256(bundle, 'bundle')),
        isLost: bundle !== null,
      })),
    );
    const [a, b] = ends;
    if (!a || !b || ends.some(({ isLost, bundle }) => isLost && bundle === null)) return null;
    return repository.compare(a, b);
  };
