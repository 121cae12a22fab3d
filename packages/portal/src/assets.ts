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

export const readAssets = (): Assets => ({
  style: readAsset('portal', 'css', 'text/css; charset=utf-8'),
  icon: readAsset('icon', 'svg', 'image/svg+xml'),
});

function readAsset(name: string, extension: string, type: string): Asset {
  const body = readFileSync(new URL(`../assets/${name}.${extension}`, import.meta.url));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { url: `/assets/${name}.${hash}.${extension}`, type, body };
}
