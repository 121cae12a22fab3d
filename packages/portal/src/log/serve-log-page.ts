import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { type Query, wholeNumber } from '../query.ts';
import { type Answer, sendAnswer, sendJson } from '../reply.ts';
import { logPage, logPageLeaves } from './log-page.ts';

export function serveLogPage(scope: FastifyInstance, context: PortalContext): void {
  const { readModel } = context;
  scope.get('/log', async (request, reply) =>
    sendAnswer(request, reply, await logAnswer(context, request.query as Query)),
  );
  scope.get('/log.json', async (request, reply) => {
    const query = request.query as Query;
    const after = wholeNumber(query, 'after', { least: -1, most: Number.MAX_SAFE_INTEGER, otherwise: -1 });
    const limit = wholeNumber(query, 'limit', { least: 1, most: 1_000, otherwise: 1_000 });
    const [log, witnesses] = await Promise.all([readModel.log(after, limit), readModel.witnesses()]);
    return sendJson(request, reply, { ...log, witnesses });
  });
}

/** The newest leaves, unless others are asked for. */
async function logAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const witnesses = await readModel.witnesses();
  const { size } = await readModel.log(-1, 1);
  const newest = Math.max(-1, size - logPageLeaves - 1);
  const after = wholeNumber(query, 'after', { least: -1, most: Number.MAX_SAFE_INTEGER, otherwise: newest });
  const log = await readModel.log(after, logPageLeaves);
  return { page: () => logPage(site(), log, witnesses), data: { ...log, witnesses } };
}
