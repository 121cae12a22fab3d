/** Everything of a portal that is reached from `/` by links, and what its twins, feeds and pictures are: by address. */
export interface Fetched {
  readonly address: string;
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: string;
}

const linked = /(?:href|src|action)="([^"]*)"/g;
const unescaped = (text: string) =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** No more of one kind: pages of a kind are made by the same code. */
const ofOneKind = 12;
const kindOf = (path: string) =>
  path.replace(/[0-9a-f-]{36}|[0-9a-f]{40,64}|\d+/g, '*').replace(/=[^&]*/g, '=');

/** @param cookie of somebody who is signed in */
export async function crawl(origin: string, seeds: readonly string[], cookie = ''): Promise<Fetched[]> {
  const kinds = new Map<string, number>();
  const waiting: string[] = [];
  const known = new Set<string>();
  const add = (text: string, from: string) => {
    const url = URL.parse(text, new URL(from, origin));
    if (url === null || url.origin !== new URL(origin).origin) return;
    const address = url.pathname + url.search;
    const kind = kindOf(address);
    if (known.has(address) || (kinds.get(kind) ?? 0) >= ofOneKind) return;
    known.add(address);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    waiting.push(address);
  };
  for (const seed of seeds) add(seed, '/');
  const found: Fetched[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const reply = await fetch(origin + address, {
      ...{ redirect: 'manual', headers: { cookie }, signal: AbortSignal.timeout(20_000) },
    });
    const type = reply.headers.get('content-type') ?? '';
    const body = await reply.text();
    found.push({ address, status: reply.status, type, headers: reply.headers, body });
    if (!type.startsWith('text/html')) continue;
    for (const [, text = ''] of body.matchAll(linked)) add(unescaped(text), address);
    const [path = '', query] = address.split('?', 2);
    if (path !== '/') add(`${path}.json${query === undefined ? '' : `?${query}`}`, '/');
  }
  return found;
}
