import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A file of this portal, at an address that changes with its content and may be kept for ever. */
export interface Asset {
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  readonly style: Asset;
  readonly icon: Asset;
  /** The browser's modules, in one folder: they import one another by relative addresses. */
  readonly scripts: readonly Asset[];
  /** The one that pages begin with. */
  readonly mainScript: Asset;
}

/** Order matters for the first ones: what comes later prevails. A page's own rules are a file of their own. */
const styleSheets = [
  'theme',
  'base',
  'pieces',
  'home',
  'tables',
  'track',
  'submission',
  'calculator',
  'live',
  'account',
];

export function readAssets(): Assets {
  const scripts = readScripts();
  const mainScript = scripts.find(({ url }) => url.endsWith('/main.js'));
  if (!mainScript) throw new Error('The portal lacks its main script.');
  return {
    style: asset(
      'portal',
      'css',
      'text/css; charset=utf-8',
      Buffer.concat(styleSheets.map((name) => read(`assets/${name}.css`))),
    ),
    icon: asset('icon', 'svg', 'image/svg+xml', read('assets/icon.svg')),
    ...{ scripts, mainScript },
  };
}

/** Files of packages that the browser's modules import, by the names under which they lie beside them. */
const libraries: Readonly<Record<string, string>> = {};

function readScripts(): Asset[] {
  const own = readdirSync(new URL('../browser', import.meta.url)).filter((file) => file.endsWith('.js'));
  const files = [
    ...own.map((name) => ({ name, body: read(`browser/${name}`) })),
    ...Object.entries(libraries).map(([name, specifier]) => ({
      name,
      body: readFileSync(new URL(import.meta.resolve(specifier))),
    })),
  ];
  const folder = hashOf(Buffer.concat(files.map(({ body }) => body)));
  return files.map(({ name, body }) => ({
    ...{ url: `/assets/scripts.${folder}/${name}`, type: 'text/javascript; charset=utf-8', body },
  }));
}

const read = (file: string): Buffer => readFileSync(new URL(`../${file}`, import.meta.url));

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 12);

const asset = (name: string, extension: string, type: string, body: Buffer): Asset => ({
  ...{ url: `/assets/${name}.${hashOf(body)}.${extension}`, type, body },
});
