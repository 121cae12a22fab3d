import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file of this portal, at an address that changes with its content and may be kept for ever. */
export interface Asset {
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  readonly style: Asset;
  readonly icon: Asset;
}

/** In this order, as one file: what comes later prevails. */
const styleSheets = ['theme', 'base', 'pieces', 'home', 'tables', 'track', 'submission', 'calculator'];

export const readAssets = (): Assets => ({
  style: asset(
    'portal',
    'css',
    'text/css; charset=utf-8',
    Buffer.concat(styleSheets.map((name) => read(`${name}.css`))),
  ),
  icon: asset('icon', 'svg', 'image/svg+xml', read('icon.svg')),
});

const read = (file: string): Buffer => readFileSync(new URL(`../assets/${file}`, import.meta.url));

function asset(name: string, extension: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { url: `/assets/${name}.${hash}.${extension}`, type, body };
}
