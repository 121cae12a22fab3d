import { RatchetError } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { newcomer, volunteer } from './people/people.fixture.ts';
import { fixturePortal } from './portal.fixture.ts';
import {
  calibrating,
  commit,
  type Fixture,
  fixtureReadModel,
  merged,
  network,
  refused,
  saying,
  summary,
  testing,
  uuid,
  words,
} from './read-model.fixture.ts';
import type { ReadModel } from './read-model.ts';
import { idle, steady, suspended } from './verifiers/verifiers.fixture.ts';

const portal = (fixture: Fixture = {}, over: Partial<ReadModel> = {}) =>
  fixturePortal(fixture, { readModel: { ...fixtureReadModel(fixture), ...over } });

/** What a page says, without its markup. */
const textOf = (body: string): string => body.replace(/<[^>]*>/g, '');

const json = { accept: 'application/json' };
const commitUrl = `/tracks/words/commits/${commit.commit}`;
const volunteerUrls = (key: string) => [`/volunteers/${key}`, `/volunteers/${key}.json`] as const;
const verifierUrls = (key: string) => [`/verifiers/${key}`, `/verifiers/${key}.json`] as const;
const compareAddress = `/tracks/words/compare/${commit.parent}...${commit.commit}`;
const pages = [
  ['/', '/index.json'],
  ['/tracks/words', '/tracks/words.json'],
  ['/tracks/cap-sets', '/tracks/cap-sets.json'],
  [commitUrl, `${commitUrl}.json`],
  ...['submissions', 'merges', 'experiments'].map(
    (list) => [`/tracks/words/${list}`, `/tracks/words/${list}.json`] as const,
  ),
  ['/calculator', '/calculator.json'],
  ['/method', '/method.json'],
  ['/log', '/log.json'],
  ['/log/leaves/241', '/log/leaves/241.json'],
  ['/log/checkpoints', '/log/checkpoints.json'],
  ['/log?q=241', '/log.json?q=241'],
  ['/tracks/words/lineage', '/tracks/words/lineage.json'],
  [compareAddress, `${compareAddress}.json`],
  ['/volunteers', '/volunteers.json'],
  ['/verifiers', '/verifiers.json'],
  ...[volunteer.volunteer, newcomer.volunteer].map((key) => volunteerUrls(key)),
  ...[steady, suspended, idle].map(({ verifier }) => verifierUrls(verifier)),
  ['/status', '/status.json'],
  ['/admin/actions', '/admin/actions.json'],
  ['/admin/actions/871', '/admin/actions/871.json'],
  ...[merged, testing, refused].map(({ id }) => [`/submissions/${id}`, `/submissions/${id}.json`] as const),
] as const;

describe.each(pages)('%s', (page, twin) => {
  it('is a whole page that a browser may neither script nor fetch from', async () => {
    const reply = await portal().inject(page);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.body).toMatch(/^<!doctype html>/);
    expect(reply.body.match(/<h1>/g)).toHaveLength(1);
    expect(withoutOurScript(reply.body)).not.toMatch(/<script|\sstyle=|\son[a-z]+=|undefined|NaN|\[object/);
    const tables = reply.body.match(/<table/g)?.length ?? 0;
    expect(reply.body.match(/<caption>/g)?.length ?? 0).toBe(tables);
  });
  it('has the same twin by address and by Accept', async () => {
    const app = portal();
    const [byAddress, byAccept] = [await app.inject(twin), await app.inject({ url: page, headers: json })];
    expect(byAddress.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(byAccept.body).toBe(byAddress.body);
    expect(byAccept.headers.vary).toMatch(/^Accept(, Accept-Encoding)?$/);
  });
  it('answers HEAD, and 304 to who has it already', async () => {
    const app = portal();
    const whole = await app.inject(page);
    const head = await app.inject({ method: 'HEAD', url: page });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', whole.headers.etag]);
    expect(whole.headers['cache-control']).toBe('no-cache');
    const again = await app.inject({ url: page, headers: { 'if-none-match': `W/${whole.headers.etag}` } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await app.inject({
      url: page,
      headers: { ...json, 'if-none-match': String(whole.headers.etag) },
    });
    expect(other.statusCode).toBe(200);
  });
});

describe('what the pages say', () => {
  it('home lists tracks with figures and the command that joins', async () => {
    const { body } = await portal().inject('/');
    for (const part of [words.title, calibrating.title, '3.038', '2.894', '+0.144 better', 'Calibrating'])
      expect(body).toContain(part);
    expect(textOf(body)).toContain(
      'npm run ratchet -- worker --coordinator ratchet.example:7700 --track words ',
    );
  });
  it('home shows the tracks of one interest, in both forms', async () => {
    const app = portal();
    expect((await app.inject('/?interest=maths')).body).not.toContain(words.title);
    expect((await app.inject('/index.json?interest=maths')).json().tracks).toHaveLength(1);
    expect((await app.inject('/?interest=%22%3E%3Cscript%3E')).body).toContain('No track has this interest.');
  });
  it('an empty network says what to do', async () => {
    const { body } = await portal({ tracks: [] }).inject('/');
    expect(body).toContain('No track is open yet.');
  });
  it('a track links every merged commit to its diff and names its volunteer', async () => {
    const { body } = await portal().inject('/tracks/words');
    for (const merge of words.merges) {
      expect(body).toContain(`href="/tracks/words/commits/${merge.commit}"`);
      expect(body).toContain(merge.volunteer.slice(0, 12));
    }
    for (const part of ['+0.014 to +0.038', '0.002 bits', 'protected-path']) expect(body).toContain(part);
  });
  it('a track says how to clone it', async () => {
    const { body } = await portal().inject('/tracks/words');
    expect(textOf(body)).toContain('git clone https://ratchet.example/git/words.git');
  });
  it('a track that has nothing yet says so in each place', async () => {
    const { body } = await portal().inject('/tracks/cap-sets');
    for (const part of ['Calibrating.', 'Nothing is merged yet.', 'No head is measured yet.'])
      expect(body).toContain(part);
  });
  it('a refusal shows its reason, its code and what was wrong', async () => {
    const { body } = await portal().inject(`/submissions/${refused.id}`);
    for (const part of ['against the rules', 'protected-path', 'score.py is not among the editable files.'])
      expect(body).toContain(part);
  });
  it('a decided submission shows its claim beside what verifiers saw', async () => {
    const { body } = await portal().inject(`/submissions/${merged.id}`);
    for (const part of ['+0.031', '+0.026', '+0.014 to +0.038', 'found the gain', 'COOLING'])
      expect(body).toContain(part);
  });
});

describe('before the verdict nothing measured is shown (design, section 7.3)', () => {
  const secrets = ['0.026', '0.031', '0.014', '4.12', '11.7', 'COOLING', 'crossed'];
  it.each(['TESTING', 'DISPUTED', 'STALE', 'ADMITTED'] as const)(
    'on the page of a %s submission',
    async (state) => {
      const app = portal({ submissions: [{ ...testing, state }] });
      const replies = [
        await app.inject(`/submissions/${testing.id}`),
        await app.inject(`/submissions/${testing.id}.json`),
      ];
      for (const { body } of replies) for (const secret of secrets) expect(body).not.toContain(secret);
    },
  );
  it('on a track and in the network view', async () => {
    // Digits that no place in a chart has.
    const logE = merged.logE.map((reading) => ({ ...reading, logE: 41.2345 }));
    const careless = { ...summary(77, 'TESTING'), effect: 0.98765, logE };
    const app = portal({
      tracks: [{ ...words, openSubmissions: [careless] }],
      network: { tracks: network.tracks.map((track) => ({ ...track, submissions: [careless] })) },
    });
    for (const url of ['/tracks/words', '/tracks/words.json', '/network.json']) {
      const { body } = await app.inject(url);
      expect(body).toContain(uuid(77));
      for (const secret of ['0.987', '41.23', 'crossed']) expect(body).not.toContain(secret);
    }
  });
});

/** Every page has exactly this one, which is a file of the portal's. */
function withoutOurScript(body: string): string {
  const ours = /<script type="module" src="\/assets\/scripts\.[0-9a-f]{12}\/main\.js"><\/script>/g;
  expect(body.match(ours)).toHaveLength(1);
  return body.replace(ours, '');
}

describe('the text of strangers', () => {
  const corpus = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title></textarea></pre><svg onload=alert(1)>',
    'javascript:alert(1)',
    '<a href="javascript:alert(1)">x</a>',
    ['!$', '{alert(1)}'].join(''),
    '<!--<bdi>-->',
    '\u202Egnp.exe\u2066\u0007',
    'x'.repeat(5_000),
  ];
  it.each(corpus)('%j stays text on every page', async (text) => {
    const app = portal(saying(text));
    for (const url of ['/', '/tracks/words', commitUrl, `/submissions/${refused.id}`]) {
      const { body, statusCode } = await app.inject(url);
      expect(statusCode).toBe(200);
      // Tags that the pages themselves never use, attributes that run, addresses that run, characters that reorder.
      expect(withoutOurScript(body)).not.toMatch(
        /<(script|img|textarea)|<svg onload|<[^>]*\son[a-z]+\s*=|\s(href|src)="javascript:|<!--/i,
      );
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    ['/tracks/nope', 404, 'unknown-track'],
    ['/tracks/Not%20A%20Name', 400, 'bad-field'],
    [`/tracks/words/commits/${'0'.repeat(40)}`, 404, 'unknown-commit'],
    ['/tracks/words/commits/main', 400, 'bad-field'],
    [`/submissions/${uuid(999)}`, 404, 'unknown-submission'],
    ["/submissions/1'%20or%201=1", 400, 'bad-field'],
    ['/nowhere', 404, 'unknown-page'],
    [`/volunteers/${'0'.repeat(64)}`, 404, 'unknown-volunteer'],
    [`/verifiers/${'0'.repeat(64)}`, 404, 'unknown-verifier'],
    ['/volunteers/ada', 400, 'bad-field'],
    ['/verifiers/%3Cb%3E', 400, 'bad-field'],
    ['/volunteers?by=name', 400, 'bad-field'],
    ['/volunteers?after=x', 400, 'bad-field'],
    [`/volunteers?q=${'x'.repeat(65)}`, 400, 'bad-field'],
    [`/volunteers/${volunteer.volunteer}?before=x`, 400, 'bad-field'],
    ['/log.json?after=-2', 400, 'bad-field'],
    ['/log?after=x', 400, 'bad-field'],
    ['/log.json?after=1&after=2', 400, 'bad-field'],
    ['/log.json?limit=1001', 400, 'bad-field'],
  ])('%s is a coded %s in both forms', async (url, status, code) => {
    const app = portal();
    const [page, data] = [
      await app.inject({ url, headers: { accept: 'text/html' } }),
      await app.inject({ url, headers: json }),
    ];
    expect([page.statusCode, data.statusCode]).toEqual([status, status]);
    expect(data.json().error).toMatchObject({ code, remedy: expect.any(String), rule: expect.any(String) });
    if (!url.includes('.json')) expect(page.body).toContain(`<code class="code">${code}</code>`);
    expect(page.headers['content-security-policy']).toBeDefined();
  });
  it.each(['/%', '/tracks/%zz', `/tracks/${'a'.repeat(300)}`])(
    '%s cannot be read, and is told so with a code',
    async (url) => {
      const app = portal();
      const reply = await app.inject({ url, headers: json });
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.statusCode).toBeLessThan(500);
      expect(reply.json().error.code).toBe('bad-field');
      expect((await app.inject(url)).headers['content-security-policy']).toBeDefined();
    },
  );
  it('an unforeseen failure says nothing of its cause', async () => {
    const app = portal({}, { tracks: () => Promise.reject(new Error('password=hunter2 at db.ts')) });
    const reply = await app.inject('/');
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('hunter2');
    expect((await app.inject('/index.json')).json().error.code).toBe('internal');
  });
  it('an unreachable database is a 503 that asks to come back', async () => {
    const error = new RatchetError({
      code: 'database-unreachable',
      field: 'database',
      rule: 'Gone.',
      remedy: 'Wait.',
    });
    const reply = await portal({}, { tracks: () => Promise.reject(error) }).inject('/');
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '5']);
  });
});

describe('data for programs', () => {
  it('the network view is JSON that any site may read', async () => {
    const reply = await portal().inject('/network.json');
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(reply.json().tracks[0]).toMatchObject({ name: 'words', headReplicas: 4, merges: { length: 4 } });
  });
  it('the log is read from where one left off', async () => {
    const app = portal();
    expect((await app.inject('/log.json')).json().leaves).toHaveLength(300);
    const { leaves, size } = (await app.inject('/log.json?after=1&limit=2')).json();
    expect([leaves.map((leaf: { index: number }) => leaf.index), size]).toEqual([[2, 3], 300]);
  });
  it('styles are kept for ever at an address of their content', async () => {
    const app = portal();
    const url = /href="(\/assets\/portal\.[0-9a-f]{12}\.css)"/.exec((await app.inject('/')).body)?.[1] ?? '';
    const reply = await app.inject(url);
    expect(reply.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(reply.headers['cache-control']).toContain('immutable');
  });
});

describe('the calculator', () => {
  const ask = (query: string) => portal().inject(`/calculator.json?${query}`);

  it('says how surely a gain is found and what that takes, in the units of the metric', async () => {
    const { expectations } = (await ask('sigma=0.1&effect=0.25&runSeconds=60')).json() as {
      expectations: { effect: number; accepted: number; candidateRuns: number }[];
    };
    expect(expectations.map(({ effect }) => Number(effect.toFixed(3)))).toEqual([
      0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3,
    ]);
    expect(expectations[0]).toMatchObject({ accepted: 0 });
    expect(expectations.at(-1)?.accepted).toBeGreaterThan(0.98);
    expect(expectations.at(-1)?.candidateRuns).toBeLessThan(expectations[2]?.candidateRuns ?? 0);
  });

  it('shows costs in hours where a run’s seconds are known', async () => {
    const { body } = await portal().inject('/calculator?sigma=0.1&runSeconds=3600');
    expect(body).toContain('Hours');
    expect((await portal().inject('/calculator')).body).not.toContain('Hours');
  });

  it.each([
    'sigma=0',
    'sigma=x',
    'sigma=1&sigma=2',
    'effect=-1',
    'effect=21',
    'verifiers=2',
    'runSeconds=1e99',
    'sigma=%3Cb%3E',
  ])('refuses %s and names the field', async (query) => {
    const reply = await ask(query);
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ error: { code: 'bad-field', field: query.split('=')[0] } });
  });
});
