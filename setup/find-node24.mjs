import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from './set-up-error.mjs';

const needed = 24;

/**
 * Path of a Node 24: the one that npm brought for this platform, else the running one where it is new enough.
 * @throws SetUpError where there is neither
 */
export function findNode24(root) {
  const bundled = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(bundled)) return bundled;
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath;
  throw new SetUpError(
    `Ratchet runs on Node ${needed} or newer, and this is ${process.versions.node}. npm brings Node ${needed} for Linux on ` +
      `x64 and arm64 only, and this is ${process.platform} on ${process.arch}: install it from https://nodejs.org and start again.`,
  );
}
