import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkoutDir, runRatchet } from './run-ratchet.ts';

/** A whole network on a track whose candidates carry what is scored: an exact count, checked for next to nothing. */
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-certificate-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a certificate is found, counted by three verifiers and merged, and lies in the repository', async () => {
  const track = join(checkoutDir, 'test/tracks/sidon');
  const network = runRatchet([
    ...['start', '--track', track, '--data-dir', join(dir, 'data'), '--until-merges', '1', '--json'],
  ]);
  const { code, stdout } = await network.ended;
  expect(code).toBe(0);
  // The network ends with its first merge: what it served lies in its folder.
  const repository = join(dir, 'data/coordinator/git/sidon.git');
  const summary = JSON.parse(stdout);
  const merge = summary.merges.at(-1);
  expect(merge.effect).toBeGreaterThanOrEqual(1);
  expect(Number.isInteger(merge.effect)).toBe(true);
  expect(merge.replicas).toBe(3);
  const kept = execFileSync('git', ['-C', repository, 'show', `${merge.commit}:best.json`], {
    encoding: 'utf8',
  });
  expect(JSON.parse(kept)).toHaveLength(6 + merge.effect);
  expect(summary.baselineMetric).toBe(6);
  expect(summary.headMetric).toBeGreaterThanOrEqual(6 + merge.effect);
}, 180_000);
