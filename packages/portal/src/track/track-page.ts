import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { cloneUrl, workerCommand } from '../join.ts';
import { layout, type Site } from '../layout.ts';
import { spelledOut } from '../legible.ts';
import { counted, countText, gainText, intervalText, metricText } from '../numbers.ts';
import {
  arrowTo,
  commitLink,
  copyable,
  empty,
  figures,
  hypothesis,
  person,
  shortHash,
  submissionUrl,
  time,
} from '../parts.ts';
import { selfScoredNotice } from '../self-scored-notice.ts';
import { allTrusted, type MergeView, type TrackView } from '../views.ts';
import { staircase, stepsOf } from './staircase.ts';
import { rulesSection } from './track-rules.ts';
import { endedSection, refusalsSection, testingSection } from './track-submissions.ts';

export const trackPage = (site: Site, track: TrackView): Html =>
  layout(site, {
    title: `${track.title} – Ratchet`,
    description: `What volunteers found on the track ${track.name}, and how it was verified.`,
    jsonUrl: `/tracks/${encodeURIComponent(track.name)}.json`,
    body: html`${heading(track)}
${notices(track)}
${trackFigures(track)}
${staircaseSection(track)}
${leaderboard(track)}
${testingSection(track)}
${endedSection(track)}
${refusalsSection(track)}
${rulesSection(track)}
${takePart(site, track)}
${programSection(track)}`,
  });

const heading = (track: TrackView): Html => html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a></nav>
<h1>${track.title}</h1>
<p class="tags">${track.interests.map((name) => html`<a href="/?interest=${encodeURIComponent(name)}#tracks">${name}</a>`)}</p>
</header>`;

function notices(track: TrackView): Html {
  const calibrating = html`<p class="notice wait"><strong>Calibrating.</strong> Verifiers are running the first head against itself to learn how
much its metric moves from seed to seed. Submissions may come in; their tests wait until that is known.</p>`;
  return html`${track.calibrated ? nothing : calibrating}${selfScoredNotice({ trackMode: track.verification.mode })}`;
}

function trackFigures(track: TrackView): Html {
  const { metric, sigma, experiments, trustedReplicas } = track;
  const better = metric.direction === 'minimize' ? 'lower is better' : 'higher is better';
  const ran = experiments.kept + experiments.discarded + experiments.crashed;
  const { headMetric } = track;
  const metricNote =
    headMetric === null
      ? `${metric.name}, ${metric.unit}; being measured on the head`
      : `${metric.name}, ${metric.unit}; ${better}`;
  const trusted = allTrusted(trustedReplicas);
  return html`${figures([
    ['Baseline to head', metricRise(track), metricNote],
    [
      'Noise of one run',
      sigma === null ? 'being measured' : html`σ ${metricText(sigma, sigma)}`,
      noiseNote(track),
    ],
    [
      'Volunteers’ experiments',
      countText(ran),
      `${countText(experiments.kept)} kept, ${countText(experiments.discarded)} discarded, ${countText(experiments.crashed)} crashed`,
    ],
    [
      'Trusted runs spent',
      countText(trusted),
      `${countText(trustedReplicas.candidate)} on candidates, ${countText(trustedReplicas.bank)} on heads, ${countText(trustedReplicas.sentinel + trustedReplicas.canary)} to watch verifiers`,
    ],
    ['Working now', counted(track.workers, 'worker'), counted(track.verifiers, 'verifier')],
  ])}
<p class="head-line">Head ${shortHash(track.head, 40)}, with at least ${counted(track.headReplicas, 'fresh run')} at every verifier.</p>`;
}

/** The two metric values, or as much of them as is measured. */
function metricRise({ baselineMetric, headMetric, sigma }: TrackView): Html {
  const measuring = html`<span class="arrow">being measured</span>`;
  if (baselineMetric === null) return measuring;
  const head = headMetric === null ? measuring : html`${metricText(headMetric, sigma)}`;
  return html`<span class="from">${metricText(baselineMetric, sigma)}</span> ${arrowTo} ${head}`;
}

const noiseNote = ({ sigma, metric, hardwareClass }: TrackView): string =>
  sigma === null ? `on ${hardwareClass}` : `${metric.unit}, from seed to seed on ${hardwareClass}`;

function staircaseSection(track: TrackView): Html {
  const steps = stepsOf(track);
  const twin = dataTable({
    caption: 'The staircase as a table',
    columns: [
      {
        head: 'When',
        cell: (step: (typeof steps)[number]) => time(new Date(step.atMs).toISOString()),
        names: true,
      },
      {
        head: 'Head',
        cell: (step) =>
          step.merge
            ? commitLink(track.name, step.merge.commit)
            : html`${shortHash(track.baselineCommit, 10)} baseline`,
      },
      {
        head: track.metric.name,
        numeric: true,
        cell: (step) => html`${step.isEstimate ? 'about ' : ''}${metricText(step.value, track.sigma)}`,
      },
    ],
    rows: steps,
  });
  return html`<section aria-labelledby="staircase-heading">
<h2 id="staircase-heading">The staircase</h2>
${
  steps.length === 0
    ? empty(
        'The baseline is still being measured.',
        'Verifiers need at least four fresh runs each. Reload in a few minutes.',
      )
    : html`<figure>${staircase(track)}
<figcaption>Each step is a merge. The bar across it is the interval of its verdict, measured before the merge; the step itself is measured
again afterwards, on fresh runs. A hollow dot is still waiting for those.</figcaption></figure>
<details><summary>The same as a table</summary>${twin}</details>`
}
</section>`;
}

function leaderboard(track: TrackView): Html {
  const newestFirst = [...track.merges].reverse();
  const table = dataTable<MergeView>({
    caption: 'Merged commits, newest first',
    columns: [
      {
        head: 'Change',
        names: true,
        cell: (merge) =>
          html`<a href="/tracks/${encodeURIComponent(track.name)}/commits/${encodeURIComponent(merge.commit)}">${hypothesis(merge.hypothesis)}</a><small>${shortHash(merge.commit, 10)} · ${time(merge.mergedAt)}</small>`,
      },
      { head: 'Volunteer', cell: person },
      {
        head: `${track.metric.name}, ${track.metric.unit}`,
        numeric: true,
        cell: (merge) =>
          merge.metric === null
            ? html`<span class="unnamed">being measured</span>`
            : metricText(merge.metric, track.sigma),
      },
      {
        head: 'Gain',
        numeric: true,
        cell: (merge) =>
          html`<strong class="gain">${gainText(merge.effect, track.sigma)}</strong><small>${intervalText(merge.low, merge.high, track.sigma)}</small>`,
      },
      {
        head: 'Trusted runs',
        numeric: true,
        cell: (merge) => html`<a href="${submissionUrl(merge.submission)}">${countText(merge.replicas)}</a>`,
      },
    ],
    rows: newestFirst,
  });
  return html`<section aria-labelledby="merges-heading">
<h2 id="merges-heading">Merged commits</h2>
${newestFirst.length > 0 ? table : empty('Nothing is merged yet.', html`The first candidate that verifiers find better than the baseline becomes the next head. <a href="#take-part">Take part</a>.`)}
</section>`;
}

const takePart = (
  site: Site,
  track: TrackView,
): Html => html`<section id="take-part" aria-labelledby="take-part-heading">
<h2 id="take-part-heading">Take part</h2>
<div class="ways">
<div class="way"><h3>Search on your machine</h3>${copyable(workerCommand(site, track.name), 'Command that starts a worker on this track')}</div>
<div class="way"><h3>Clone what was found</h3>
${copyable(`git clone ${cloneUrl(site, track.name)}`, 'Command that clones this track')}
<p class="note">Every merge is signed; <code>git log --first-parent</code> is the staircase.</p></div>
</div>
</section>`;

const programSection = (track: TrackView): Html => html`<section aria-labelledby="program-heading">
<h2 id="program-heading">What agents are told</h2>
${
  track.program === null || track.program.trim() === ''
    ? empty(
        'The program cannot be shown.',
        'It is the file program.md of the repository; clone it to read it.',
      )
    : html`<pre class="program" role="region" tabindex="0" aria-label="program.md"><bdi>${spelledOut(track.program.slice(0, 60_000))}</bdi></pre>`
}
</section>`;
