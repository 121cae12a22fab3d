import { type Html, html } from '../html.ts';
import { clipped } from '../legible.ts';
import { countText } from '../numbers.ts';
import { shortHash } from '../parts.ts';
import type { AdminActionView, QuotaLimits } from './admin-reads.ts';

type Subject = Pick<
  AdminActionView,
  'action' | 'track' | 'keyId' | 'keyName' | 'operator' | 'quota' | 'leaf'
>;

/** What an action is done to or with. */
export const subjectOf = ({ track, keyId, keyName, operator, quota, leaf, action }: Subject): Html =>
  html`${track !== null && html`<a href="/tracks/${encodeURIComponent(track)}">${track}</a> `}${
    keyId !== null && keyOf(keyId, keyName)
  }${operator !== null && html` <span>run by <bdi>${clipped(operator, 40)}</bdi></span>`}${
    quota !== null && html` <span>${keyId === null && 'Everybody: '}${quotaText(quota)}</span>`
  }${leaf !== null && html`<a href="/admin/actions/${leaf}">the action at leaf ${leaf}</a>`}${
    action === 'set-quota' && quota === null && '–'
  }`;

export const keyOf = (keyId: string, name: string | null): Html =>
  html`${name !== null && html`<bdi class="name">${clipped(name, 60)}</bdi> `}${shortHash(keyId)}`;

export function quotaText({ openLeases, openSubmissions }: QuotaLimits): string {
  const limit = (count: number | null, what: string) =>
    count === null ? `${what} as by default` : `at most ${countText(count)} ${what}`;
  return `${limit(openLeases, 'open leases')}, ${limit(openSubmissions, 'open submissions')}`;
}

export const reasonOf = (reason: string | null): Html =>
  reason === null
    ? html`<span class="unnamed">The reason was withdrawn.</span>`
    : html`<bdi>${clipped(reason, 1_000)}</bdi>`;
