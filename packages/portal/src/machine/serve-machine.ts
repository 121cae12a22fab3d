import { parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { html } from '../html.ts';
import { sendJson, sendText } from '../reply.ts';
import { unknownTrack } from '../track/track-content.ts';
import type { TrackSummary } from '../views.ts';
import { atomFeed } from './atom.ts';
import { llmsText } from './llms-text.ts';
import { networkFeed, trackFeed } from './merge-feeds.ts';
import { openApi } from './openapi.ts';

const atomType = 'application/atom+xml; charset=utf-8';
const plainType = 'text/plain; charset=utf-8';
/** Tracks that the common feed and the site map look at, and merges of each. */
const [tracksAtMost, mergesAtMost] = [20, 50];

/** Addresses that no person reads: feeds, `llms.txt`, what crawlers ask for. */
export function serveMachine(scope: FastifyInstance, context: PortalContext): void {
  const { readModel, site } = context;
  const describe = openApi();
  scope.get<{ Params: { name: string } }>('/tracks/:name/merges.atom', async (request, reply) => {
    const name = parseTrackName(request.params.name, 'track');
    const [tracks, witnesses] = await Promise.all([readModel.tracks(), readModel.witnesses()]);
    const track = tracks.find((one) => one.name === name);
    if (!track) throw unknownTrack(name);
    const feed = trackFeed(site(), witnesses, await mergesOf(context, track));
    return sendText(request, reply, atomType, atomFeed(feed).markup);
  });
  scope.get('/merges.atom', async (request, reply) => {
    const [tracks, witnesses] = await Promise.all([readModel.tracks(), readModel.witnesses()]);
    const merges = await Promise.all(lively(tracks).map((track) => mergesOf(context, track)));
    return sendText(request, reply, atomType, atomFeed(networkFeed(site(), witnesses, merges)).markup);
  });
  scope.get('/openapi.json', async (request, reply) => sendJson(request, reply, describe(site())));
  scope.get('/llms.txt', async (request, reply) =>
    sendText(request, reply, plainType, llmsText(site(), await readModel.tracks())),
  );
  scope.get('/robots.txt', async (request, reply) =>
    sendText(request, reply, plainType, robotsText(site().publicUrl)),
  );
  scope.get('/sitemap.xml', async (request, reply) => {
    const map = siteMap(site().publicUrl, await readModel.tracks());
    return sendText(request, reply, 'application/xml; charset=utf-8', map);
  });
}

const mergesOf = async ({ readModel }: PortalContext, track: TrackSummary) => ({
  track,
  merges: (await readModel.mergesOf(track.name, { before: null, limit: mergesAtMost })).items,
});

/** Those with the newest merges. */
const lively = (tracks: readonly TrackSummary[]): readonly TrackSummary[] =>
  tracks
    .filter(({ lastMergedAt }) => lastMergedAt !== null)
    .sort((one, other) => ((one.lastMergedAt ?? '') < (other.lastMergedAt ?? '') ? 1 : -1))
    .slice(0, tracksAtMost);

const robotsText = (publicUrl: string): string => `User-agent: *
Allow: /
Disallow: /account
Allow: /admin/actions
Disallow: /admin
Disallow: /login
Disallow: /live

Sitemap: ${publicUrl}/sitemap.xml
`;

const siteMap = (publicUrl: string, tracks: readonly TrackSummary[]): string =>
  html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[
  '/',
  '/method',
  '/calculator',
  '/log',
  ...tracks.map(({ name }) => `/tracks/${encodeURIComponent(name)}`),
].map(
  (path) => html`<url><loc>${publicUrl}${path}</loc></url>
`,
)}</urlset>
`.markup;
