import { demoBanner } from './demo.ts';
import { type Html, html } from './html.ts';
import { previewSize } from './preview/preview-card.ts';

/** What every page needs to know of where it is served. */
export interface Site {
  readonly styleUrl: string;
  readonly iconUrl: string;
  /** The module that enhances pages; every page works without it. */
  readonly scriptUrl: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** HOST:PORT of the coordinator. */
  readonly grpcAddress: string;
  /** Everything that is shown was invented, and every page says so. */
  readonly isDemo?: boolean;
}

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Address of the JSON twin, shown in the footer. */
  readonly jsonUrl: string | null;
  /** Address of the picture that other sites show of the page; without it, the network's own. */
  readonly previewUrl?: string;
  /** An Atom feed of what the page is about, beside that of all merges. */
  readonly feed?: { readonly title: string; readonly url: string };
  readonly body: Html;
}

/** The frame around every page. It works without scripts; they only keep it fresh and make it handier. */
export const layout = (site: Site, page: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description}">
<title>${page.title}</title>
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Ratchet">
<meta property="og:image" content="${site.publicUrl}${page.previewUrl ?? '/preview.png'}">
<meta property="og:image:width" content="${previewSize.width}">
<meta property="og:image:height" content="${previewSize.height}">
<meta property="og:image:alt" content="${page.title}">
<meta name="twitter:card" content="summary_large_image">
<link rel="icon" type="image/svg+xml" href="${site.iconUrl}">
<link rel="stylesheet" href="${site.styleUrl}">
<script type="module" src="${site.scriptUrl}"></script>
${page.jsonUrl !== null && html`<link rel="alternate" type="application/json" href="${page.jsonUrl}">`}
${page.feed && html`<link rel="alternate" type="application/atom+xml" title="${page.feed.title}" href="${page.feed.url}">`}
<link rel="alternate" type="application/atom+xml" title="Merges of all tracks" href="/merges.atom">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${site.isDemo && demoBanner}
<header class="site">
<a class="brand" href="/">${mark}<span>Ratchet</span></a>
<nav aria-label="Main"><a href="/#tracks">Tracks</a><a href="/#join">Join</a><a href="/method">Method</a><a href="/calculator">Calculator</a><a href="/log">Log</a><a href="/account">Account</a></nav>
</header>
<main id="content" tabindex="-1">
${page.body}
</main>
<footer class="site">
<p>Merges are decided by verifiers that did not make the change, never by a volunteer’s word. Do not take this page’s
word either: clone the repository, or read the <a href="/log">log</a>.</p>
<nav aria-label="About this network"><a href="/volunteers">Volunteers</a><a href="/verifiers">Verifiers</a><a href="/method">Method</a><a href="/status">Status</a><a href="/merges.atom">Feed of merges</a><a href="/openapi.json">OpenAPI</a><a href="/llms.txt">llms.txt</a>${
  page.jsonUrl !== null && html`<a href="${page.jsonUrl}">This page as JSON</a>`
}</nav>
</footer>
</body>
</html>
`;

const mark = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M2 4.5h6.5v5.5h6.5v5.5h7" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/><circle cx="20.5" cy="15.5" r="3" fill="currentColor"/></svg>`;
