import { RatchetError } from '@ratchet/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessionOf } from '../account/session.ts';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { type Query, wholeNumber, withoutJson } from '../query.ts';
import { sendAnswer, sendPrivate } from '../reply.ts';
import { actionPage, actionsPage } from './actions-page.ts';
import type { AdminActionView } from './admin-reads.ts';

const onePage = 50;

/** What administrators did, for everyone. */
export function serveActions(scope: FastifyInstance, context: PortalContext): void {
  const { readModel, site } = context;
  for (const address of ['/admin/actions', '/admin/actions.json'])
    scope.get(address, async (request, reply) => {
      const query = request.query as Query;
      const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
      const before =
        query.before === undefined ? null : wholeNumber(query, 'before', { ...bounds, otherwise: 0 });
      const limit = wholeNumber(query, 'limit', { least: 1, most: 200, otherwise: onePage });
      const list = await readModel.adminActions({ before, limit });
      return sendAnswer(request, reply, { page: () => actionsPage(site(), list), data: list });
    });

  scope.get<{ Params: { index: string } }>('/admin/actions/:index', async (request, reply) => {
    const index = indexOf(withoutJson(request.params.index));
    const action = await readModel.adminAction(index);
    if (!action) throw unknownAction(index);
    const withdrawUrl = await withdrawUrlFor(context, request, action);
    const answer = { page: () => actionPage(site(), action, withdrawUrl), data: action };
    return withdrawUrl === null ? sendAnswer(request, reply, answer) : sendPrivate(request, reply, answer);
  });
}

/** Only administrators are shown the way to withdraw a reason that is still there. */
async function withdrawUrlFor(
  context: PortalContext,
  request: FastifyRequest,
  { reason, logIndex }: AdminActionView,
): Promise<string | null> {
  if (reason === null || logIndex === null) return null;
  const session = await sessionOf(context, request);
  const may = session !== null && (await context.administration.isAdministrator(session.keyId));
  return may ? `/admin/confirm?action=withdraw-reason&leaf=${logIndex}` : null;
}

function indexOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new RatchetError({
    code: 'bad-field',
    field: 'leaf',
    rule: 'An action is named by the number of its leaf.',
    remedy: 'Take it from the list of actions.',
  });
}

const unknownAction = (index: number): NotFound =>
  new NotFound({
    code: 'unknown-page',
    field: 'leaf',
    rule: `Leaf ${index} is no administrative action.`,
    remedy: 'Take it from the list of actions.',
  });
