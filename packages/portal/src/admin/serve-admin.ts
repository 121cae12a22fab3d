import { randomUUID } from 'node:crypto';
import { RatchetError } from '@ratchet/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkedForm, requireSession, type Session } from '../account/session.ts';
import type { PortalContext } from '../context.ts';
import type { Query } from '../query.ts';
import { sendPrivate } from '../reply.ts';
import { actionOf } from './action-fields.ts';
import { adminPage } from './admin-page.ts';
import { confirmActionPage } from './confirm-page.ts';

/**
 * The administrators' desk. Links and forms lead to `/admin/confirm`, which shows what will happen and asks why; its form alone
 * changes something, and leads to the action's own page with its leaf.
 */
export function serveAdmin(scope: FastifyInstance, context: PortalContext): void {
  const { administration, site } = context;
  for (const address of ['/admin', '/admin.json'])
    scope.get(address, async (request, reply) => {
      const session = await requireAdministrator(context, request);
      const overview = await administration.overview();
      return sendPrivate(request, reply, {
        page: () => adminPage(site(), overview, session),
        data: overview,
      });
    });

  scope.get('/admin/confirm', async (request, reply) => {
    const session = await requireAdministrator(context, request);
    const action = actionOf(request.query as Query);
    const overview = await administration.overview();
    const confirming = { action, overview, session, request: randomUUID() };
    return sendPrivate(request, reply, {
      page: () => confirmActionPage(site(), confirming),
      data: { action },
    });
  });

  scope.post('/admin/act', async (request, reply) => {
    const session = await requireAdministrator(context, request);
    const { reason = '', request: idempotencyKey = '', ...fields } = checkedForm(context, request, session);
    const action = actionOf(fields);
    const { logIndex } = await administration.act(session.keyId, { action, reason, idempotencyKey });
    return reply.header('cache-control', 'no-store').redirect(`/admin/actions/${logIndex}`, 303);
  });

  scope.post('/admin/approve', async (request, reply) => {
    const session = await requireAdministrator(context, request);
    const { submission = '', envelope = '' } = checkedForm(context, request, session);
    const { logIndex } = await administration.approve(submission, envelope);
    return reply.header('cache-control', 'no-store').redirect(`/log/leaves/${logIndex}`, 303);
  });
}

/** @throws RatchetError `signed-out`, `not-an-administrator` */
async function requireAdministrator(context: PortalContext, request: FastifyRequest): Promise<Session> {
  const session = await requireSession(context, request);
  if (await context.administration.isAdministrator(session.keyId)) return session;
  throw new RatchetError({
    code: 'not-an-administrator',
    field: 'session',
    rule: 'Your key administers nothing here.',
    remedy: 'Ask the operator to name it, or sign in with another key.',
  });
}
