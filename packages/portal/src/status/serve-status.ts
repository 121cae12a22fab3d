import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { sendAnswer } from '../reply.ts';
import { statusPage } from './status-page.ts';

export function serveStatus(scope: FastifyInstance, { readModel, site }: PortalContext): void {
  for (const address of ['/status', '/status.json'])
    scope.get(address, async (request, reply) => {
      const status = await readModel.status();
      return sendAnswer(request, reply, { page: () => statusPage(site(), status), data: status });
    });
}
