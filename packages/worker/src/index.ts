export {
  type Endpoint,
  type MachinePaths,
  type ProposerChoice,
  type WorkerConfig,
  type WorkerOptions,
  workerConfig,
} from './config.ts';
export { type RunningWorker, runWorker } from './main.ts';
