import type { Site } from './layout.ts';
import type { ReadModel } from './read-model.ts';

/** What the routes of a page are given. */
export interface PortalContext {
  readonly readModel: ReadModel;
  /** Asked for with each page: addresses may be given late. */
  readonly site: () => Site;
}
