import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../packages/statistics/src/seeded-random.ts';
import { eventually } from './eventually.ts';
import { leftovers, runCampaign } from './kill-campaign.ts';
import { containersOf, removeNetwork } from './left-behind.ts';
import { addressesOf, startLevel } from './run-ratchet.ts';

// A handful; `npm run chaos -- --kills N --seed S` does as many as one likes.
const kills = 6;
const runSeconds = 120;
const endSeconds = 120;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ratchet-kill-'));
});
afterAll(() => removeNetwork(dataDir));

it('goes on to a merge after kill -9 of every part, with nothing lost, nothing merged twice and nothing left', async () => {
  const seed = Math.floor(Date.now() / 1_000);
  const said: string[] = [`seed ${seed}`];
  const random = seededRandom(seed);
  const say = (line: string): void => void said.push(line);
  const report = await runCampaign({ dataDir, kills, patienceSeconds: 8, random, say });
  expect(report.faults, said.join('\n')).toEqual([]);
  expect(report.kills).toHaveLength(kills);
  expect(report.mergesAfterwards).toBeGreaterThanOrEqual(1);
  expect(report.acknowledged.submissions).toBeGreaterThanOrEqual(kills);
  expect(report.end).toMatchObject({ code: 0, signal: null });
});

it('ends its parts by themselves when the start itself is killed, and goes on when started again', async () => {
  const first = startLevel(dataDir, '--json');
  const addresses = await addressesOf(first);
  await eventually('a run under way', runSeconds, async () =>
    (await containersOf(dataDir)).length > 0 ? true : null,
  );
  first.child.kill('SIGKILL');
  expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
  await eventually('nothing to be left', endSeconds, async () =>
    (await leftovers(dataDir)).length === 0 ? true : null,
  );
  const second = startLevel(dataDir, '--json');
  expect(await addressesOf(second)).toEqual(addresses);
  second.child.kill('SIGINT');
  expect(await second.ended).toMatchObject({ code: 0, signal: null });
  expect(await leftovers(dataDir)).toEqual([]);
});
