export type { Pages } from './http/server.ts';
export { type CoordinatorConfig, type PageSources, type RunningCoordinator, runCoordinator } from './main.ts';
