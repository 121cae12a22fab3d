import { describe, expect, it } from 'vitest';
import { ageText } from './age.ts';
import { concernsOf } from './concerns.ts';
import { statusPage } from './status-page.ts';
import { status, statusReadsFixture, statusSaying } from './status-reads.fixture.ts';

const site = {
  ...{ styleUrl: '/s.css', iconUrl: '/i.svg', scriptUrl: '/m.js', publicUrl: 'http://h', grpcAddress: 'h:1' },
  isDemo: false,
};
const [present, second] = status.verifiers;
const healthy = {
  ...status,
  verifiers: [present!, second!, { ...present!, operator: 'third' }],
  tracks: [status.tracks[0]!],
};
const before = (seconds: number) => new Date(Date.parse(status.at) - seconds * 1000).toISOString();

describe('what is to be looked at', () => {
  it('is nothing where all is well', () => {
    expect(concernsOf(healthy)).toEqual([]);
    expect(statusPage(site, healthy).markup).toContain('All is well.');
  });

  it.each<[string, object, RegExp]>([
    [
      'a sequencer that stands still',
      { unsequenced: { count: 3, oldestAt: before(16) } },
      /wait for their place/,
    ],
    ['figures that are behind', { rolledUpAt: before(121) }, /are behind/],
    ['no epoch', { epoch: null }, /No epoch/],
    ['too few verifiers', { verifiers: [present, second] }, /of 2 operators are here/],
    ['two verifiers of one operator', { verifiers: [present, second, present] }, /of 2 operators/],
    ['a log without witnesses', { log: { ...status.log, cosigned: null } }, /quorum/],
    ['a paused track', { tracks: status.tracks }, /cap-sets is paused/],
    [
      'a candidate that is not admitted',
      { queues: [{ state: 'REVEALED', count: 1, oldestAt: before(121) }] },
      /waited for admission/,
    ],
    [
      'a suspended verifier',
      { verifiers: [...healthy.verifiers, status.verifiers[3]] },
      /of dev is suspended/,
    ],
  ])('is %s', (_, change, said) => {
    const concerns = concernsOf({ ...healthy, ...change });
    expect(concerns).toHaveLength(1);
    expect(concerns[0]?.what).toMatch(said);
    expect(concerns[0]?.todo).not.toBe('');
  });

  it('is not what is only slow for a moment', () => {
    const slow = { unsequenced: { count: 3, oldestAt: before(3) }, rolledUpAt: before(30) };
    expect(concernsOf({ ...healthy, ...slow })).toEqual([]);
  });
});

describe('the status page', () => {
  it('shows queues, verifiers and budgets', () => {
    const { markup } = statusPage(site, status);
    for (const part of [
      'Waiting for verifiers',
      'Suspended',
      '0.5\u00a0%',
      '31 of 5\u202f000',
      '71\u00a0%',
      '2\u202f346',
      '3.2 GiB',
    ])
      expect(markup).toContain(part);
  });

  it('says an empty network’s next step', () => {
    const { markup } = statusPage(site, { ...status, verifiers: [], tracks: [] });
    expect(markup).toContain('The roster is empty.');
    expect(markup).toContain('No track is open yet.');
  });

  it('keeps what people wrote as text', async () => {
    const strange = await statusReadsFixture(statusSaying('"><script>alert(1)</script>')).status();
    expect(statusPage(site, strange).markup).not.toContain('<script>alert');
  });
});

describe('an age', () => {
  it.each([
    [0, '0 s'],
    [95, '95 s'],
    [600, '10 min'],
    [7_200, '2 h'],
    [5 * 86_400, '5 days'],
    [-30, '0 s'],
  ])('of %i seconds', (seconds, text) => expect(ageText(status.at, before(seconds))).toBe(text));
});
