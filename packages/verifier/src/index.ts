export {
  type MachinePaths,
  type VerifierConfig,
  type VerifierOptions,
  verifierConfig,
} from './config.ts';
export { type RunningVerifier, runVerifier } from './main.ts';
