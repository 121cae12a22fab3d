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
  'demo',
  'pieces',
  'home',
  'tables',
  'track',
  'submission',
  'diff',
  'proof',
  'lineage',
  'log',
  'calculator',
  'live',
  'method',
  'account',
  'people',
  'status',
  'admin',
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

/** A file of a package, or one that it imports from beside it. */
const fileOf = (specifier: string, beside = ''): URL => new URL(beside, import.meta.resolve(specifier));

const sha2 = '@noble/hashes/sha2.js';

/**
 * Files of packages that the browser's modules import, by the names under which they lie beside them: as in their own packages, so
 * that what they import from one another is found.
 */
const libraries: Readonly<Record<string, URL>> = {
  'ed25519.js': fileOf('@noble/ed25519'),
  'hashes/sha2.js': fileOf(sha2),
  'hashes/_md.js': fileOf(sha2, '_md.js'),
  'hashes/_u64.js': fileOf(sha2, '_u64.js'),
  'hashes/utils.js': fileOf(sha2, 'utils.js'),
};

function readScripts(): Asset[] {
  const own = readdirSync(new URL('../browser', import.meta.url)).filter((file) => file.endsWith('.js'));
  const files = [
    ...own.map((name) => ({ name, body: read(`browser/${name}`) })),
    ...Object.entries(libraries).map(([name, file]) => ({ name, body: readFileSync(file) })),
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
