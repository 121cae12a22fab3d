export { type PortalOptions, registerPortal, unreadableAddress } from './portal.ts';
export type { ReadModel } from './read-model.ts';
export { servedForAMoment } from './recent-answers.ts';
export type * from './views.ts';
export { allTrusted } from './views.ts';
