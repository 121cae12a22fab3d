import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import { sendPrivate } from '../reply.ts';
import { accountPage } from './account-page.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { checkedForm, requireSession } from './session.ts';

/** One's own page, and the ways out. */
export function serveAccount(scope: FastifyInstance, context: PortalContext): void {
  const { accounts, site } = context;
  const own = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await requireSession(context, request);
    const account = await accounts.account(session.keyId);
    return sendPrivate(request, reply, { page: () => accountPage(site(), account, session), data: account });
  };
  const leave = (reply: FastifyReply) => {
    setCookie(reply, site().publicUrl, { name: 'session', value: '', seconds: 0 });
    return reply.header('cache-control', 'no-store').redirect('/', 303);
  };
  scope.get('/account', own);
  scope.get('/account.json', own);
  scope.post('/account/sign-out', async (request, reply) => {
    checkedForm(context, request, await requireSession(context, request));
    await accounts.signOut(cookieOf(request, site().publicUrl, 'session') ?? '');
    return leave(reply);
  });
  scope.post('/account/sign-out-everywhere', async (request, reply) => {
    const session = await requireSession(context, request);
    checkedForm(context, request, session);
    await accounts.signOutEverywhere(session.keyId);
    return leave(reply);
  });
}
