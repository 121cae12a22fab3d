import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { cloneUrl } from '../join.ts';
import { type Query, withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { type ChartContent, chartPiece } from './chart-piece.ts';
import { serveTrackLists } from './serve-track-lists.ts';
import { serveTrackPictures } from './serve-track-pictures.ts';
import { readTrackContent } from './track-content.ts';
import { trackPage } from './track-page.ts';
import { openProgramDrawer, type ProgramDrawer } from './track-programs.ts';

export function serveTrack(scope: FastifyInstance, context: PortalContext): void {
  const program = openProgramDrawer();
  scope.get<{ Params: { name: string } }>('/tracks/:name', async (request, reply) =>
    sendAnswer(
      request,
      reply,
      await trackAnswer(context, request.params.name, request.query as Query, program),
    ),
  );
  for (const ending of ['', '.json'])
    scope.get<{ Params: { name: string } }>(`/tracks/:name/chart${ending}`, async (request, reply) => {
      const content = await readTrackContent(context, request.params.name, request.query as Query);
      return sendAnswer(request, reply, chartAnswer(content));
    });
  serveTrackLists(scope, context);
  serveTrackPictures(scope, context);
}

async function trackAnswer(
  context: PortalContext,
  address: string,
  query: Query,
  program: ProgramDrawer,
): Promise<Answer> {
  const { site } = context;
  const content = await readTrackContent(context, withoutJson(address), query);
  const { track, board } = content;
  return {
    page: () => trackPage(site(), content, program),
    data: { ...track, board, cloneUrl: cloneUrl(site(), track.name), coordinator: site().grpcAddress },
  };
}

/** What the chart exchanges when it is zoomed, and its data. */
const chartAnswer = (content: ChartContent): Answer => ({
  page: () => chartPiece(content),
  data: { track: content.track.name, cloud: content.cloud },
});
