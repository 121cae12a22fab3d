import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { live } from '../live/live-piece.ts';
import { counted, countText } from '../numbers.ts';
import { figures } from '../parts.ts';
import { checkSection } from './check-section.ts';
import { lastMergeSection } from './last-merge.ts';
import {
  commitDrawing,
  evidenceDrawing,
  mergeDrawing,
  searchDrawing,
  secrecyBar,
  verifiersDrawing,
} from './method-drawings.ts';
import type { MethodView } from './method-view.ts';
import { limitsSection, trustSection } from './trust-section.ts';

/** How a verdict comes about, drawn, with the numbers of this network, and how to check it. */
export const methodPage = (site: Site, view: MethodView): Html =>
  layout(site, {
    title: 'Method – Ratchet',
    description:
      'How a verdict comes about: what is secret until when, what you need not trust, and how to check it yourself.',
    jsonUrl: '/method.json',
    body: html`<header class="page">
<h1>How a verdict comes about</h1>
<p class="lead">Searching is expensive, and anyone may do it. Checking is cheap, and only nodes that did not make the change do it. What a volunteer says orders
the queue and decides nothing.</p>
</header>
${live('figures', networkFigures(view))}
${pathSection(view)}
${live('last-merge', lastMergeSection(view.lastMerge))}
${readingSection}
${secrecySection}
${trustSection}
${limitsSection}
${checkSection(site, view)}`,
  });

const networkFigures = (view: MethodView): Html =>
  figures([
    ['Volunteers’ experiments', countText(view.experiments), `on ${counted(view.tracks, 'track')}`],
    ['Submissions', countText(view.submissions), 'that volunteers believed in'],
    ['Merged', countText(view.merges), sharePhrase(view)],
    [
      'Trusted runs of a merged candidate',
      view.medianRuns === null ? '–' : countText(view.medianRuns),
      view.medianRuns === null
        ? 'nothing is merged yet'
        : `the median of the last ${counted(view.medianOver, 'merge')}`,
    ],
    ['Trusted runs in all', countText(view.trustedRuns), 'heads and watching verifiers included'],
  ]);

const sharePhrase = ({ merges, submissions }: MethodView): string =>
  submissions === 0 ? 'of none so far' : `${Math.round((100 * merges) / submissions)} % of all submissions`;

const pathSection = (view: MethodView): Html => html`<section aria-labelledby="path-heading">
<h2 id="path-heading">From an idea to a merge</h2>
<ol class="path">
${stage(
  searchDrawing,
  'Search',
  html`A volunteer’s machine tries ideas in a sandbox and keeps what looks better, again on fresh seeds. So far there were
${counted(view.experiments, 'experiment')}; luck alone makes some of them look good.`,
)}
${stage(
  commitDrawing,
  'Commit',
  html`Before anyone sees the change, a hash of it and its claim goes into the public log. Its place there is its priority: a copy that comes
later is refused.`,
)}
${stage(
  verifiersDrawing,
  'Three verifiers',
  html`Drawn by lot after the commitment, of different operators. Each trains the change again under secret seeds and scores it on
data that only this verifier holds.`,
)}
${stage(
  evidenceDrawing,
  'Evidence',
  html`After each run a verifier’s evidence is read against its own runs of the head. At 20 to 1 it crosses. Two exits reject; three crossings
accept.`,
)}
${stage(
  mergeDrawing,
  'Merge',
  html`The head moves forward by one signed commit. ${view.merges === 0 ? 'None has been merged yet.' : `It has happened ${countText(view.merges)} times.`} One merge in
twenty is tested again later.`,
)}
</ol>
</section>`;

const stage = (drawing: Html, name: string, text: Html): Html =>
  html`<li>${drawing}<div><h3>${name}</h3><p>${text}</p></div></li>`;

const readingSection = html`<section aria-labelledby="reading-heading">
<h2 id="reading-heading">How evidence is read</h2>
<p>The question is narrow: is the candidate’s mean score, over seeds, better than the head’s by more than the track’s minimum effect? At each verifier the
answer is a bet against “no”. If the candidate is no better, the bet reaches 20 times its stake at most once in twenty, however often one looks (Ville’s
inequality). So it may be read after every run, and most candidates that are no better are gone after one or two.</p>
${dataTable<readonly [string, string]>({
  caption: 'What one verifier’s look can come to',
  columns: [
    { head: 'Reads', names: true, cell: ([name]) => name },
    { head: 'When', cell: ([, when]) => when },
  ],
  rows: [
    ['screened', 'the very first run is worse than the head'],
    ['futile', 'the evidence against a real gain is strong, or 24 runs did not decide'],
    ['unstable', 'a run fails by more than four sigma where the head’s never do'],
    ['broken', 'it crashes, or leaves its budget'],
    ['crossed', 'four runs or more, and evidence of 20 to 1'],
  ],
})}
<p class="note">The first four are exits. One exit is not enough to reject: the next of the lot takes that place. The three crossings together are worth 8,000 to 1 on a fair bet;
over a whole stream an error budget keeps false merges below 5 % of all merges.</p>
</section>`;

interface Secret {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly public: string;
}

/** Bars run from the commitment (0) over the verdict (60) to the end of the epoch (100). */
const secrets: readonly Secret[] = [
  { what: 'The hypothesis', from: 0, to: 0.5, public: 'at once: so that nobody tries the same' },
  {
    what: 'The change and its claim',
    from: 0,
    to: 60,
    public: 'with the verdict; its hash is in the log from the start',
  },
  { what: 'What was measured, rounded to half a sigma', from: 0, to: 60, public: 'with the verdict' },
  { what: 'Each run and its exact values', from: 0, to: 100, public: 'when the epoch, a day, is over' },
  {
    what: 'Seeds and lots',
    from: 0,
    to: 100,
    public: 'with the epoch’s key; the key’s hash is in the log before the first draw',
  },
  {
    what: 'The data scored on',
    from: 0,
    to: 100,
    public: 'never from us: each verifier holds a shard of its own, for one season',
  },
];

const secrecySection = html`<section aria-labelledby="secrecy-heading">
<h2 id="secrecy-heading">What is secret, until when</h2>
${dataTable<Secret>({
  caption: 'The filled part is secret; the marks are the commitment, the verdict and the end of the epoch',
  columns: [
    { head: 'What', names: true, cell: ({ what }) => what },
    { head: 'Secret', cell: ({ from, to }) => secrecyBar(from, to) },
    { head: 'Public', cell: (secret) => secret.public },
  ],
  rows: secrets,
})}
<p class="note">Secrets are there so that neither copying nor steering by early looks pays. None of them outlives what it protects, except the data.</p>
</section>`;
