import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, ensureEngine, ensureImages } from '@ratchet/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineChecks } from './engine-checks.ts';
import { limitChecks } from './limit-checks.ts';

const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
let engine: Engine;
beforeAll(async () => {
  const report = (line: string): void => console.error(line);
  engine = await ensureEngine({ stateDir, report, environment: process.env });
  const imagesDir = fileURLToPath(new URL('../../../../deploy/images', import.meta.url));
  await ensureImages({ engine, imagesDir, names: ['ratchet/numpy'], environment: process.env, report });
}, 900_000);
afterAll(() => engine.release());

it('the limits hold on this engine, every one tried by a container', { timeout: 60_000 }, async () => {
  const checks = await limitChecks(engine);
  expect(checks.map(({ name, level }) => `${name} ${level}`)).toEqual([
    ...['memory limit ok', 'process limit ok', 'CPU limit ok', 'network ok', 'file systems ok'],
  ]);
});

/** The same engine with its word broken: what was asked for is left out when a container is made. */
const forgetting = (change: Made): Engine => {
  const docker = Object.create(engine.docker);
  docker.createContainer = ({ HostConfig, ...options }: Made) =>
    engine.docker.createContainer({
      ...{ ...options, ...change },
      HostConfig: { ...HostConfig, ...change.HostConfig },
    });
  return { ...engine, docker };
};
type Made = Parameters<Engine['docker']['createContainer']>[0];

it.each<[string, Made]>([
  ['memory limit', { HostConfig: { Memory: 0, MemorySwap: 0 } }],
  ['process limit', { HostConfig: { PidsLimit: 0 } }],
  ['file systems', { User: '0:0', HostConfig: { ReadonlyRootfs: false } }],
])('an engine that does not keep the %s is found out', { timeout: 60_000 }, async (name, change) => {
  const checks = await limitChecks(forgetting(change));
  const broken = checks.filter(({ level }) => level === 'failed').map((check) => check.name);
  expect(broken).toEqual([name]);
});

it('engine and runtime are named', async () => {
  const checks = await engineChecks(engine);
  expect(checks.map(({ name }) => name)).toEqual(['engine', 'runtime', 'engine disk']);
});
