import { parseTrackName } from '@ratchet/protocol';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import type { Query } from '../query.ts';
import { withheldTrack } from '../withheld.ts';
import type { ChartContent } from './chart-piece.ts';
import { chartRange } from './chart-range.ts';
import { iso } from './metric-chart.ts';
import type { TrackBoard } from './track-reads.ts';

export interface TrackContent extends ChartContent {
  readonly board: TrackBoard;
}

export async function readTrackContent(
  { readModel }: Pick<PortalContext, 'readModel'>,
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
