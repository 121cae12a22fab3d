import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { saying } from '../read-model.fixture.ts';
import type { TrackReads } from './track-reads.ts';

describe('the long lists', () => {
  it('go on by the key of their last line', async () => {
    const app = fixturePortal();
    const first = (await app.inject('/tracks/words/experiments')).body;
    expect(first).toContain('href="/tracks/words/experiments?before&#61;50"');
    expect(first).not.toContain('>Newest<');
    const { body } = await app.inject('/tracks/words/experiments?before=100');
    expect(body).toContain('>Newest<');
    expect(body).not.toContain('>Older<');
  });
  it('have the same items as JSON', async () => {
    const { items, next } = (await fixturePortal().inject('/tracks/words/experiments.json?before=50')).json();
    expect([items.length, items[0].entry, next]).toEqual([50, 70, '100']);
  });
  it('show what an experiment gave only when its lease is over', async () => {
    const { body } = await fixturePortal().inject('/tracks/words/experiments');
    expect(body).toContain('lease still open');
  });
  it('keep to one state from page to page', async () => {
    let asked: unknown;
    const submissionsOf: TrackReads['submissionsOf'] = async (_track, page) => {
      asked = page;
      return { items: [], next: 'abc-1' };
    };
    const { body } = await fixturePortal({ trackReads: { submissionsOf } }).inject(
      '/tracks/words/submissions?state=LAPSED',
    );
    expect(asked).toEqual({ before: null, limit: 50, state: 'LAPSED' });
    expect(body).toContain(
      'href="/tracks/words/submissions?state&#61;LAPSED&amp;before'.replace('&amp;', '&#38;'),
    );
    expect(body).toContain('None among these.');
  });
  it('withhold what an open submission measured', async () => {
    const { items } = (await fixturePortal().inject('/tracks/words/submissions.json')).json();
    for (const { state, effect } of items) if (state === 'TESTING') expect(effect).toBeNull();
  });
  it.each([
    ['/tracks/words/submissions?state=GONE', 400, 'state'],
    ['/tracks/words/submissions?before=x!', 400, 'before'],
    ['/tracks/words/merges?before=1&before=2', 400, 'before'],
    ['/tracks/nope/experiments', 404, 'track'],
    ['/tracks/words/chart?from=yesterday', 400, 'from'],
    ['/tracks/words?span=1y', 400, 'span'],
    ['/tracks/nope/chart.svg', 404, 'track'],
  ])('%s is refused with %i and the name of the field', async (url, status, field) => {
    const reply = await fixturePortal().inject({ url, headers: { accept: 'application/json' } });
    expect(reply.statusCode).toBe(status);
    expect(reply.json().error.field).toBe(field);
  });
});

describe('the piece that zooming exchanges', () => {
  it('is a piece, not a page, and has its data beside it', async () => {
    const app = fixturePortal();
    const query = 'from=2026-04-03T10:00Z&to=2026-04-03T11:00Z';
    const { body, headers } = await app.inject(`/tracks/words/chart?${query}`);
    expect(body).toMatch(/^<div data-zoom-piece>/);
    expect(body).toContain('data-from="2026-04-03T10:00:00.000Z"');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await app.inject(`/tracks/words/chart.json?${query}`)).json().cloud.cells.length).toBe(90);
  });
});

describe('pictures for other pages', () => {
  const addresses = [
    '/tracks/words/chart.svg',
    '/tracks/words/badge.svg',
    '/badge.svg',
    '/tracks/cap-sets/badge.svg',
  ];
  it.each(addresses)('%s is an image that says what it shows, and asks for nothing', async (url) => {
    const app = fixturePortal();
    const reply = await app.inject(url);
    expect(reply.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(reply.body).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(reply.body).toMatch(/<title id="t">[^<]+<\/title>\n<desc id="d">[^<]+<\/desc>/);
    expect(reply.body).not.toMatch(/NaN|undefined|Infinity|(?:href|src)=|url\((?!#)|@import/);
    const again = await app.inject({ url, headers: { 'if-none-match': String(reply.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });
  it('say the values in a few words', async () => {
    expect((await fixturePortal().inject('/tracks/words/badge.svg')).body).toContain(
      '3.038 → 2.894 bits per character',
    );
    expect((await fixturePortal().inject('/tracks/cap-sets/badge.svg')).body).toContain('being measured');
  });
  it.each([
    '</text><script>alert(1)</script>',
    '"><image href=x onerror=alert(1)>',
    ']]><!--',
    '\u202Eevil\u0000\u0007',
    'W'.repeat(5_000),
  ])('show %j as text', async (text) => {
    const app = fixturePortal(saying(text));
    for (const url of ['/tracks/words/chart.svg', '/tracks/words/badge.svg', '/badge.svg']) {
      const { body, statusCode } = await app.inject(url);
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/<(script|image|!--)|<[^>]*\son[a-z]+\s*=/i);
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      expect(body.length).toBeLessThan(60_000);
    }
  });
});

describe('the text of strangers', () => {
  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202Egnp.exe\u0007',
    'x'.repeat(9_000),
  ])('%j stays text in lists and in the chart', async (text) => {
    const app = fixturePortal(saying(text));
    for (const url of ['experiments', 'merges', 'submissions', 'chart'].map(
      (name) => `/tracks/words/${name}`,
    )) {
      const { body, statusCode } = await app.inject(url);
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/<(script(?! type="module")|img)|<[^>]*\son[a-z]+\s*=/i);
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });
});
