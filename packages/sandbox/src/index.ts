export { engineRoot } from './disk-engine-root.ts';
export { type DiskGuard, type DiskGuardOptions, openDiskGuard, parseLeastFreeMiB } from './disk-guard.ts';
export { type DiskSpace, diskSpace } from './disk-space.ts';
export { type DockerSandboxOptions, openDockerSandbox } from './docker-sandbox.ts';
export { type Engine, type EnsureEngineOptions, ensureEngine } from './engine.ts';
export { type EnsureImagesOptions, ensureImages } from './images.ts';
export { ensureRuntime, type RuntimeChoice } from './runtimes.ts';
export * from './sandbox.ts';
export type { GpuMemoryProbe } from './usage-meter.ts';
