import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { newcomer, volunteer } from '../people/people.fixture.ts';
import { fixturePortal } from '../portal.fixture.ts';
import { commit, merged, refused, saying, testing, words } from '../read-model.fixture.ts';
import { idle, steady, suspended } from '../verifiers/verifiers.fixture.ts';
import { dataAddresses } from './addresses.ts';
import { problem } from './schemas/shared-schemas.ts';

const routes: string[] = [];
const app = fixturePortal({}, {}, (prepared) => {
  prepared.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET') routes.push(url);
  });
});

interface Document {
  readonly paths: Record<
    string,
    { get: { operationId: string; parameters: { name: string; in: string }[] } }
  >;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}
const documentOf = async () => (await app.inject('/openapi.json')).json() as Document;

/** What each address is asked for; those without an entry take no name. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/tracks/{name}.json': ['/tracks/words.json', '/tracks/cap-sets.json'],
  '/tracks/{name}/chart.json': ['/tracks/words/chart.json'],
  '/tracks/{name}/submissions.json': ['/tracks/words/submissions.json'],
  '/tracks/{name}/merges.json': ['/tracks/words/merges.json'],
  '/tracks/{name}/experiments.json': ['/tracks/words/experiments.json'],
  '/tracks/{name}/commits/{commit}.json': [`/tracks/words/commits/${commit.commit}.json`],
  '/tracks/{name}/lineage.json': ['/tracks/words/lineage.json'],
  '/tracks/{name}/compare/{range}.json': [`/tracks/words/compare/${commit.parent}...${commit.commit}.json`],
  '/submissions/{id}.json': [merged, testing, refused].map(({ id }) => `/submissions/${id}.json`),
  '/volunteers/{key}.json': [volunteer, newcomer].map((one) => `/volunteers/${one.volunteer}.json`),
  '/verifiers/{key}.json': [steady, suspended, idle].map((one) => `/verifiers/${one.verifier}.json`),
  '/log/leaves/{index}.json': ['/log/leaves/241.json', '/log/leaves/3.json'],
  '/log/proof.json': ['/log/proof.json?index=3'],
};
/** Its leaf is public only where the log has a signed one, which the fixture may not. */
const unanswered = ['/log/leaves/{index}/envelope.json', '/admin/actions/{index}.json'];

/** What `schema` does not know is stripped, so the same again means that it knows all of it. */
function held(schema: z.ZodType, data: unknown, mayHoldMore = false): void {
  const read = schema.safeParse(data);
  expect(read.error?.issues.slice(0, 3) ?? []).toEqual([]);
  if (mayHoldMore) expect(data).toMatchObject(read.data as object);
  else expect(read.data).toEqual(data);
}
/** Here the fixture hands out whole tracks and heads where parts of them were asked for. */
const withMore = ['/index.json', '/network.json', '/tracks/{name}/compare/{range}.json'];

describe.each(dataAddresses.filter(({ path }) => !unanswered.includes(path)))('$path', ({ path, schema }) => {
  it.each(examples[path] ?? [path])('%s is as it is described', async (url) => {
    const reply = await app.inject(url);
    expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
    held(schema, reply.json(), withMore.includes(path));
  });
});

describe('the document', () => {
  it('is OpenAPI 3.1 with an operation for every address', async () => {
    const document = await documentOf();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://ratchet.example' }] });
    const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, ...get }));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { path, parameters } of operations)
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
  });
  it('leads to schemas that are there, and that let a reader meet new fields', async () => {
    const document = await documentOf();
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
    expect(text).not.toContain('"additionalProperties":false');
  });
  it('has every page that has a twin', async () => {
    const document = await documentOf();
    const described = new Set(Object.keys(document.paths).map(shapeOf));
    // One person’s own, forms, files of the portal, and what no program needs.
    const others =
      /^\/(account|account\/webhooks|login|login\/confirm|admin|admin\/confirm|assets\/.*|live|robots\.txt|sitemap\.xml|openapi|index)$/;
    const missing = [...new Set(routes.map(shapeOf))].filter(
      (shape) => shape !== '/' && !others.test(shape.replace(/\.json$/, '')) && !described.has(shape),
    );
    expect(missing.filter((shape) => shape !== '/tracks/{}/compare')).toEqual([]);
  });
  it('refusals are as described', async () => {
    for (const url of ['/tracks/nope.json', '/log.json?after=x', '/submissions/1.json'])
      held(problem, (await app.inject(url)).json());
  });
  it('says nothing that a stranger wrote', async () => {
    const strange = fixturePortal(saying('<script>alert(1)</script>'));
    expect((await strange.inject('/openapi.json')).body).toBe((await app.inject('/openapi.json')).body);
  });
});

describe('hostile text in a twin', () => {
  it.each(['</script><script>alert(1)</script>', '"}],"x":"', '\u2028\u202e\u0000', words.name])(
    '%j is the same text again, as JSON and nothing else',
    async (text) => {
      const strange = fixturePortal(saying(text));
      for (const url of ['/index.json', '/tracks/words.json', `/submissions/${refused.id}.json`]) {
        const reply = await strange.inject(url);
        expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
        expect(reply.headers['x-content-type-options']).toBe('nosniff');
        expect(JSON.stringify(reply.json())).toContain(JSON.stringify(text).slice(1, -1));
      }
    },
  );
});

/** A route or a described path without its names and endings. */
const shapeOf = (path: string): string =>
  path
    .replace(/:\w+|\{\w+\}/g, '{}')
    .replace(/\.json$/, '')
    .replace(/^\/index$/, '/');
