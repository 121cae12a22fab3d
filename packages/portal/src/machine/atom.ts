import { type Html, html } from '../html.ts';
import type { Instant } from '../views.ts';

/** An Atom feed (RFC 4287). Every id is a tag URI (RFC 4151): it stays when the network moves to another address. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly updated: Instant;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly updated: Instant;
  readonly author: { readonly name: string; readonly url: string };
  readonly category: string;
  readonly summary: string;
}

export const tagUri = (specific: string): string => `tag:ratchet.dev,2026:${specific}`;

export const atomFeed = (feed: Feed): Html => html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${feed.id}</id>
<title>${xmlText(feed.title)}</title>
<subtitle>${xmlText(feed.subtitle)}</subtitle>
<updated>${feed.updated}</updated>
<link rel="self" type="application/atom+xml" href="${feed.selfUrl}"/>
<link rel="alternate" type="text/html" href="${feed.pageUrl}"/>
<generator>Ratchet</generator>
${feed.entries.map(
  (entry) => html`<entry>
<id>${entry.id}</id>
<title>${xmlText(entry.title)}</title>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<published>${entry.updated}</published>
<updated>${entry.updated}</updated>
<author><name>${xmlText(entry.author.name)}</name><uri>${entry.author.url}</uri></author>
<category term="${xmlText(entry.category)}"/>
<summary>${xmlText(entry.summary)}</summary>
</entry>
`,
)}</feed>
`;

/** XML 1.0, section 2.2, has no room for these two even when they are escaped; what else it forbids no page shows (legible.ts). */
const xmlText = (text: string): string => text.replace(/[\ufffe\uffff]/g, '');
