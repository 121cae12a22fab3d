import { type Column, dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { counted, countText, secondsText } from '../numbers.ts';
import { empty, figures, time, trackLink } from '../parts.ts';
import { hoursText } from '../people/volunteer-page.ts';
import { driftPlot } from './drift-plot.ts';
import { agreementText, faultWords, kindWords, percentText, stateOfVerifier } from './verifier-parts.ts';
import type { RunKind, VerifierFault, VerifierRuns, VerifierView } from './verifiers-reads.ts';

/** What one verifier did, and how far it can be believed. */
export const verifierPage = (site: Site, view: VerifierView): Html => {
  const operator = clipped(view.operator, 60);
  return layout(site, {
    title: `Verifier of ${operator} – Ratchet`,
    description: `What the verifier of ${operator} ran, and how it is held against others.`,
    jsonUrl: `/verifiers/${encodeURIComponent(view.verifier)}.json`,
    body: html`<header class="page">
<nav aria-label="Where this is"><a href="/verifiers">Verifiers</a></nav>
<h1>Verifier of <bdi>${operator}</bdi></h1>
<p class="byline">${stateOfVerifier(view)} <span>on the roster since ${time(view.addedAt)}</span> <code class="whole">${view.verifier}</code></p>
</header>
${suspended(view)}
${summary(view)}
${runsSection(view)}
${driftSection(view)}
${faultsSection(view)}`,
  });
};

const suspended = ({ suspendedAt }: VerifierView): Html =>
  suspendedAt === null
    ? nothing
    : html`<div class="notice bad"><p><strong>Suspended since ${time(suspendedAt)}.</strong> It is leased no more runs until the operator of this
network has looked and put it on the roster again. What it decided since others last agreed with it is tested again.</p></div>`;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

function summary(view: VerifierView): Html {
  const [runs, hours] = [sum(view.runs, (row) => row.runs), sum(view.runs, (row) => row.hours)];
  const [looks, agreed] = [sum(view.looks, (row) => row.looks), sum(view.looks, (row) => row.agreed)];
  const leases = runs + view.abandonedLeases;
  const canaries = sum(
    view.runs.filter(({ kind }) => kind === 'canary'),
    (row) => row.runs,
  );
  const mismatches = view.faults.filter(({ kind }) => kind === 'mismatch').length;
  return figures([
    ['Agreement', agreementText(agreed, looks), 'looks that went with the verdict'],
    ['Trusted runs', countText(runs), 'of every kind'],
    [
      'What they cost',
      `${hoursText(hours)} h`,
      runs === 0 ? 'nothing yet' : `${secondsText((hours * 3600) / runs)} a run`,
    ],
    [
      'Canaries',
      countText(canaries),
      `runs of others, again; ${counted(mismatches, 'mismatch', 'mismatches')} held against it`,
    ],
    [
      'Abandoned leases',
      leases === 0 ? '–' : percentText(view.abandonedLeases / leases),
      'over 2\u202f% in a day suspends',
    ],
  ]);
}

interface TrackRuns {
  readonly track: string;
  readonly trackTitle: string;
  readonly of: ReadonlyMap<RunKind, VerifierRuns>;
  readonly looks: number;
  readonly agreed: number;
}

function byTrack({ runs, looks }: VerifierView): TrackRuns[] {
  const titles = new Map(runs.map(({ track, trackTitle }) => [track, trackTitle]));
  return [...titles].map(([track, trackTitle]) => {
    const of = new Map(runs.filter((row) => row.track === track).map((row) => [row.kind, row]));
    const own = looks.find((row) => row.track === track);
    return { track, trackTitle, of, looks: own?.looks ?? 0, agreed: own?.agreed ?? 0 };
  });
}

const kinds = Object.keys(kindWords) as RunKind[];

const runsSection = (view: VerifierView): Html => html`<section aria-labelledby="runs-title">
<h2 id="runs-title">Runs by track</h2>
${
  view.runs.length === 0
    ? empty('No runs yet.', 'They appear here within a minute of the first one.')
    : html`${dataTable<TrackRuns>({ caption: 'Trusted runs by what they were for', columns: runColumns, rows: byTrack(view) })}
<dl class="kinds">${kinds.map((kind) => html`<div><dt>${kindWords[kind].label}</dt><dd>${kindWords[kind].meaning}</dd></div>`)}</dl>`
}
</section>`;

const runColumns: readonly Column<TrackRuns>[] = [
  { head: 'Track', cell: trackLink, names: true },
  ...kinds.map(
    (kind): Column<TrackRuns> => ({
      ...{ head: kindWords[kind].label, numeric: true },
      cell: ({ of }) => countText(of.get(kind)?.runs ?? 0),
    }),
  ),
  { head: 'Hours', cell: ({ of }) => hoursText(sum([...of.values()], ({ hours }) => hours)), numeric: true },
  { head: 'Agreement', cell: ({ agreed, looks }) => agreementText(agreed, looks), numeric: true },
];

const driftSection = ({ charts }: VerifierView): Html => html`<section aria-labelledby="drift-title">
<h2 id="drift-title">Drift</h2>
<p>The same commit, run again and again: were the machine to change, these runs would move. Those of an epoch are shown when it is over.</p>
${
  charts.length === 0
    ? empty('No such run is public yet.', 'An epoch takes a day; the runs of the one that is on are sealed.')
    : charts.map(
        (chart, index) =>
          html`<h3 class="chart-title">${trackLink(chart)}</h3>${driftPlot(chart, `drift-${index}`)}`,
      )
}
</section>`;

const faultsSection = ({ faults }: VerifierView): Html => html`<section aria-labelledby="faults-title">
<h2 id="faults-title">Faults</h2>
${
  faults.length === 0
    ? empty('Nothing is held against it.', 'What is would be listed here, each with its leaf of the log.')
    : dataTable<VerifierFault>({
        caption: 'What is held against it, newest first',
        columns: [
          { head: 'What', cell: ({ kind }) => faultWords[kind], names: true },
          {
            head: 'Track',
            cell: ({ track }) => html`<a href="/tracks/${encodeURIComponent(track)}">${track}</a>`,
          },
          { head: 'When', cell: ({ at }) => time(at) },
          {
            head: 'Leaf',
            cell: ({ logIndex }) =>
              logIndex === null ? '–' : html`<a href="/log?after=${logIndex - 1}">${String(logIndex)}</a>`,
            numeric: true,
          },
        ],
        rows: faults,
      })
}
</section>`;
