import type { GitSettings, ObjectStore } from './git-settings.ts';
import type { CandidateLimits } from './limits.ts';

/** What the parts of a repository share. */
export interface RepositoryContext {
  readonly settings: GitSettings;
  readonly store: ObjectStore;
  readonly quarantineDir: string;
  readonly limits: CandidateLimits;
}
