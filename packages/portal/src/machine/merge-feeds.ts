import type { Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { counted, gainText, intervalText } from '../numbers.ts';
import type { LogWitnesses, MergeView, TrackSummary } from '../views.ts';
import { type Feed, type FeedEntry, tagUri } from './atom.ts';

export interface TrackMerges {
  readonly track: TrackSummary;
  /** Newest first. */
  readonly merges: readonly MergeView[];
}

const entriesAtMost = 50;
/** Of a feed without entries: a moment before there was any network. */
const beforeAll = '2026-01-01T00:00:00.000Z';

export function trackFeed(site: Site, witnesses: LogWitnesses, { track, merges }: TrackMerges): Feed {
  const address = `/tracks/${encodeURIComponent(track.name)}`;
  return {
    id: tagUri(`${networkName(witnesses)}${address}/merges`),
    title: `Merges of ${track.name}${demoMark(site)}`,
    subtitle: `Verified improvements to: ${clipped(track.title, 200)}`,
    selfUrl: `${site.publicUrl}${address}/merges.atom`,
    pageUrl: `${site.publicUrl}${address}`,
    updated: merges[0]?.mergedAt ?? beforeAll,
    entries: merges.slice(0, entriesAtMost).map((merge) => entryOf(site, track, merge)),
  };
}

/** The newest merges of every track. */
export function networkFeed(site: Site, witnesses: LogWitnesses, tracks: readonly TrackMerges[]): Feed {
  const newest = tracks
    .flatMap(({ track, merges }) => merges.map((merge) => ({ track, merge })))
    .sort((one, other) => (one.merge.mergedAt < other.merge.mergedAt ? 1 : -1))
    .slice(0, entriesAtMost);
  return {
    id: tagUri(`${networkName(witnesses)}/merges`),
    title: `Merges on this Ratchet network${demoMark(site)}`,
    subtitle: 'Verified improvements to open research questions, from all tracks',
    selfUrl: `${site.publicUrl}/merges.atom`,
    pageUrl: `${site.publicUrl}/`,
    updated: newest[0]?.merge.mergedAt ?? beforeAll,
    entries: newest.map(({ track, merge }) => entryOf(site, track, merge)),
  };
}

/** In every title: readers show entries far from their feed. */
const demoMark = ({ isDemo }: Site): string => (isDemo ? ' (demo: invented data)' : '');

/** Networks are told apart by their log: the first part of its key is its name, such as `ratchet.dev/log/0d75…`. */
const networkName = ({ key }: LogWitnesses): string =>
  (key.split('+')[0] ?? '').replace(/^ratchet\.dev\//, '').replace(/[^A-Za-z0-9._~/-]/g, '-');

function entryOf(site: Site, track: TrackSummary, merge: MergeView): FeedEntry {
  const { effect, low, high, replicas, hypothesis } = merge;
  const name = merge.volunteerName === null ? '' : clipped(merge.volunteerName, 60);
  const gain = `${gainText(effect, track.sigma)} ${clipped(track.metric.unit, 60)} (${intervalText(low, high, track.sigma)})`;
  const said = hypothesis === null ? '' : clipped(hypothesis, 160);
  return {
    id: tagUri(`merge/${merge.commit}`),
    title: `${said === '' ? `Merge ${merge.commit.slice(0, 10)}` : said}${demoMark(site)}`,
    url: `${site.publicUrl}/tracks/${encodeURIComponent(track.name)}/commits/${encodeURIComponent(merge.commit)}`,
    updated: merge.mergedAt,
    author: {
      name: `${name === '' ? 'unnamed' : name} (${merge.volunteer.slice(0, 12)})`,
      url: `${site.publicUrl}/volunteers/${encodeURIComponent(merge.volunteer)}`,
    },
    category: track.name,
    summary: `${gain} better in ${clipped(track.metric.name, 60)} on ${track.name}, found in ${counted(replicas, 'trusted run')} of the candidate.`,
  };
}
