import { predicateJsonSchemas } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';

/** `/predicates`: the names of all; `/predicates/<name>/v1`: what a statement of that kind may say, as JSON Schema. */
export function serveSchemas(app: FastifyInstance): void {
  const schemas = predicateJsonSchemas();
  app.get('/predicates', async () => ({
    predicates: Object.keys(schemas).map((name) => `/predicates/${name}`),
  }));
  app.get<{ Params: { name: string } }>('/predicates/:name/v1', async (request, reply) => {
    const schema = schemas[`${request.params.name}/v1`];
    return schema
      ? reply.type('application/schema+json; charset=utf-8').send(schema)
      : reply.code(404).send({ predicates: Object.keys(schemas) });
  });
}
