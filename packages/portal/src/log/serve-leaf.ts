import { RatchetError } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { type Query, wholeNumber, withoutJson } from '../query.ts';
import { type Answer, sendAnswer, sendJson } from '../reply.ts';
import { leafContent } from './leaf-content.ts';
import { leafPage } from './leaf-page.ts';
import type { LeafView } from './log-reads.ts';

/** `/log/leaves/N`, the envelope in it, and `/log/proof.json?index=N`. */
export function serveLeaf(scope: FastifyInstance, context: PortalContext): void {
  const { readModel } = context;
  scope.get<{ Params: { index: string } }>('/log/leaves/:index', async (request, reply) =>
    sendAnswer(request, reply, await leafAnswer(context, request.params.index)),
  );
  scope.get<{ Params: { index: string } }>('/log/leaves/:index/envelope.json', async (request, reply) => {
    const leaf = await leafAt(context, request.params.index);
    const { envelope } = leafContent(leaf);
    if (envelope === null) throw noEnvelope(leaf);
    reply.header('content-disposition', `attachment; filename="leaf-${leaf.index}-envelope.json"`);
    return sendJson(request, reply, JSON.parse(envelope));
  });
  scope.get('/log/proof.json', async (request, reply) => {
    const index = wholeNumber(request.query as Query, 'index', {
      ...{ least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: -1 },
    });
    if (index < 0) throw missingIndex;
    const proof = await readModel.proof(index);
    if (proof === null) throw uncovered;
    return sendJson(request, reply, proof);
  });
}

async function leafAnswer(context: PortalContext, address: string): Promise<Answer> {
  const leaf = await leafAt(context, withoutJson(address));
  return { page: () => leafPage(context.site(), leaf), data: leaf };
}

async function leafAt({ readModel }: PortalContext, address: string): Promise<LeafView> {
  const index = wholeNumber({ index: address }, 'index', {
    ...{ least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: -1 },
  });
  const leaf = await readModel.leaf(index);
  if (leaf !== null) return leaf;
  throw new NotFound({
    code: 'unknown-leaf',
    field: 'index',
    rule: 'The log does not reach that far.',
    remedy: 'Leaves are numbered from 0; the newest ones are on the log’s page.',
  });
}

const missingIndex = new RatchetError({
  code: 'bad-field',
  field: 'index',
  rule: 'A proof is of one leaf.',
  remedy: 'Ask with ?index=N, the leaf’s number.',
});

const uncovered = new NotFound({
  code: 'unknown-leaf',
  field: 'index',
  rule: 'No signed checkpoint covers this leaf yet, or there is no such leaf.',
  remedy: 'Ask again in a few seconds: checkpoints are signed as the log grows.',
});

const noEnvelope = ({ opensAt }: LeafView) =>
  new NotFound({
    code: 'unknown-leaf',
    field: 'envelope',
    rule: opensAt === null ? 'This leaf has no signed envelope.' : 'This leaf is still sealed.',
    remedy: opensAt === null ? 'The leaf’s page shows all that it has.' : `It opens about ${opensAt}.`,
  });
