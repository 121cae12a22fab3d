export { type DemoConfig, runDemo } from './demo/run-demo.ts';
export { type DemoSizes, seedDemo } from './demo/seed-demo.ts';
export type { Pages } from './http/server.ts';
export { type CoordinatorConfig, type PageSources, type RunningCoordinator, runCoordinator } from './main.ts';
