export { type PortalOptions, registerPortal } from './portal.ts';
export type * from './read-model.ts';
