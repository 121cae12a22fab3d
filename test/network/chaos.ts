import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../packages/statistics/src/seeded-random.ts';
import { runCampaign } from './kill-campaign.ts';
import { removeNetwork } from './left-behind.ts';

/** `npm run chaos -- --kills N --seed S`: the long form of kill.test.ts. Exit code 0 when nothing was found. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  console.error('Say how many kills, and a whole number as the seed: npm run chaos -- --kills 40 --seed 1');
  process.exit(2);
}

const dataDir = await mkdtemp(join(tmpdir(), 'ratchet-chaos-'));
const began = Date.now();
const say = (line: string): void =>
  console.error(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);
say(`data folder ${dataDir}, seed ${seed}`);
const random = seededRandom(seed);
const report = await runCampaign({ dataDir, kills, patienceSeconds: 45, random, say });
for (const line of report.falls) say(`by itself: ${line}`);
for (const fault of report.faults) say(`FAULT: ${fault}`);
const { acknowledged, merges, mergesAfterwards, end, faults } = report;
say(
  `${report.kills.length} kills, ${merges} merges, ${mergesAfterwards} of them after the last kill; ` +
    `${acknowledged.submissions} submissions and ${acknowledged.experiments} experiments acknowledged; ` +
    `${faults.length} faults; exit code ${end.code}`,
);
const isWell = faults.length === 0 && end.code === 0;
// What was found can be looked at.
if (isWell) await removeNetwork(dataDir);
process.exit(isWell ? 0 : 1);
