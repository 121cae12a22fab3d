import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkedForm, requireSession, type Session } from '../account/session.ts';
import type { PortalContext } from '../context.ts';
import { problemOf } from '../problem.ts';
import { sendPrivate, wantsJson } from '../reply.ts';
import { webhookEvents } from './webhooks.ts';
import { type WebhooksContent, webhooksPage } from './webhooks-page.ts';

const address = '/account/webhooks';

/** One's own webhooks: seen and changed by whoever is signed in with their key. */
export function serveWebhooks(scope: FastifyInstance, context: PortalContext): void {
  const { webhooks, readModel, site } = context;

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session,
    refused: WebhooksContent['refused'],
  ) {
    const [own, tracks] = await Promise.all([webhooks.list(session.keyId), readModel.tracks()]);
    const publicKey = webhooks.publicKey();
    const content = { ...{ webhooks: own, publicKey, tracks, session, refused } };
    return sendPrivate(request, reply, {
      page: () => webhooksPage(site(), content),
      data: { publicKey, webhooks: own },
    });
  }

  const list = async (request: FastifyRequest, reply: FastifyReply) =>
    send(request, reply, await requireSession(context, request), null);
  scope.get(address, list);
  scope.get(`${address}.json`, list);

  scope.post(address, async (request, reply) => {
    const session = await requireSession(context, request);
    const form = checkedForm(context, request, session);
    const url = form.url ?? '';
    const events = webhookEvents.filter((event) => form[event] === 'on');
    try {
      await webhooks.add(session.keyId, { url, track: form.track || null, events });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 500 || wantsJson(request)) throw error;
      reply.code(problem.status);
      return send(request, reply, session, { url: url.slice(0, 500), problem });
    }
    return back(reply);
  });

  for (const action of ['test', 'enable', 'remove'] as const)
    scope.post(`${address}/${action}`, async (request, reply) => {
      const session = await requireSession(context, request);
      const { id = '' } = checkedForm(context, request, session);
      await webhooks[action](session.keyId, id);
      return back(reply);
    });
}

const back = (reply: FastifyReply) => reply.header('cache-control', 'no-store').redirect(address, 303);
