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
  // One is asked for; another may be made while the end waits for what happened to be counted.
  const merges: { commit: string; effect: number; replicas: number }[] = summary.merges;
  for (const { effect, replicas } of merges) {
    expect(effect).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(effect)).toBe(true);
    // More where the head moved while it was tested: then it was tested again.
    expect(replicas).toBeGreaterThanOrEqual(3);
  }
  expect(merges[0]?.replicas).toBe(3);
  const gained = merges.reduce((sum, { effect }) => sum + effect, 0);
  const kept = execFileSync('git', ['-C', repository, 'show', `${merges.at(-1)?.commit}:best.json`], {
    encoding: 'utf8',
  });
  expect(JSON.parse(kept)).toHaveLength(6 + gained);
  expect(summary.baselineMetric).toBe(6);
  // The newest head may not be measured yet.
  expect(summary.headMetric).toBeGreaterThanOrEqual(6 + (merges[0]?.effect ?? 1));
}, 180_000);
