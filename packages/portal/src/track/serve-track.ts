import { parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { cloneUrl } from '../join.ts';
import { NotFound } from '../problem.ts';
import { type Query, withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { withheldTrack } from '../withheld.ts';
import { type ChartContent, chartPiece } from './chart-piece.ts';
import { chartRange } from './chart-range.ts';
import { iso } from './metric-chart.ts';
import { type TrackContent, trackPage } from './track-page.ts';
import { openProgramDrawer, type ProgramDrawer } from './track-programs.ts';

export function serveTrack(scope: FastifyInstance, context: PortalContext): void {
  const draw = openProgramDrawer();
  scope.get<{ Params: { name: string } }>('/tracks/:name', async (request, reply) =>
    sendAnswer(request, reply, await trackAnswer(context, request.params.name, request.query as Query, draw)),
  );
  for (const ending of ['', '.json'])
    scope.get<{ Params: { name: string } }>(`/tracks/:name/chart${ending}`, async (request, reply) => {
      const content = await readTrackContent(context, request.params.name, request.query as Query);
      return sendAnswer(request, reply, chartAnswer(content));
    });
}

async function trackAnswer(
  context: PortalContext,
  address: string,
  query: Query,
  draw: ProgramDrawer,
): Promise<Answer> {
  const { site } = context;
  const content = await readTrackContent(context, withoutJson(address), query);
  const { track, board } = content;
  return {
    page: () => trackPage(site(), content, draw),
    data: { ...track, board, cloneUrl: cloneUrl(site(), track.name), coordinator: site().grpcAddress },
  };
}

/** What the chart exchanges when it is zoomed, and its data. */
const chartAnswer = (content: ChartContent): Answer => ({
  page: () => chartPiece(content),
  data: { track: content.track.name, cloud: content.cloud },
});

export async function readTrackContent(
  { readModel }: PortalContext,
  address: string,
  query: Query,
): Promise<TrackContent> {
  const name = parseTrackName(address, 'track');
  const [track, board] = await Promise.all([readModel.track(name), readModel.trackBoard(name)]);
  if (track === null || board === null) throw unknownTrack(name);
  const { readAt } = board;
  const range = chartRange(query, track.openedAt, readAt);
  const cloud = await readModel.cloud(name, { from: iso(range.fromMs), to: iso(range.toMs) });
  return { track: withheldTrack(track), board, cloud, range, readAt };
}

export const unknownTrack = (name: string): NotFound =>
  new NotFound({
    code: 'unknown-track',
    field: 'track',
    rule: `There is no track called ${name}.`,
    remedy: 'The first page lists all of them.',
  });
