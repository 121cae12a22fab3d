import { formTokenField } from '../account/form.ts';
import type { Session } from '../account/session.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../layout.ts';
import { clipped } from '../legible.ts';
import { gainText, intervalText } from '../numbers.ts';
import { copyable, empty, hypothesis, person, shortHash, submissionUrl, time } from '../parts.ts';
import type { WaitingApproval } from './administration.ts';

/** What waits for a maintainer's word, with all that the maintainer must see, and the ways to give it. */
export const approvalList = (site: Site, approvals: readonly WaitingApproval[], session: Session): Html =>
  approvals.length === 0
    ? empty(
        'Nothing waits for approval.',
        'Accepted candidates of self-scored tracks appear here: their figures are their own word, so a maintainer reads them first.',
      )
    : html`<div class="approvals">${approvals.map((one) => approval(site, one, session))}</div>`;

const approval = (site: Site, one: WaitingApproval, session: Session): Html =>
  html`<article class="approval" aria-labelledby="approve-${one.submission}">
<h3 id="approve-${one.submission}"><a href="${submissionUrl(one.submission)}">${hypothesis(one.hypothesis)}</a></h3>
<p class="notice bad"><strong>Self-scored.</strong> The candidate prints its own metric. Read the <a href="${submissionUrl(one.submission)}">diff and every run</a> before you approve.</p>
<dl class="facts">
<div><dt>Track</dt><dd><a href="/tracks/${encodeURIComponent(one.track)}">${one.track}</a> <small><bdi>${clipped(one.trackTitle, 80)}</bdi></small></dd></div>
<div><dt>By</dt><dd>${person(one)}</dd></div>
<div><dt>Gain, by its own word</dt><dd>${gainText(one.effect, one.sigma)} <bdi>${clipped(one.metric.unit, 40)}</bdi> (${intervalText(one.low, one.high, one.sigma)})</dd></div>
<div><dt>Accepted</dt><dd>${time(one.decidedAt)}</dd></div>
<div><dt>Candidate</dt><dd><code class="whole">${one.commit}</code></dd></div>
<div><dt>On head</dt><dd><code class="whole">${one.head}</code></dd></div>
<div><dt>Who may approve</dt><dd>${one.maintainers.length === 0 ? 'nobody: its manifest names no maintainer' : one.maintainers.map((key) => html`${shortHash(key)} `)}</dd></div>
</dl>
<p>As one of its maintainers, approve from a terminal:</p>
${copyable(`npm run ratchet -- approve ${one.submission} --coordinator ${site.grpcAddress} --data-dir DIR`, 'Command that approves')}
<details><summary>Or paste an envelope that was signed elsewhere</summary>
<p>This prints one, without calling anybody:</p>
${copyable(`npm run ratchet -- approve ${one.submission} --offline ${one.track}:${one.commit}:${one.head} --data-dir DIR`, 'Command that prints a signed approval')}
<form method="post" action="/admin/approve" class="desk">
${formTokenField(session.csrfToken)}<input type="hidden" name="submission" value="${one.submission}">
<label for="envelope-${one.submission}">Signed approval</label>
<textarea id="envelope-${one.submission}" name="envelope" rows="5" maxlength="6000" spellcheck="false" required></textarea>
<div class="actions"><button type="submit">Approve the merge</button></div>
</form></details>
</article>`;
