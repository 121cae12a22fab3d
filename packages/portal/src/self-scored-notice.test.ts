import { describe, expect, it } from 'vitest';
import { commitPage } from './commit/commit-page.ts';
import { commit, merged } from './read-model.fixture.ts';
import { selfScoredNotice } from './self-scored-notice.ts';
import { submissionPage } from './submission/submission-page.ts';

const site = { publicUrl: 'http://portal.test' } as Parameters<typeof submissionPage>[0];
const label = 'Self-scored';

describe('what a candidate says of itself', () => {
  it('is labelled on its submission and on its merge, and nothing else is', () => {
    const trackMode = 'self-scored' as const;
    expect(submissionPage(site, { ...merged, trackMode }, []).markup).toContain(label);
    expect(commitPage(site, { ...commit, trackMode }).markup).toContain(label);
    expect(submissionPage(site, merged, []).markup).not.toContain(label);
    expect(commitPage(site, commit).markup).not.toContain(label);
  });

  it('says when it waits for an approval', () => {
    const notice = (state: 'ACCEPTED' | 'MERGED') =>
      selfScoredNotice({ trackMode: 'self-scored', state }).markup;
    expect(notice('ACCEPTED')).toContain('waits for that approval');
    expect(notice('MERGED')).not.toContain('waits');
  });
});
