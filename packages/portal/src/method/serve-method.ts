import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import { sendAnswer } from '../reply.ts';
import { methodPage } from './method-page.ts';
import { readMethod } from './method-view.ts';

export function serveMethod(scope: FastifyInstance, context: PortalContext): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = await readMethod(context);
    return sendAnswer(request, reply, { page: () => methodPage(context.site(), view), data: view });
  };
  scope.get('/method', answer);
  scope.get('/method.json', answer);
}
