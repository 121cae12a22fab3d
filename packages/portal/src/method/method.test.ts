import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { commit, type Fixture, merged, refused, saying, words } from '../read-model.fixture.ts';

/** A network whose last merge is the fixture’s decided submission. */
const walked: Fixture = {
  tracks: [{ ...words, merges: words.merges.slice(0, 3), lastMergedAt: commit.mergedAt }],
};
const textOf = (body: string): string => body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('/method', () => {
  it('says how it goes in the numbers of this network', async () => {
    const app = fixturePortal();
    const text = textOf((await app.inject('/method')).body);
    for (const part of [
      '1 246 experiments',
      'Submissions27',
      'Merged4',
      '15 % of all submissions',
      'the median of the last 4 merges',
    ])
      expect(text).toContain(part);
    const data = (await app.inject('/method.json')).json();
    expect(data).toMatchObject({
      submissions: 27,
      merges: 4,
      medianRuns: 24,
      medianOver: 4,
      trustedRuns: 274,
    });
  });
  it('walks the last merge through, with its leaves', async () => {
    const { body } = await fixturePortal(walked).inject('/method');
    for (const leaf of [204, 207, 241, 242]) expect(body).toContain(`href="/log/leaves/${leaf}"`);
    expect(body).toContain(`href="/submissions/${merged.id}"`);
    expect(textOf(body)).toContain(
      '26 trusted runs at 2 verifiers were enough: +0.026 bits per character (+0.014 to +0.038).',
    );
    expect(textOf(body)).toContain('From commitment to merge it took 23 min.');
  });
  it('says what to type to check it', async () => {
    const text = textOf((await fixturePortal(walked).inject('/method')).body);
    expect(text).toContain(
      `npm run --silent ratchet -- proof ${commit.commit} --from https://ratchet.example &#62; merge.json`,
    );
    expect(text).toContain('git clone https://ratchet.example/git/words.git');
  });
  it('stands without a track and without a merge', async () => {
    const text = textOf((await fixturePortal({ tracks: [] }).inject('/method')).body);
    expect(text).toContain('Nothing is merged yet.');
    expect(text).toContain('of none so far');
  });
  it('shows nothing of a submission that has no verdict any more', async () => {
    const careless = { ...merged, state: 'TESTING' as const };
    const { body } = await fixturePortal({ ...walked, submissions: [careless] }).inject('/method.json');
    expect(JSON.parse(body).lastMerge.submission).toMatchObject({
      effect: null,
      low: null,
      claim: null,
      diff: null,
    });
  });
  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\u202Egnp.exe\u0007'])(
    '%j stays text',
    async (text) => {
      const { body } = await fixturePortal({
        ...saying(text),
        submissions: [{ ...refused, id: words.merges.at(-1)!.submission, hypothesis: text }],
      }).inject('/method');
      expect(body.replace(/<script type="module"[^>]*><\/script>/, '')).not.toMatch(
        /<(script|img)|\son[a-z]+=/,
      );
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    },
  );
});
