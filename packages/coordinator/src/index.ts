export { type CoordinatorConfig, type PageSources, type RunningCoordinator, runCoordinator } from './main.ts';
