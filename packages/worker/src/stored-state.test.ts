import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKeyFile } from '@ratchet/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyNotebook, withRun } from './app/notebook.ts';
import type { Pending } from './app/submitter.ts';
import { durableJson } from './durable-json.ts';
import { parseNotebook, parsePending } from './stored-state.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stored-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pending = {
  stage: 'committed',
  track: 'words',
  head: 'a'.repeat(40),
  candidate: 'b'.repeat(40),
  tree: 'c'.repeat(40),
  hypothesis: 'rate = 0.01',
  leaseId: 'lease',
  commitment: 'd'.repeat(64),
  claim: Buffer.from('claim').toString('base64'),
  nonce: 'e'.repeat(64),
  bundle: Buffer.from('bundle').toString('base64'),
  commitKey: 'commit-key',
  revealKey: 'reveal-key',
  submissionId: 'submission',
  state: 'COMMITTED',
} as Pending;

describe('what a worker keeps', () => {
  it('comes back as it was, readable by its owner only', async () => {
    const path = join(folder, 'outbox.json');
    const outbox = durableJson(path, parsePending);
    expect(await outbox.load()).toBeNull();
    await outbox.save(pending);
    expect(await outbox.load()).toEqual(pending);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await outbox.clear();
    expect(await outbox.load()).toBeNull();
  });

  it('names the field of a notebook that something else wrote', () => {
    const run = { hypothesis: 'h', content: 'c', gain: 0.1 };
    const notebook = withRun(withRun(emptyNotebook('words', 'a'), run), { ...run, gain: 0.3 });
    expect(parseNotebook(JSON.parse(JSON.stringify(notebook)))).toEqual(notebook);
    expect(notebook.experiments).toEqual([{ ...run, gain: 0.2, runs: 2 }]);
    expect(() => parseNotebook({ ...notebook, headRuns: 'many' })).toThrowError(/headRuns/);
  });

  it('includes its key, which is made once and never replaced', async () => {
    const path = join(folder, 'key');
    const made = await ensureKeyFile(path);
    expect((await ensureKeyFile(path)).keyId).toBe(made.keyId);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, '{"seed": "short"}');
    await expect(ensureKeyFile(path)).rejects.toMatchObject({ code: 'bad-configuration', field: path });
    expect(readFileSync(path, 'utf8')).toBe('{"seed": "short"}');
  });
});
