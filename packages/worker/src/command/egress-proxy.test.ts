import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepSockets } from './egress-proxy.ts';

it('removes what proxies of killed processes left, and nothing of living ones or of others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-test-'));
  try {
    const ended = spawnSync('true').pid;
    const living = `ratchet-egress-${process.pid}-a`;
    for (const name of [`ratchet-egress-${ended}-b`, living, 'ratchet-c']) mkdirSync(join(folder, name));
    await sweepSockets(folder);
    expect(readdirSync(folder).sort()).toEqual(['ratchet-c', living]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
