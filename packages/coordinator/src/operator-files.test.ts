import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOperatorKey, readAdministrators, readRoster } from './operator-files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-operator-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const member = { keyId: 'a'.repeat(64), boxKey: 'b'.repeat(64), operator: 'ada' };

describe('readRoster', () => {
  const rosterOf = (text: string) => {
    const file = join(dir, 'roster.json');
    writeFileSync(file, text);
    return readRoster(file);
  };

  it('reads members; no file given leaves the roster as it is', async () => {
    expect(await rosterOf(JSON.stringify([member]))).toEqual([member]);
    expect(await readRoster(null)).toBeNull();
  });

  it.each([
    [JSON.stringify([member, { ...member, operator: 'Ada L.' }]), '1.operator'],
    [JSON.stringify([{ ...member, boxKey: 'b' }]), '0.boxKey'],
    ['[', 'not JSON'],
  ])('says what is wrong with %s', async (text, said) => {
    await expect(rosterOf(text)).rejects.toMatchObject({
      code: 'bad-configuration',
      rule: expect.stringContaining(said),
      remedy: expect.stringContaining('ratchet key show'),
    });
  });

  it('says that a file is missing', async () => {
    await expect(readRoster(join(dir, 'none'))).rejects.toMatchObject({ rule: 'There is no such file.' });
  });
});

describe('readAdministrators', () => {
  const [ada, bo] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string];

  it('takes those of the folder and those that are named, each once', async () => {
    expect([...(await readAdministrators(dir, []))]).toEqual([]);
    writeFileSync(join(dir, 'administrators.json'), JSON.stringify([ada]));
    expect([...(await readAdministrators(dir, [bo, ada]))]).toEqual([ada, bo]);
  });

  it.each([['["ada"]'], ['{}'], ['[']])('refuses a file that says %s', async (text) => {
    writeFileSync(join(dir, 'administrators.json'), text);
    await expect(readAdministrators(dir, [])).rejects.toMatchObject({
      code: 'bad-configuration',
      field: join(dir, 'administrators.json'),
    });
  });

  it('refuses an option that is no key', async () => {
    await expect(readAdministrators(dir, ['ada'])).rejects.toMatchObject({ field: '--admin' });
  });
});

describe('loadOperatorKey', () => {
  it('makes a key once, and does not repeat what a broken file holds', async () => {
    const made = await loadOperatorKey(dir);
    expect((await loadOperatorKey(dir)).keyId).toBe(made.keyId);
    writeFileSync(join(dir, 'operator.key'), JSON.stringify({ seed: 'half a secret' }));
    const refused = await loadOperatorKey(dir).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'bad-configuration', rule: expect.stringContaining('seed') });
    expect(String(refused)).not.toContain('half a secret');
  });
});
