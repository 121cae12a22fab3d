import type { SubmissionState } from '@ratchet/protocol';
import { metricName } from '../chart/metric-name.ts';
import { type Column, dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { countText, metricText, secondsText } from '../numbers.ts';
import { empty, hypothesis, shortHash, time } from '../parts.ts';
import type { MergeView, SubmissionSummary, TrackView } from '../views.ts';
import { stateWords } from '../words.ts';
import { trackUrl } from './chart-piece.ts';
import { mergeColumns, volunteerLink } from './track-board.ts';
import type { ExperimentView, Page } from './track-reads.ts';
import { endedColumns } from './track-submissions.ts';

export interface ListContent<Item> {
  readonly track: TrackView;
  readonly before: string | null;
  readonly page: Page<Item>;
}

export const submissionsPage = (
  site: Site,
  content: ListContent<SubmissionSummary> & { readonly state: SubmissionState | null },
): Html =>
  listPage(site, content, {
    ...{ name: 'submissions', title: 'Submissions', query: stateQuery(content.state) },
    columns: endedColumns(content.track),
    above: stateLinks(content.track, content.state),
    note: 'What verifiers measure is shown after the verdict, so that nobody can steer by it.',
  });

export const mergesPage = (site: Site, content: ListContent<MergeView>): Html =>
  listPage(site, content, {
    ...{
      name: 'merges',
      title: 'Merged commits',
      query: '',
      above: nothing,
      columns: mergeColumns(content.track),
    },
    note: 'Each was shown to beat the head before it, by verifiers that did not make it.',
  });

export const experimentsPage = (site: Site, content: ListContent<ExperimentView>): Html =>
  listPage(site, content, {
    ...{ name: 'experiments', title: 'The journal of experiments', query: '', above: nothing },
    columns: experimentColumns(content.track),
    note: 'What volunteers report of their own validation data, failures included: nobody has checked it. What an experiment gave is shown when its lease is over.',
  });

interface ListWords<Item> {
  readonly name: string;
  readonly title: string;
  /** What stays in the address from page to page. */
  readonly query: string;
  readonly columns: readonly Column<Item>[];
  readonly above: Html;
  readonly note: string;
}

function listPage<Item>(site: Site, { track, before, page }: ListContent<Item>, list: ListWords<Item>): Html {
  const url = `${trackUrl(track)}/${list.name}`;
  const { title, query } = list;
  const here = [query, before === null ? '' : `before=${encodeURIComponent(before)}`].filter(
    (part) => part !== '',
  );
  return layout(site, {
    title: `${title} of ${track.name} – Ratchet`,
    description: `${title} of the track ${track.name}, newest first.`,
    jsonUrl: `${url}.json${here.length > 0 ? `?${here.join('&')}` : ''}`,
    body: html`<header class="page">
<nav aria-label="Breadcrumb"><a href="/#tracks">Tracks</a><a href="${trackUrl(track)}">${track.name}</a></nav>
<h1>${title}</h1>
<p class="note">${list.note}</p>
</header>
<section aria-label="${title}">
${list.above}
${page.items.length > 0 ? dataTable({ caption: `${title}, newest first${before === null ? '' : ', further back'}`, columns: list.columns, rows: page.items }) : nothingHere(url, page.next)}
${pageLinks(url, query, before, page.next)}
</section>`,
  });
}

/** A page may hold nothing although older ones do: where entries of one state are rare. */
const nothingHere = (url: string, next: string | null): Html =>
  next === null
    ? empty('There is nothing here.', html`<a href="${url}">Back to the newest</a>, or come back later.`)
    : empty('None among these.', 'Older ones may have some: go on.');

function pageLinks(url: string, query: string, before: string | null, next: string | null): Html {
  if (before === null && next === null) return nothing;
  const start = query === '' ? url : `${url}?${query}`;
  const older = `${url}?${[query, `before=${encodeURIComponent(next ?? '')}`].filter((part) => part !== '').join('&')}`;
  return html`<nav class="pages" aria-label="Pages">${before !== null && html`<a href="${start}">Newest</a>`}${next !== null && html`<a rel="next" href="${older}">Older</a>`}</nav>`;
}

const stateQuery = (state: SubmissionState | null): string => (state === null ? '' : `state=${state}`);

const states = Object.keys(stateWords) as SubmissionState[];

function stateLinks(track: TrackView, current: SubmissionState | null): Html {
  const link = (state: SubmissionState | null) => {
    const query = stateQuery(state);
    return html`<li><a href="${trackUrl(track)}/submissions${query === '' ? '' : `?${query}`}"${state === current ? html` aria-current="true"` : nothing}>${state === null ? 'All' : stateWords[state].label}</a></li>`;
  };
  return html`<nav aria-label="States"><ul class="chips">${[null, ...states].map(link)}</ul></nav>`;
}

const experimentColumns = (track: TrackView): readonly Column<ExperimentView>[] => [
  {
    head: 'Hypothesis',
    names: true,
    cell: ({ entry, ...said }) =>
      html`${hypothesis(said.hypothesis)}<small>entry ${countText(entry)} · on ${shortHash(said.head, 10)}</small>`,
  },
  { head: 'Volunteer', cell: volunteerLink },
  {
    head: 'Outcome',
    cell: ({ outcome }) => outcome ?? html`<span class="unnamed">lease still open</span>`,
  },
  {
    head: metricName(track.metric),
    numeric: true,
    cell: ({ metric }) => metricText(metric, track.sigma),
  },
  { head: 'Took', numeric: true, cell: ({ wallSeconds }) => secondsText(wallSeconds) },
  { head: 'When', cell: ({ at }) => time(at) },
];
