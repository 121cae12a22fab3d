import { parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import { badge, isDemo } from '../chart/badge.ts';
import { withUnit } from '../chart/metric-name.ts';
import type { PortalContext } from '../context.ts';
import type { Html } from '../html.ts';
import { counted, metricText } from '../numbers.ts';
import type { Query } from '../query.ts';
import { sendImage } from '../reply.ts';
import type { TrackView } from '../views.ts';
import { chartPicture } from './chart-picture.ts';
import { readTrackContent, unknownTrack } from './track-content.ts';

/** What other pages show of a track. */
export function serveTrackPictures(scope: FastifyInstance, context: PortalContext): void {
  const { readModel, site } = context;
  scope.get<{ Params: { name: string } }>('/tracks/:name/chart.svg', async (request, reply) => {
    const content = await readTrackContent(context, request.params.name, request.query as Query);
    return sendImage(request, reply, chartPicture(content, isDemo(site())));
  });
  scope.get<{ Params: { name: string } }>('/tracks/:name/badge.svg', async (request, reply) => {
    const name = parseTrackName(request.params.name, 'track');
    const track = await readModel.track(name);
    if (track === null) throw unknownTrack(name);
    return sendImage(request, reply, trackBadge(track, isDemo(site())));
  });
}

export function trackBadge(track: TrackView, isInvented: boolean): Html {
  const { baselineMetric, headMetric, sigma, metric } = track;
  const values =
    baselineMetric === null
      ? 'being measured'
      : headMetric === null
        ? withUnit(`from ${metricText(baselineMetric, sigma)}`, metric)
        : withUnit(`${metricText(baselineMetric, sigma)} → ${metricText(headMetric, sigma)}`, metric);
  return badge({
    ...{ label: track.name, message: values, isDemo: isInvented },
    title: `${track.name}: ${values}`,
    description: `${track.title}, in ${counted(track.mergeCount, 'verified merge')}.`,
  });
}
