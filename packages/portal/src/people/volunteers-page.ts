import { dataTable } from '../data-table.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout, type Site } from '../layout.ts';
import { countText } from '../numbers.ts';
import { empty, personLink, time } from '../parts.ts';
import type { Standing, StandingOrder, VolunteersPage } from './people-reads.ts';
import { hoursText } from './volunteer-page.ts';

export interface VolunteersContent extends VolunteersPage {
  readonly by: StandingOrder;
  /** What was looked for; null lists all. */
  readonly search: string | null;
  readonly isFirst: boolean;
}

const orders: Readonly<Record<StandingOrder, string>> = {
  merges: 'Verified merges',
  experiments: 'Experiments',
  hours: 'Hours',
};

/** Everyone who searches, over all tracks, in units that can be added up. */
export const volunteersPage = (site: Site, content: VolunteersContent): Html =>
  layout(site, {
    title: 'Volunteers – Ratchet',
    description: 'Everyone who gives computing time to this network, and what of it held up.',
    jsonUrl: `/volunteers.json?${queryOf(content)}`,
    body: html`<header class="page">
<h1>Volunteers</h1>
<p class="lead">Everyone who gives computing time, over all tracks. A merge is what verifiers confirmed; gains themselves have the
unit of their track, and stand on its page.</p>
</header>
${searchForm(content)}
<section aria-labelledby="list-title">
<h2 id="list-title">${content.search === null ? `By ${orders[content.by].toLowerCase()}` : 'Found'}</h2>
${content.search === null ? orderLinks(content) : nothing}
${content.items.length === 0 ? nobody(content) : table(content)}
${pager(content)}
</section>`,
  });

const queryOf = ({ by, search }: VolunteersContent): string =>
  new URLSearchParams(search === null ? { by } : { q: search }).toString();

const searchForm = ({
  search,
}: VolunteersContent): Html => html`<search><form class="search" method="get" action="/volunteers">
<label for="q">Name or key, as it begins</label>
<div class="search-row"><input id="q" name="q" type="search" maxlength="64" autocomplete="off" spellcheck="false" value="${search ?? ''}"><button type="submit">Search</button></div>
</form></search>`;

const orderLinks = ({ by }: VolunteersContent): Html =>
  html`<nav aria-label="Order"><ul class="chips">${(Object.keys(orders) as StandingOrder[]).map(
    (order) =>
      html`<li><a href="/volunteers?by=${order}"${order === by ? html` aria-current="true"` : nothing}>${orders[order]}</a></li>`,
  )}</ul></nav>`;

const nobody = ({ search, isFirst }: VolunteersContent): Html =>
  search !== null
    ? empty(
        'Nobody’s name or key begins like that.',
        html`Names are looked for from their first letter, keys from four digits on. <a href="/volunteers">All volunteers</a>.`,
      )
    : isFirst
      ? empty('Nobody has searched yet.', html`Be the first: <a href="/#join">how to start a worker</a>.`)
      : empty('There is nobody beyond here.', html`<a href="/volunteers">Back to the first</a>.`);

const table = ({ items, search, by }: VolunteersContent): Html =>
  dataTable<Standing>({
    caption:
      search === null
        ? `${orders[by]} over all tracks, most first`
        : 'Those whose name or key begins like that',
    columns: [
      { head: 'Volunteer', cell: personLink, names: true },
      { head: 'Verified merges', cell: ({ merges }) => countText(merges), numeric: true },
      { head: 'Experiments', cell: ({ experiments }) => countText(experiments), numeric: true },
      { head: 'Hours', cell: ({ hours }) => hoursText(hours), numeric: true },
      { head: 'Last experiment', cell: ({ lastAt }) => time(lastAt) },
    ],
    rows: items,
  });

const pager = ({ by, next, isFirst, search }: VolunteersContent): Html =>
  search !== null || (next === null && isFirst)
    ? nothing
    : html`<nav aria-label="Pages of volunteers"><p>${!isFirst && html`<a href="/volunteers?by=${by}">First</a> `}${
        next !== null && html`<a href="/volunteers?by=${by}&amp;after=${next}">Next</a>`
      }</p></nav>`;
