import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSchemas } from './serve-schemas.ts';

const app = Fastify();
beforeAll(() => serveSchemas(app));
afterAll(() => app.close());

describe('the schemas of what is signed', () => {
  it('are named, and each is there under the address that its type ends in', async () => {
    const { predicates } = (await app.inject('/predicates')).json() as { predicates: string[] };
    expect(predicates).toContain('/predicates/replica/v1');
    for (const path of predicates) {
      const reply = await app.inject(path);
      expect(reply.headers['content-type']).toContain('application/schema+json');
      expect(reply.json()).toMatchObject({
        $id: `https://ratchet.dev${path}`,
        type: 'object',
        additionalProperties: false,
      });
    }
  });
  it.each(['/predicates/none/v1', '/predicates/constructor/v1', '/predicates/claim/v2'])(
    'are not at %s',
    async (path) => expect((await app.inject(path)).statusCode).toBe(404),
  );
});
