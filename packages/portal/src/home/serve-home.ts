import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import type { Query } from '../query.ts';
import { type Answer, sendAnswer, sendJson } from '../reply.ts';
import { withheldNetwork } from '../withheld.ts';
import { type HomeContent, homePage, shownTracks } from './home-page.ts';

/** The first page, and the JSON of the terminal view. */
export function serveHome(scope: FastifyInstance, context: PortalContext): void {
  const home = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(request, reply, await homeAnswer(context, request.query as Query));
  scope.get('/', home);
  scope.get('/index.json', home);
  scope.get('/network.json', async (request, reply) =>
    sendJson(request, reply, withheldNetwork(await context.readModel.network())),
  );
}

async function homeAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const { interest } = query;
  const content: HomeContent = {
    tracks: await readModel.tracks(),
    interest: typeof interest === 'string' && interest !== '' ? interest : null,
  };
  return {
    page: () => homePage(site(), content),
    data: { tracks: shownTracks(content), coordinator: site().grpcAddress },
  };
}
