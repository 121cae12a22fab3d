export { type PortalOptions, registerPortal, unreadableAddress } from './portal.ts';
export type * from './read-model.ts';
export { allTrusted } from './read-model.ts';
