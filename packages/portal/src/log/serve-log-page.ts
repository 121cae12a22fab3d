import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { type Query, wholeNumber } from '../query.ts';
import { type Answer, sendAnswer, sendJson, wantsJson } from '../reply.ts';
import { checkpointsOnPage } from './checkpoint-table.ts';
import { checkpointsPage } from './checkpoints-page.ts';
import { logPage, logPageLeaves, searchPage } from './log-page.ts';
import { serveLeaf } from './serve-leaf.ts';

export function serveLogPage(scope: FastifyInstance, context: PortalContext): void {
  scope.get('/log', async (request, reply) => {
    const query = request.query as Query;
    if (query.q !== undefined) return sendAnswer(request, reply, await searchAnswer(context, query));
    if (wantsJson(request))
      return sendJson(request, reply.header('vary', 'Accept'), await leavesFrom(context, query));
    return sendAnswer(request, reply, await logAnswer(context, query));
  });
  scope.get('/log.json', async (request, reply) => {
    const query = request.query as Query;
    if (query.q !== undefined) return sendAnswer(request, reply, await searchAnswer(context, query));
    return sendJson(request, reply, await leavesFrom(context, query));
  });
  for (const address of ['/log/checkpoints', '/log/checkpoints.json'])
    scope.get(address, async (request, reply) =>
      sendAnswer(request, reply, await checkpointsAnswer(context, request.query as Query)),
    );
  serveLeaf(scope, context);
}

const anyIndex = { least: -1, most: Number.MAX_SAFE_INTEGER };

/** For programs: leaves in order, from the first one or from where they left off. */
async function leavesFrom({ readModel }: PortalContext, query: Query): Promise<unknown> {
  const after = wholeNumber(query, 'after', { ...anyIndex, otherwise: -1 });
  const limit = wholeNumber(query, 'limit', { least: 1, most: 1_000, otherwise: 1_000 });
  const [log, witnesses] = await Promise.all([readModel.log(after, limit), readModel.witnesses()]);
  return { ...log, witnesses };
}

/** The newest leaves, unless others are asked for. */
async function logAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const asked = wholeNumber(query, 'after', { ...anyIndex, otherwise: -2 });
  const [witnesses, checkpoints, first] = await Promise.all([
    readModel.witnesses(),
    readModel.checkpoints({ before: null, limit: checkpointsOnPage }),
    readModel.log(Math.max(-1, asked), asked === -2 ? 1 : logPageLeaves),
  ]);
  const newest = Math.max(-1, first.size - logPageLeaves - 1);
  const log = asked === -2 ? await readModel.log(newest, logPageLeaves) : first;
  const shown = { log, witnesses, checkpoints, isNewest: asked === -2 };
  return { page: () => logPage(site(), shown), data: { ...log, witnesses } };
}

async function searchAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const { q } = query;
  const asked = typeof q === 'string' ? q.trim().slice(0, 80) : '';
  const hits = asked === '' ? [] : await readModel.search(asked);
  if (hits.length === 0) throw nothingFound;
  return { page: () => searchPage(site(), asked, hits), data: { asked, hits } };
}

const nothingFound = new NotFound({
  code: 'nothing-found',
  field: 'q',
  rule: 'Nothing in the log has this name.',
  remedy:
    'Names are whole: 64 hexadecimal digits of a leaf hash, commitment or key, 40 of a commit or tree, a submission’s id or a leaf’s number. Candidates are found after their verdict.',
});

async function checkpointsAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const before = wholeNumber(query, 'before', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: -1 });
  const page = { before: before < 0 ? null : before, limit: checkpointsOnPage };
  const [checkpoints, witnesses] = await Promise.all([readModel.checkpoints(page), readModel.witnesses()]);
  return {
    page: () => checkpointsPage(site(), checkpoints, witnesses),
    data: { checkpoints, witnesses },
  };
}
