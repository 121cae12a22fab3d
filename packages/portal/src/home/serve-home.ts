import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badge, isDemo } from '../chart/badge.ts';
import type { PortalContext } from '../context.ts';
import type { Html } from '../html.ts';
import { counted } from '../numbers.ts';
import type { Query } from '../query.ts';
import { type Answer, sendAnswer, sendImage, sendJson } from '../reply.ts';
import type { TrackSummary } from '../views.ts';
import { withheldNetwork } from '../withheld.ts';
import { type HomeContent, homePage, shownTracks } from './home-page.ts';
import type { HomeBoard } from './home-reads.ts';

/** The first page, and the JSON of the terminal view. */
export function serveHome(scope: FastifyInstance, context: PortalContext): void {
  const home = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(request, reply, await homeAnswer(context, request.query as Query));
  scope.get('/', home);
  scope.get('/index.json', home);
  scope.get('/network.json', async (request, reply) =>
    sendJson(request, reply, withheldNetwork(await context.readModel.network())),
  );
  scope.get('/badge.svg', async (request, reply) => {
    const [tracks, board] = await Promise.all([context.readModel.tracks(), context.readModel.homeBoard()]);
    return sendImage(request, reply, networkBadge(tracks, board, isDemo(context.site())));
  });
}

function networkBadge(tracks: readonly TrackSummary[], board: HomeBoard, isInvented: boolean): Html {
  const merges = tracks.reduce((sum, { mergeCount }) => sum + mergeCount, 0);
  const message = `${counted(merges, 'verified merge')}`;
  return badge({
    ...{ label: 'ratchet', message, isDemo: isInvented },
    title: `Ratchet: ${message} on ${counted(tracks.length, 'track')}`,
    description: `${counted(board.gainsThisWeek, 'verified gain')} this week, ${counted(board.volunteersNow, 'volunteer')} at work now.`,
  });
}

async function homeAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const { interest } = query;
  const [tracks, board] = await Promise.all([readModel.tracks(), readModel.homeBoard()]);
  const content: HomeContent = {
    tracks,
    board,
    interest: typeof interest === 'string' && interest !== '' ? interest : null,
  };
  return {
    page: () => homePage(site(), content),
    data: { tracks: shownTracks(content), board, coordinator: site().grpcAddress },
  };
}
