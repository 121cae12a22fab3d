import { adminActionNames } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { account, ada, fixtureAccounts } from '../account/accounts.fixture.ts';
import { fixturePortal } from '../portal.fixture.ts';
import { fixtureReadModel } from '../read-model.fixture.ts';
import { actionOf, fieldsOf } from './action-fields.ts';
import { actionWords, warningsOf } from './action-words.ts';
import { adminReadsSaying, fixtureAdministration, overview, overviewSaying } from './admin.fixture.ts';

const publicUrl = 'https://ratchet.example';
const own = { origin: publicUrl, 'sec-fetch-site': 'same-origin' };

/** A browser that is signed in, as far as cookies go, and what administration was asked for. */
async function desk(administration = fixtureAdministration(), readModel = fixtureReadModel()) {
  const accounts = fixtureAccounts(account);
  const app = fixturePortal({}, { readModel, accounts, administration });
  const { token } = await accounts.signIn('yes', null);
  let cookie = `__Host-ratchet-session=${token}`;
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { cookie, accept: 'text/html', ...headers } });
  const post = (url: string, form: Record<string, string>, headers: Record<string, string> = own) =>
    app.inject({
      ...{ url, method: 'POST', payload: new URLSearchParams(form).toString() },
      headers: {
        cookie,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    });
  const signOut = () => {
    cookie = '';
  };
  return { administration, get, post, signOut };
}

/** The fields of the only form that posts to `action`. */
function formIn(body: string, action: string): Record<string, string> {
  const form = new RegExp(`<form method="post" action="${action}"[^]*?</form>`).exec(body)?.[0] ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}

const pauseUrl = '/admin/confirm?action=pause-track&track=words';

describe('who may come to the desk', () => {
  it('is led to the login and back when nobody is signed in', async () => {
    const { get, signOut } = await desk();
    signOut();
    const reply = await get('/admin');
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/login?next=%2Fadmin']);
    const data = await get('/admin.json', { accept: 'application/json' });
    expect([data.statusCode, data.json().error.code]).toEqual([401, 'signed-out']);
  });

  it('is no one else than administrators: others get a coded 403 everywhere', async () => {
    const { get, post, administration } = await desk(fixtureAdministration([]));
    for (const url of ['/admin', '/admin.json', pauseUrl])
      expect([url, (await get(url)).statusCode]).toEqual([url, 403]);
    expect((await get('/admin.json')).json().error.code).toBe('not-an-administrator');
    for (const url of ['/admin/act', '/admin/approve']) expect((await post(url, {})).statusCode).toBe(403);
    expect(administration.acted).toEqual([]);
  });

  it('sees how things stand, which no cache keeps', async () => {
    const { get } = await desk();
    const reply = await get('/admin');
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await get('/admin.json')).json()).toEqual(overview);
    for (const part of [
      'Paused',
      'Pause words…',
      'Resume cap-sets…',
      'Reinstate',
      'at most 2 open leases',
      'loud',
    ])
      expect(reply.body).toContain(part);
    expect(reply.body).toContain('Verdicts wait:');
  });

  it('sees of a candidate that waits all that is signed, and how', async () => {
    const { body } = await (await desk()).get('/admin');
    const [one] = overview.approvals;
    for (const part of [one!.commit, one!.head, one!.hypothesis!, '+0.012', ada.slice(0, 12)])
      expect(body).toContain(part);
    const text = body.replace(/<[^>]*>/g, '');
    expect(text).toContain(`ratchet -- approve ${one!.submission} --coordinator ratchet.example:7700`);
    expect(text).toContain(`--offline nanochat:${one!.commit}:${one!.head}`);
  });
});

describe('an action', () => {
  it('shows what will happen, asks why, is done once, and leads to its leaf', async () => {
    const { get, post, administration } = await desk();
    const page = await get(pauseUrl);
    expect(page.body).toContain('no lease, commitment or test begins on it');
    expect(administration.acted).toEqual([]);
    const form = formIn(page.body, '/admin/act');
    expect(form).toMatchObject({ action: 'pause-track', track: 'words' });
    const done = await post('/admin/act', { ...form, reason: 'A broken scorer' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/admin/actions/871']);
    expect(administration.acted).toMatchObject([
      {
        keyId: ada,
        request: {
          action: {
            action: 'pause-track',
            track: 'words',
            keyId: null,
            member: null,
            quota: null,
            leaf: null,
          },
          ...{ reason: 'A broken scorer', idempotencyKey: form.request },
        },
      },
    ]);
    expect((await get('/admin/actions/871')).body).toContain('href="/log/leaves/871"');
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['without its token', { token: '' }, own],
    ['with the token of another session', { token: 'A'.repeat(43) }, own],
    ['from another site', {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour on the domain', {}, { origin: publicUrl, 'sec-fetch-site': 'same-site' }],
    ['from nowhere', {}, { origin: 'null' }],
  ])('is refused %s, and nothing is done', async (_, change, headers) => {
    const { get, post, administration } = await desk();
    for (const url of ['/admin/act', '/admin/approve']) {
      const form = { ...formIn((await get(pauseUrl)).body, '/admin/act'), reason: 'x', ...change };
      const reply = await post(url, form, { ...headers, accept: 'application/json' });
      expect([reply.statusCode, reply.json().error.code]).toEqual([403, 'foreign-form']);
    }
    expect([administration.acted, administration.approved]).toEqual([[], []]);
  });

  it('is not done by an address', async () => {
    const { get, administration } = await desk();
    for (const url of ['/admin/act?action=pause-track&track=words&reason=x', '/admin/approve?submission=x'])
      expect((await get(url)).statusCode).toBe(404);
    expect(administration.acted).toEqual([]);
  });

  it('that would change nothing says so', async () => {
    const { get, post } = await desk();
    const page = await get('/admin/confirm?action=pause-track&track=cap-sets');
    const form = { ...formIn(page.body, '/admin/act'), reason: 'Again' };
    const reply = await post('/admin/act', form, { ...own, accept: 'application/json' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([409, 'unchanged']);
  });

  it.each([
    ['action=shutdown', 'action'],
    ['', 'action'],
    ['action=pause-track', 'track'],
    ['action=pause-track&track=../words', 'track'],
    ['action=block-key&keyId=abc', 'keyId'],
    ['action=set-quota&openLeases=-1', 'openLeases'],
    ['action=set-quota&openSubmissions=1001', 'openSubmissions'],
    [`action=add-verifier&keyId=${ada}`, 'member'],
    [`action=add-verifier&keyId=${ada}&boxKey=${ada}&operator=A%20B`, 'operator'],
    ['action=withdraw-reason&leaf=x', 'leaf'],
    ['action=pause-track&track=words&track=words', 'track'],
  ])('described by %j is refused, and the field named', async (query, field) => {
    const { get } = await desk();
    const reply = await get(`/admin/confirm?${query}`, { accept: 'application/json' });
    expect([reply.statusCode, reply.json().error]).toMatchObject([400, { code: 'bad-field', field }]);
  });

  it('warns where the roster would be too small', () => {
    const { verifiers } = overview;
    const remove = actionOf({ action: 'remove-verifier', keyId: verifiers[0]!.keyId });
    expect(warningsOf(remove, overview)).toEqual([
      expect.stringContaining('verifiers of 1 operator are left'),
    ]);
    const many = Array.from({ length: 4 }, (_, n) => ({
      ...verifiers[0]!,
      ...{ keyId: `${n}`.repeat(64), operator: `o${n}` },
    }));
    expect(warningsOf(remove, { ...overview, verifiers: many })).toEqual([]);
    expect(warningsOf(actionOf({ action: 'pause-track', track: 'words' }), overview)).toEqual([]);
  });

  it('of every kind comes back from its form as it was, and has words', () => {
    const fields = {
      ...{ track: 'words', keyId: ada, boxKey: ada, operator: 'ada', leaf: '7' },
      ...{ openLeases: '0', openSubmissions: '' },
    };
    for (const action of adminActionNames) {
      const own = {
        ...(action.endsWith('track') && { track: fields.track }),
        ...(/key|verifier/.test(action) && { keyId: fields.keyId }),
        ...(action === 'add-verifier' && { boxKey: fields.boxKey, operator: fields.operator }),
        ...(action === 'set-quota' && { openLeases: fields.openLeases, openSubmissions: '' }),
        ...(action === 'withdraw-reason' && { leaf: fields.leaf }),
      };
      const read = actionOf({ action, ...own });
      expect(actionOf(Object.fromEntries(fieldsOf(read)))).toEqual(read);
      for (const word of Object.values(actionWords[action])) expect(word).not.toBe('');
    }
  });
});

describe('a pasted approval', () => {
  it('is handed on as it is, and leads to its leaf', async () => {
    const { get, post, administration } = await desk();
    const form = formIn((await get('/admin')).body, '/admin/approve');
    const envelope = '{"payload":"…"}';
    const reply = await post('/admin/approve', { ...form, envelope });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/log/leaves/913']);
    expect(administration.approved).toEqual([{ submission: overview.approvals[0]!.submission, envelope }]);
  });
});

describe('what administrators did', () => {
  it('is there for everyone, page by page', async () => {
    const { get, signOut } = await desk();
    signOut();
    const { body } = await get('/admin/actions?limit=2');
    expect(body).toContain('Its hold-out is being replaced.');
    expect(body).toContain('href="/admin/actions?before=871"');
    const rest = (await get('/admin/actions.json?before=871')).json();
    expect(rest.actions.map(({ logIndex }: { logIndex: number }) => logIndex)).toEqual([702, 640, 12]);
    expect(rest.next).toBeNull();
    expect((await get('/admin/actions/640')).body).toContain('The reason was withdrawn.');
  });

  it('shows administrators alone how a reason is withdrawn', async () => {
    const { get, signOut } = await desk();
    const link = 'Withdraw the reason';
    const reply = await get('/admin/actions/871');
    expect(reply.body).toContain(link);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await get('/admin/actions/640')).body).not.toContain(link);
    signOut();
    expect((await get('/admin/actions/871')).body).not.toContain(link);
  });

  it.each([
    ['/admin/actions/5', 404, 'unknown-page'],
    ['/admin/actions/x', 400, 'bad-field'],
    ['/admin/actions?before=x', 400, 'bad-field'],
    ['/admin/actions?limit=201', 400, 'bad-field'],
  ])('%s is a coded %i', async (url, status, code) => {
    const reply = await (await desk()).get(url, { accept: 'application/json' });
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code]);
  });
});

describe('the text of strangers and administrators', () => {
  it.each(['"><script>alert(1)</script>', '</textarea><img src=x onerror=alert(1)>', '\u202Egnp.exe'])(
    '%j stays text',
    async (text) => {
      const readModel = { ...fixtureReadModel(), ...adminReadsSaying(text) };
      const { get } = await desk(fixtureAdministration([ada], overviewSaying(text)), readModel);
      const confirm = `/admin/confirm?action=unblock-key&keyId=${overview.blocked[0]!.keyId}`;
      for (const url of ['/admin', confirm, '/admin/actions', '/admin/actions/702']) {
        const { body, statusCode } = await get(url);
        expect([url, statusCode]).toEqual([url, 200]);
        expect(body).not.toMatch(/<script>|<img|onerror=alert\(1\)>|\u202E/);
      }
    },
  );
});
