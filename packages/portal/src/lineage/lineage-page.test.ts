import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { commit, headCommit, words } from '../read-model.fixture.ts';
import { withheldCommit } from './lineage.fixture.ts';

const compared = (from: string, to: string) => `/tracks/words/compare/${from}...${to}`;

describe('the lineage', () => {
  it('draws every head with its candidates, and lists them in words', async () => {
    const { body } = await fixturePortal().inject('/tracks/words/lineage');
    expect(body.match(/<svg class="graph"/g)).toHaveLength(words.merges.length + 1);
    for (const part of ['at least 512 candidates on it', 'no gain in sight', 'Where the track began'])
      expect(body).toContain(part);
    expect(body).not.toContain('lineage?before');
    expect(body.match(/taken back later/g)).toHaveLength(1);
  });
  it('goes on by height', async () => {
    const { heads } = (await fixturePortal().inject('/tracks/words/lineage.json?before=2')).json();
    expect(heads.map(({ height }: { height: number }) => height)).toEqual([1, 0]);
  });
  it.each([
    ['/tracks/nope/lineage', 404, 'unknown-track'],
    ['/tracks/words/lineage?before=x', 400, 'bad-field'],
    [compared('x', 'y'), 400, 'bad-field'],
    [compared('a...b', 'c'), 400, 'bad-field'],
    [`/tracks/words/compare/${headCommit}`, 400, 'bad-field'],
    [compared(headCommit, '0'.repeat(40)), 404, 'unknown-commit'],
    [compared(headCommit, withheldCommit), 403, 'withheld'],
    [compared(withheldCommit, headCommit), 403, 'withheld'],
    [`/tracks/words/compare?from=${headCommit}`, 400, 'bad-field'],
    [`/tracks/words/compare?from=${headCommit}&to=--output`, 400, 'bad-field'],
  ])('%s is a coded %i', async (address, status, code) => {
    const reply = await fixturePortal().inject({ url: address, headers: { accept: 'application/json' } });
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code]);
  });
});

describe('a comparison', () => {
  it('is asked for by a form, and has an address of its own', async () => {
    const reply = await fixturePortal().inject(
      `/tracks/words/compare?from=+${commit.parent}&to=${headCommit}`,
    );
    expect([reply.statusCode, reply.headers.location]).toEqual([303, compared(commit.parent, headCommit)]);
  });
  it('shows both ends, the diff and the way back', async () => {
    const app = fixturePortal();
    const { body } = await app.inject(compared(commit.parent, headCommit));
    for (const part of ['DEPTH', `href="${compared(headCommit, commit.parent)}"`, 'git', 'diff'])
      expect(body).toContain(part);
    const data = (await app.inject(`${compared(commit.parent, headCommit)}.json`)).json();
    expect(data).toMatchObject({
      track: 'words',
      from: { kind: 'head' },
      diff: expect.stringContaining('+DEPTH'),
    });
  });
});
