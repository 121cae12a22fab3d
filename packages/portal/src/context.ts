import type { Accounts } from './account/accounts.ts';
import type { Administration } from './admin/administration.ts';
import type { Site } from './layout.ts';
import type { ReadModel } from './read-model.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** What the routes of a page are given. */
export interface PortalContext {
  readonly readModel: ReadModel;
  readonly accounts: Accounts;
  readonly administration: Administration;
  readonly webhooks: Webhooks;
  /** Asked for with each page: addresses may be given late. */
  readonly site: () => Site;
}
