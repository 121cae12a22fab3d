/**
 * One stage, from inside a container that has the engine's socket: contained-worker.docker.test.ts runs it there. Its input
 * lies in the container's own file system, where the engine cannot look.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { engineClient } from './engine-address.ts';
import { openDockerSandbox } from './index.ts';

const [stateDir = '', image = '', owner = ''] = process.argv.slice(2);
mkdirSync('/tmp/own', { recursive: true });
writeFileSync('/tmp/own/word', 'from inside');
const engine = { docker: engineClient('unix:///engine/docker.sock'), stateDir };
const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 512 });
const ended = await sandbox
  .run({
    image,
    command: ['cat', '/data/word'],
    budget: { wallSeconds: 20, cpuSeconds: 5, memoryMiB: 64, outputMiB: 1, gpus: 0, gpuMemoryMiB: 0 },
    inputs: [{ hostPath: '/tmp/own', containerPath: '/data' }],
    environment: {},
    scratchMiB: 8,
  })
  .then(
    ({ outcome, stdout }) => ({ outcome: outcome.kind, stdout: stdout.toString() }),
    (error: { code: string }) => ({ outcome: error.code, stdout: '' }),
  );
process.stdout.write(JSON.stringify(ended));
