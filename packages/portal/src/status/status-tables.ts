import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { clipped } from '../legible.ts';
import { countText } from '../numbers.ts';
import { shortHash, stateBadge, time } from '../parts.ts';
import { ageText } from './age.ts';
import type { QueueView, StatusView, TrackHealth, VerifierHealth } from './status-reads.ts';

export const queueTable = ({ at, queues, replicas }: StatusView): Html => {
  type Row = Pick<QueueView, 'count' | 'oldestAt'> & { readonly name: Html };
  return dataTable<Row>({
    caption: 'Submissions that have not ended, and runs that verifiers hold',
    columns: [
      { head: 'State', cell: ({ name }) => name, names: true },
      { head: 'Waiting', cell: ({ count }) => countText(count), numeric: true },
      {
        head: 'Oldest',
        cell: ({ oldestAt }) => (oldestAt === null ? '–' : ageText(at, oldestAt)),
        numeric: true,
      },
    ],
    rows: [
      ...queues.map(({ state, ...rest }) => ({ ...rest, name: stateBadge(state) })),
      { ...replicas, name: html`Runs under way at verifiers` },
    ],
  });
};

export const verifierTable = ({ at, verifiers }: StatusView): Html =>
  dataTable<VerifierHealth>({
    caption: 'Verifiers of the roster; runs are those of this epoch',
    columns: [
      {
        head: 'Verifier',
        cell: ({ keyId, operator }) =>
          html`<a href="/verifiers/${keyId}"><bdi>${clipped(operator, 40)}</bdi> ${shortHash(keyId)}</a>`,
        names: true,
      },
      { head: 'State', cell: stateOf },
      { head: 'Seen', cell: ({ seenAt }) => (seenAt === null ? 'never' : `${ageText(at, seenAt)} ago`) },
      {
        head: 'Running',
        cell: ({ lease }) =>
          lease === null ? '–' : `${clipped(lease.track, 40)}, for ${ageText(at, lease.since)}`,
      },
      { head: 'Runs', cell: ({ leases }) => countText(leases), numeric: true },
      { head: 'Given up', cell: abandonedText, numeric: true },
      { head: 'Drift alarms', cell: ({ driftAlarms }) => countText(driftAlarms), numeric: true },
      { head: 'Other faults', cell: ({ otherFaults }) => countText(otherFaults), numeric: true },
    ],
    rows: verifiers,
  });

function stateOf({ suspendedAt, isPresent }: VerifierHealth): Html {
  if (suspendedAt !== null) return html`<span class="badge bad">Suspended</span> since ${time(suspendedAt)}`;
  return isPresent ? html`<span class="badge good">Here</span>` : html`<span class="badge wait">Away</span>`;
}

const abandonedText = ({ abandoned, leases }: VerifierHealth): string =>
  leases === 0 ? '–' : `${((100 * abandoned) / leases).toFixed(1)}\u00a0%`;

export const trackTable = ({ tracks }: StatusView): Html =>
  dataTable<TrackHealth>({
    caption: 'Error budget by track, in the season that is on',
    columns: [
      {
        head: 'Track',
        cell: ({ name, title }) =>
          html`<a href="/tracks/${encodeURIComponent(name)}">${name}</a> <small><bdi>${clipped(title, 80)}</bdi></small>`,
        names: true,
      },
      { head: 'State', cell: trackState },
      {
        head: 'Tests',
        cell: ({ tests, testsAtMost }) => `${countText(tests)} of ${countText(testsAtMost)}`,
        numeric: true,
      },
      { head: 'Under test', cell: ({ openTrials }) => countText(openTrials), numeric: true },
      { head: 'Merges', cell: ({ merges }) => countText(merges), numeric: true },
      { head: 'Spent', cell: ({ spent }) => `${(100 * spent).toFixed(0)}\u00a0%`, numeric: true },
      { head: 'Next needs E of', cell: ({ nextE }) => countText(nextE), numeric: true },
    ],
    rows: tracks,
  });

function trackState({ paused, isCalibrated, season }: TrackHealth): Html {
  if (paused !== null)
    return html`<span class="badge wait">Paused</span> since ${time(paused.since)}<small><bdi>${
      paused.reason === null ? 'the reason was withdrawn' : clipped(paused.reason, 300)
    }</bdi></small>`;
  return isCalibrated
    ? html`<span class="badge good">Season ${season}</span>`
    : html`<span class="badge wait">Calibrating</span>`;
}
