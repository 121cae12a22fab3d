export {
  type MachinePaths,
  type VerifierConfig,
  type VerifierOptions,
  verifierConfig,
} from './config.ts';
export { ensureKeyFile, readKeyFile } from './key-file.ts';
export { type RunningVerifier, runVerifier } from './main.ts';
export { privateFolder, writePrivateFile } from './private-file.ts';
