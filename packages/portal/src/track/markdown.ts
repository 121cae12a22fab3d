import MarkdownIt from 'markdown-it';
import { type Html, html } from '../html.ts';
import { spelledOut } from '../legible.ts';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/**
 * Markdown of strangers. markdown-it only takes it apart; what is written comes from the `html` tag alone, element by element from
 * the list below, so nothing it says can be markup. Tags in it are text, pictures are links (nothing is fetched), and links lead to
 * http, https and mailto only.
 */
export function markdown(
  source: string,
  options: { readonly title: string; readonly headingsFrom: number },
): Html {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Kept out of the parser too, which else leaves links with other schemes as they stand.
  parser.validateLink = (url) => addressOf(url) !== null;
  const tokens = parser.parse(spelledOut(source), {});
  return written({ tokens, at: 0, ...options });
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly title: string;
  readonly headingsFrom: number;
  at: number;
}

/** What stands up to the token that closes what is open, or to the end. */
function written(reader: Reader): Html {
  const pieces: Html[] = [];
  for (; reader.at < reader.tokens.length; reader.at += 1) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token.nesting === -1) break;
    if (token.nesting === 1) {
      reader.at += 1;
      pieces.push(element(token, written(reader), reader));
    } else pieces.push(leaf(token, reader));
  }
  return html`${pieces}`;
}

const plainElements: Readonly<Record<string, (inside: Html) => Html>> = {
  em: (inside) => html`<em>${inside}</em>`,
  strong: (inside) => html`<strong>${inside}</strong>`,
  s: (inside) => html`<s>${inside}</s>`,
  ul: (inside) => html`<ul>${inside}</ul>`,
  li: (inside) => html`<li>${inside}</li>`,
  blockquote: (inside) => html`<blockquote>${inside}</blockquote>`,
  thead: (inside) => html`<thead>${inside}</thead>`,
  tbody: (inside) => html`<tbody>${inside}</tbody>`,
  tr: (inside) => html`<tr>${inside}</tr>`,
  th: (inside) => html`<th scope="col">${inside}</th>`,
  td: (inside) => html`<td>${inside}</td>`,
};

function element(token: Token, inside: Html, { title, headingsFrom }: Reader): Html {
  const { tag } = token;
  if (/^h[1-6]$/.test(tag)) return heading(Number(tag[1]) + headingsFrom - 1, inside);
  // In tight lists markdown-it hides the paragraphs.
  if (tag === 'p') return token.hidden ? inside : html`<p>${inside}</p>`;
  if (tag === 'a') return link(token.attrGet('href'), inside);
  if (tag === 'ol')
    return html`<ol start="${Math.trunc(Number(token.attrGet('start') ?? 1)) || 0}">${inside}</ol>`;
  if (tag === 'table')
    return html`<div class="wide" role="region" tabindex="0" aria-label="Table of ${title}"><table><caption>Table of ${title}</caption>${inside}</table></div>`;
  return plainElements[tag]?.(inside) ?? inside;
}

function heading(level: number, inside: Html): Html {
  if (level <= 3) return html`<h3>${inside}</h3>`;
  if (level === 4) return html`<h4>${inside}</h4>`;
  return level === 5 ? html`<h5>${inside}</h5>` : html`<h6>${inside}</h6>`;
}

function leaf(token: Token, reader: Reader): Html {
  if (token.type === 'inline') return written({ ...reader, tokens: token.children ?? [], at: 0 });
  if (token.type === 'text' || token.type === 'text_special') return html`${token.content}`;
  if (token.type === 'code_inline') return html`<code>${token.content}</code>`;
  if (token.type === 'fence' || token.type === 'code_block')
    return html`<pre tabindex="0" role="region" aria-label="Code of ${reader.title}"><code>${token.content}</code></pre>`;
  if (token.type === 'softbreak') return html`\n`;
  if (token.type === 'hardbreak') return html`<br>`;
  if (token.type === 'hr') return html`<hr>`;
  if (token.type === 'image')
    return link(token.attrGet('src'), html`picture: ${token.content || 'without words'}`);
  return html`${token.content}`;
}

const link = (address: string | number | null, inside: Html): Html => {
  const url = addressOf(String(address ?? ''));
  return url === null ? inside : html`<a href="${url}" rel="nofollow noopener ugc">${inside}</a>`;
};

/** The whole address, when it is one that may be followed. Relative ones would lead astray here. */
function addressOf(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}
