import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import { bo, commit, merged, refused, saying, testing } from '../read-model.fixture.ts';
import { commitCard, submissionCard, volunteerCard } from './cards.ts';
import { previewCard } from './preview-card.ts';
import { openRaster } from './raster.ts';
import { wrapped } from './wrapped.ts';

const previews = [
  '/preview.png',
  '/tracks/words/preview.png',
  '/tracks/cap-sets/preview.png',
  `/tracks/words/commits/${commit.commit}/preview.png`,
  `/submissions/${refused.id}/preview.png`,
  `/volunteers/${bo.volunteer}/preview.png`,
];

/** PNG (third edition), section 5.2 and 11.2.2: signature, then the header chunk with width and height. */
const sizeOf = (png: Buffer) => {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe('the pictures that other sites show beside a link', () => {
  it.each(previews)('%s is a PNG of the size that the page names, and is sent once', async (url) => {
    const app = fixturePortal();
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('image/png');
    expect(sizeOf(reply.rawPayload)).toEqual([1_200, 630]);
    // Not one colour: something is drawn.
    expect(reply.rawPayload.length).toBeGreaterThan(8_000);
    const again = await app.inject({ url, headers: { 'if-none-match': String(reply.headers.etag) } });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });

  it('are named by their pages, whole, as sites ask for it', async () => {
    const app = fixturePortal();
    for (const url of previews.filter((preview) => !preview.includes('cap-sets'))) {
      const page = url.replace(/\/preview\.png$/, '') || '/';
      const { body } = await app.inject(page);
      expect(body).toContain(`<meta property="og:image" content="https://ratchet.example${url}">`);
    }
    expect((await app.inject('/method')).body).toContain('content="https://ratchet.example/preview.png"');
  });

  it.each([
    ['/tracks/nope/preview.png', 404, 'track'],
    ['/tracks/words/commits/zz/preview.png', 400, 'commit'],
    [`/tracks/words/commits/${'0'.repeat(40)}/preview.png`, 404, 'commit'],
    ['/submissions/zz/preview.png', 400, 'submission'],
    [`/volunteers/${'0'.repeat(64)}/preview.png`, 404, 'key'],
  ])('%s is refused with %i and the name of the field', async (url, status, field) => {
    const reply = await fixturePortal().inject({ url, headers: { accept: 'application/json' } });
    expect([reply.statusCode, reply.json().error.field]).toEqual([status, field]);
  });

  it.each([
    '</text><script>',
    '"><image href="file:///etc/passwd"/>',
    '\uFFFE\uFFFF\u0000\u202Eevil',
    ']]><!--&bogus;',
    '字'.repeat(300),
  ])('are drawn with %j in every field', async (text) => {
    const app = fixturePortal(saying(text));
    for (const url of previews.filter((preview) => !preview.includes('cap-sets')))
      expect((await app.inject(url)).statusCode, url).toBe(200);
  });

  it('of a submission without a verdict tell nothing that was measured', () => {
    const leaky = { ...testing, effect: 0.123_4, low: 0.1, high: 0.2 };
    expect(JSON.stringify(submissionCard(leaky))).not.toMatch(/0\.12|0\.1 to/);
    expect(JSON.stringify(submissionCard({ ...merged, effect: 0.123_4 }))).toContain('0.12');
  });

  it('say in the picture itself that a demonstration is one', () => {
    const card = commitCard(commit);
    expect(previewCard(card, true).markup).toContain('everything here is invented');
    expect(previewCard(card, false).markup).not.toContain('invented');
  });

  it('name who has no name', () => {
    expect(volunteerCard({ volunteerName: null, tracks: [] } as never).title).toBe('Unnamed volunteer');
  });
});

describe('drawing', () => {
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text y="15">${text}</text></svg>`;

  it('has its own letters', async () => {
    const draw = openRaster();
    const [a, b, none] = await Promise.all([draw(svg('a')), draw(svg('b')), draw(svg(''))]);
    expect(a).not.toEqual(b);
    expect(a).not.toEqual(none);
    expect(await draw(svg('a'))).toBe(a);
  });

  it('makes nobody wait behind thousands of pictures, and goes on afterwards', async () => {
    const draw = openRaster();
    const asked = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => draw(svg(String(i)))));
    const refused = asked.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(40 - 16);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'unavailable' } });
    expect(sizeOf(await draw(svg('39')))).toEqual([60, 20]);
  });

  it('fails for one picture alone', async () => {
    const draw = openRaster();
    await expect(draw('no picture')).rejects.toThrow();
    expect(sizeOf(await draw(svg('x')))).toEqual([60, 20]);
  });

  it('reads no file that a picture names', async () => {
    const draw = openRaster();
    const image = (href: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><image href="${href}" width="60" height="20"/></svg>`;
    expect(await draw(image('/etc/passwd'))).toEqual(await draw(svg('')));
  });
});

describe('wrapped text', () => {
  it.each([
    ['one two three', 9, 3, ['one two', 'three']],
    ['one two three four', 9, 1, ['one two…']],
    ['abcdefghijkl', 5, 3, ['abcde', 'fghij', 'kl']],
    ['abcdefghijkl', 5, 2, ['abcde', 'fghi…']],
    ['', 5, 2, ['']],
    ['字字字字', 4, 2, ['字字', '字字']],
    ['😀😀😀', 4, 1, ['😀…']],
  ])('%j in lines of %i, at most %i, is %j', (text, perLine, most, lines) => {
    expect(wrapped(text, perLine, most)).toEqual(lines);
  });
});
