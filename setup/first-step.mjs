// What every npm script that runs something runs first: plain JavaScript, for a Node as old as 20 and without a single
// installed package. It installs what the lock file names and hands over to Node 24. Standard output belongs to whom it
// hands over; everything said here goes to standard error.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './find-node24.mjs';
import { handOver } from './hand-over.mjs';
import { ensurePackages } from './install-packages.mjs';
import { SetUpError } from './set-up-error.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;

const programs = {
  start: ['packages/cli/src/main.ts', 'start'],
  demo: ['packages/cli/src/main.ts', 'demo'],
  ratchet: ['packages/cli/src/main.ts'],
  test: ['setup/test.ts'],
  bench: ['bench/main.ts'],
  simulate: ['bench/simulate/main.ts'],
  attacks: ['test/attacks/main.ts'],
  chaos: ['test/network/chaos.ts'],
  soak: ['test/soak/main.ts'],
};

const report = (line) => process.stderr.write(`ratchet: ${line}\n`);

async function main([name, ...args]) {
  const program = Object.hasOwn(programs, name ?? '') ? programs[name] : undefined;
  if (program === undefined) {
    throw new SetUpError(`Say what to run: node setup/first-step.mjs ${Object.keys(programs).join('|')}.`);
  }
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new SetUpError(
      `This is Node ${process.versions.node}; the set-up needs ${oldestNode} or newer. Install one from https://nodejs.org.`,
    );
  }
  await ensurePackages({ root, report });
  const [file, ...first] = program;
  return handOver({ root, node: findNode24(root), args: [join(root, file), ...first, ...args] });
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    report(error instanceof SetUpError ? error.message : `The set-up failed: ${String(error)}`);
    process.exitCode = error instanceof SetUpError ? error.exitCode : 1;
  },
);
