import type { FastifyInstance } from 'fastify';
import { html } from './html.ts';

/** Stays in sight however far a page is scrolled: nothing of a demonstration may pass for real. */
export const demoBanner = html`<aside class="demo" aria-label="Demonstration"><strong>Demo.</strong> Everything here is invented: people, tracks, runs and merges. Nothing was measured.</aside>`;

/** Says it to programs too: a header on every answer, and a field of every JSON object. */
export function markAsDemo(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('x-ratchet-demo', 'everything here is invented');
  });
  // Before compression, which is a hook of each route.
  scope.addHook('onSend', async (_request, reply, payload) => {
    const isJson = String(reply.getHeader('content-type')).startsWith('application/json');
    if (!isJson || typeof payload !== 'string' || !payload.startsWith('{')) return payload;
    reply.removeHeader('content-length');
    return payload.startsWith('{}')
      ? payload.replace('{}', '{"demo":true}')
      : `{"demo":true,${payload.slice(1)}`;
  });
}
