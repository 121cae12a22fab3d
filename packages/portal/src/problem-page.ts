import { type Html, html } from './html.ts';
import { layout, type Site } from './layout.ts';
import type { Problem } from './problem.ts';

export const problemPage = (site: Site, problem: Problem): Html =>
  layout(site, {
    title: `${problem.status} – Ratchet`,
    description: problem.rule,
    jsonUrl: null,
    body: html`<section class="problem">
<p class="status">${problem.status}</p>
<h1>${problem.rule}</h1>
<p>${problem.remedy}</p>
<p class="note">Code <code class="code">${problem.code}</code>, field <code class="code">${problem.field}</code></p>
<p><a href="/">All tracks</a></p>
</section>`,
  });
