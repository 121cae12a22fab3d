import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestGate } from './request-gate.ts';
import { visitorOf } from './visitor-network.ts';

const bounds = { most: 12, mostOfVisitor: 4, mostWaiting: 1_000, mostWaitingOfVisitor: 100 };

/**
 * Makes no more answers at once than the process can bear, for each visitor in turn, and none for who has left. A turn ends when the answer is
 * made, not when its reader has it or hangs up: what was begun goes on.
 */
export function takeTurns(scope: FastifyInstance): void {
  const gate = requestGate(bounds);
  const turns = new WeakMap<FastifyRequest, () => void>();
  scope.addHook('onRequest', async (request, reply) => {
    // Its stream stays open for hours; each drawing of its page takes a turn.
    if (request.routeOptions.url === '/live') return;
    const end = await gate.enter(visitorOf(request), () => request.raw.socket.destroyed);
    if (end === null) return reply.hijack();
    turns.set(request, end);
  });
  const endTurn = (request: FastifyRequest) => turns.get(request)?.();
  scope.addHook('onSend', async (request, _reply, payload) => {
    endTurn(request);
    return payload;
  });
  scope.addHook('onResponse', async (request) => endTurn(request));
}
