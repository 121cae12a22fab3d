import { parseKeyId } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { verifierPage } from './verifier-page.ts';
import { verifiersPage } from './verifiers-page.ts';

export function serveVerifiers(scope: FastifyInstance, context: PortalContext): void {
  const { readModel, site } = context;
  const list = async (request: FastifyRequest, reply: FastifyReply) => {
    const verifiers = await readModel.verifiers();
    return sendAnswer(request, reply, { page: () => verifiersPage(site(), verifiers), data: { verifiers } });
  };
  scope.get('/verifiers', list);
  scope.get('/verifiers.json', list);
  scope.get<{ Params: { key: string } }>('/verifiers/:key', async (request, reply) =>
    sendAnswer(request, reply, await verifierAnswer(context, withoutJson(request.params.key))),
  );
}

async function verifierAnswer({ readModel, site }: PortalContext, text: string): Promise<Answer> {
  const view = await readModel.verifier(parseKeyId(text, 'key'));
  if (view) return { page: () => verifierPage(site(), view), data: view };
  throw new NotFound({
    code: 'unknown-verifier',
    field: 'key',
    rule: 'This key never was on the roster of this network.',
    remedy: 'All verifiers are at /verifiers.',
  });
}
