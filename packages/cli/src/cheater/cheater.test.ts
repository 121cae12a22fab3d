import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, stopOf } from './cheat-attempt.ts';
import { cheatNames, openCheatRecord, readCheatAnswers, unanswered } from './cheat-record.ts';
import { isAdmitted, isCommitted, readLeaks } from './leak.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-cheater-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const submission = {
  submissionId: 's',
  state: 'REJECTED' as const,
  reason: 'duplicate',
  code: 'duplicate-candidate',
  detail: '',
  mergedAs: '',
  ...{ track: 'words', candidate: '', head: '', awaitsApproval: false },
};
const error = (code: 'commitment-mismatch' | 'hypothesis-held') =>
  new RatchetError({ code, field: 'f', rule: 'Rule.', remedy: 'Remedy.' });

describe('answers to cheats', () => {
  it('name the rule, and say so when nothing stopped one', () => {
    expect(stopOf(submission).by).toBe('duplicate-candidate');
    expect(stopOf({ ...submission, reason: 'screen', code: '' })).toMatchObject({ by: 'screen' });
    expect(() => stopOf({ ...submission, reason: 'conflict', code: 'merge-conflict' })).toThrow('head moved');
    expect(stopOf({ ...submission, state: 'MERGED', mergedAs: 'abc' })).toMatchObject({ by: 'nothing' });
  });

  it('are refusals of the cheat itself, not of its circumstances', () => {
    expect(refusalOf(error('commitment-mismatch'))).toEqual({ by: 'commitment-mismatch', rule: 'Rule.' });
    expect(() => refusalOf(error('hypothesis-held'))).toThrow('hypothesis-held');
    expect(() => refusalOf(new TypeError('x'))).toThrow('x');
  });

  it('are kept on disk, side by side', async () => {
    expect(await readCheatAnswers(dir)).toEqual(cheatNames.map(unanswered));
    const record = await openCheatRecord(dir);
    await Promise.all([
      record.note('faked-effect', 'screen', 'No better.'),
      record.note('replayed-reveal', 'commitment-mismatch', 'No fit.'),
    ]);
    expect((await readCheatAnswers(dir)).map(({ stoppedBy }) => stoppedBy)).toEqual([
      'screen',
      null,
      'commitment-mismatch',
    ]);
  });
});

describe('readLeaks', () => {
  const pending = {
    stage: 'revealed',
    track: 'words',
    head: 'a'.repeat(40),
    candidate: 'b'.repeat(40),
    tree: 'c'.repeat(40),
    hypothesis: 'wider',
    leaseId: 'l',
    commitment: 'd'.repeat(64),
    claim: Buffer.from('claim').toString('base64'),
    nonce: 'e'.repeat(64),
    bundle: Buffer.from('bundle').toString('base64'),
    commitKey: 'k',
    revealKey: 'k',
    submissionId: 's',
    state: 'TESTING',
  };

  it('reads what a worker keeps, of this track, and passes over what is not there', async () => {
    writeFileSync(join(dir, 'outbox.json'), JSON.stringify(pending));
    const [leak] = await readLeaks([dir, join(dir, 'nobody')], 'words');
    expect(leak).toMatchObject({ claim: Buffer.from('claim'), bundle: Buffer.from('bundle') });
    expect(await readLeaks([dir], 'other')).toEqual([]);
    writeFileSync(join(dir, 'outbox.json'), '{');
    expect(await readLeaks([dir], 'words')).toEqual([]);
  });

  it.each([
    ['sealed', 'COMMITTED', false, false],
    ['committed', 'COMMITTED', true, false],
    ['revealed', 'REVEALED', true, false],
    ['revealed', 'TESTING', true, true],
  ])('knows of one that is %s and %s whether it can be used', async (stage, state, committed, admitted) => {
    writeFileSync(join(dir, 'outbox.json'), JSON.stringify({ ...pending, stage, state }));
    const [leak] = await readLeaks([dir], 'words');
    expect([isCommitted(leak!), isAdmitted(leak!)]).toEqual([committed, admitted]);
  });
});
