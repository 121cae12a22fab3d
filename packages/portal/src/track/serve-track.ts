import { parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { cloneUrl } from '../join.ts';
import { NotFound } from '../problem.ts';
import { withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { withheldTrack } from '../withheld.ts';
import { trackPage } from './track-page.ts';

export function serveTrack(scope: FastifyInstance, context: PortalContext): void {
  scope.get<{ Params: { name: string } }>('/tracks/:name', async (request, reply) =>
    sendAnswer(request, reply, await trackAnswer(context, request.params.name)),
  );
}

async function trackAnswer({ readModel, site }: PortalContext, address: string): Promise<Answer> {
  const name = parseTrackName(withoutJson(address), 'track');
  const track = await readModel.track(name);
  if (track === null) throw unknownTrack(name);
  const view = withheldTrack(track);
  return {
    page: () => trackPage(site(), view),
    data: { ...view, cloneUrl: cloneUrl(site(), name), coordinator: site().grpcAddress },
  };
}

export const unknownTrack = (name: string): NotFound =>
  new NotFound({
    code: 'unknown-track',
    field: 'track',
    rule: `There is no track called ${name}.`,
    remedy: 'The first page lists all of them.',
  });
