import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const [pg, docker] = ['**/*.pg.test.ts', '**/*.docker.test.ts'];
const [browser, network] = ['test/browser/**/*.test.ts', 'test/network/**/*.test.ts'];
const minutes = 60_000;
// vitest's own choice leaves a core free, and of two it can spare none.
const everyCore = Math.max(2, availableParallelism());

// Groups run one after the other: an engine that trains models beside them would make the others' timings mean nothing.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', pg, docker, browser, network],
          sequence: { groupOrder: 1 },
          maxWorkers: everyCore,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'pg',
          include: [pg],
          exclude: ['**/node_modules/**', browser, network],
          globalSetup: ['test/setup/postgres.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: everyCore,
          testTimeout: minutes,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'browser',
          include: [browser],
          globalSetup: ['test/setup/chromium.ts', 'test/setup/postgres.ts'],
          sequence: { groupOrder: 2 },
          maxWorkers: everyCore,
          testTimeout: 2 * minutes,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'docker',
          include: [docker],
          exclude: ['**/node_modules/**', browser, network],
          globalSetup: ['test/setup/engine.ts'],
          sequence: { groupOrder: 3 },
          maxWorkers: 1,
          testTimeout: 5 * minutes,
          hookTimeout: 15 * minutes,
        },
      },
      {
        test: {
          name: 'network',
          include: [network],
          globalSetup: ['test/setup/engine.ts'],
          sequence: { groupOrder: 4 },
          maxWorkers: 1,
          testTimeout: 15 * minutes,
          hookTimeout: 15 * minutes,
        },
      },
    ],
  },
});
