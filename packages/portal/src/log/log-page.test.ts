import { describe, expect, it } from 'vitest';
import { fixturePortal } from '../portal.fixture.ts';
import type { Fixture } from '../read-model.fixture.ts';
import { leafProof, logVerifierKey } from './log.fixture.ts';

const page = async (address: string, fixture?: Fixture) =>
  (await fixturePortal(fixture).inject(address)).body;
const textOf = (body: string): string => body.replace(/<[^>]*>/g, '');

describe('the log’s page', () => {
  it('says who vouches for it, and how it is checked', async () => {
    const body = await page('/log');
    expect(body).toContain('Cosigned by 2');
    expect(body).toContain('2 of the 3 verifiers are needed; but for the last 3 leaves');
    expect(textOf(body)).toContain(`npm run ratchet -- audit https://ratchet.example --key`);
    expect(body).toContain(logVerifierKey.slice(0, 40));
    expect(body).toContain('sealed until its epoch is over');
  });
  it('says that a log without a quorum is its operator’s word alone', async () => {
    const witnesses = { key: 'k', cosigned: null, quorum: 2, rosterSize: 3 };
    const body = await page('/log', { witnesses });
    expect(body).toContain('Not cosigned');
    expect(body).toContain('its operator’s word alone');
  });
  it('goes back and forth by the number of a leaf', async () => {
    expect(await page('/log')).toMatch(/Leaves 250 to 299/);
    expect(await page('/log?after=1')).toMatch(/Leaves 2 to 51/);
    expect(await page('/log?after=1')).toContain('href="/log?after=-1">Older leaves');
    expect(await page('/log?after=1')).toContain('href="/log?after=51">Newer leaves');
    expect(await page('/log?after=900')).toContain('There are no leaves here');
  });
  it('marks what changes, and only on its first page', async () => {
    expect(await page('/log')).toContain('data-live="leaves"');
    expect(await page('/log?after=1')).not.toContain('data-live=');
  });
  it('shows who cosigned which checkpoint', async () => {
    const body = await page('/log/checkpoints');
    for (const part of ['and 1 witness beside the roster', 'href="/verifiers/', 'not yet'])
      expect(body).toContain(part);
  });
});

describe('the search', () => {
  it('finds a leaf by its hash and by its number, in both forms', async () => {
    const { hash } = leafProof(241) as { hash: string };
    expect(await page(`/log?q=${hash}`)).toContain('href="/log/leaves/241"');
    const found = await fixturePortal().inject(`/log.json?q=%20${hash.toUpperCase()}%20`);
    expect(found.json().hits).toEqual([{ kind: 'leaf', leaf: 241, track: null, id: null }]);
  });
  it.each(['/log?q=', `/log?q=${'0'.repeat(64)}`, '/log?q=<script>', '/log?q=1&q=2'])(
    '%s finds nothing, and says so with a code',
    async (address) => {
      const reply = await fixturePortal().inject({ url: address, headers: { accept: 'application/json' } });
      expect(reply.statusCode).toBe(404);
      expect(reply.json().error).toMatchObject({ code: 'nothing-found', field: 'q' });
    },
  );
});

describe('a leaf', () => {
  it('shows what was signed, as text, and hands out the envelope', async () => {
    const body = await page('/log/leaves/241');
    for (const part of [
      'a verdict',
      'What was signed',
      '&quot;decision&quot;: &quot;accepted&quot;',
      'data-proof="241"',
    ])
      expect(body.replaceAll('&#34;', '&quot;')).toContain(part);
    const envelope = await fixturePortal().inject('/log/leaves/241/envelope.json');
    expect(envelope.headers['content-disposition']).toContain('leaf-241-envelope.json');
    expect(envelope.json()).toMatchObject({ payloadType: 'application/vnd.in-toto+json' });
  });
  it('that is opened shows its salt; one that is sealed says when it opens', async () => {
    expect(await page('/log/leaves/210')).toContain('What it was the seal of');
    expect(await page('/log/leaves/299')).toContain('2026-04-04 09:00 UTC');
    const sealed = await fixturePortal().inject('/log/leaves/299/envelope.json');
    expect([sealed.statusCode, sealed.json().error.code]).toEqual([404, 'unknown-leaf']);
  });
  it.each([
    ['/log/leaves/300', 404, 'unknown-leaf'],
    ['/log/leaves/x', 400, 'bad-field'],
    ['/log/leaves/-1', 400, 'bad-field'],
    ['/log/proof.json', 400, 'bad-field'],
    ['/log/proof.json?index=x', 400, 'bad-field'],
    ['/log/proof.json?index=298', 404, 'unknown-leaf'],
  ])('%s is a coded %i', async (address, status, code) => {
    const reply = await fixturePortal().inject({ url: address, headers: { accept: 'application/json' } });
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code]);
  });
});
