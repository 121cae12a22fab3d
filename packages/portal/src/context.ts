import type { Accounts } from './account/accounts.ts';
import type { Site } from './layout.ts';
import type { ReadModel } from './read-model.ts';

/** What the routes of a page are given. */
export interface PortalContext {
  readonly readModel: ReadModel;
  readonly accounts: Accounts;
  /** Asked for with each page: addresses may be given late. */
  readonly site: () => Site;
}
