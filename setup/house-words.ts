import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TextFile {
  /** Relative to the checkout. */
  readonly path: string;
  readonly text: string;
}

const folders = ['bench', 'deploy', 'packages', 'proto', 'setup', 'test', 'tracks'];
const code = /\.(ts|mts|mjs|cjs|proto|sql|py)$/;
const registry = 'https://registry.npmjs.org/';

/** Names that say nothing of what is inside. */
const emptyName = /(^|[/.-])(utils?|helpers?|common|misc|managers?)(?=[/.-])/;
/** Nouns for which the house has words of its own: experiment, lease, replica, budget. */
const otherNoun =
  /\b(jobs?|work[ -]items?|run[ -]configs?)\b|(?<![A-Z])(Job|Task|WorkItem|RunConfig)s?(?![a-z])/;
/** Settings are read once, at the edge, and handed down. */
const environmentRead = /\bprocess\.env\b/;
const mayReadEnvironment = /(^|\/)config\.ts$|\.test\.ts$/;

/** What of the house's rules about words and names `files` break: one line each, with the place. */
export function wordFaults(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const named = emptyName.test(path) ? [`${path}: name it for what it holds`] : [];
    const lines = text.split('\n');
    const where = (pattern: RegExp, rule: string): readonly string[] =>
      lines.flatMap((line, index) => {
        const found = pattern.exec(line)?.[0];
        return found === undefined ? [] : [`${path}:${index + 1}: '${found}': ${rule}`];
      });
    return [
      ...named,
      ...(code.test(path)
        ? where(otherNoun, 'say experiment, lease, replica or budget, whichever it is')
        : []),
      ...(path.startsWith('packages/') && code.test(path) && !mayReadEnvironment.test(path)
        ? where(environmentRead, 'read it in a config.ts and hand it down')
        : []),
    ];
  });
}

/** Packages that the lock file has from elsewhere than npm's own registry: nobody else can install those. */
export function lockFaults(lockFile: string): readonly string[] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, { resolved?: string }> };
  return Object.entries(packages).flatMap(([path, { resolved }]) =>
    resolved === undefined || resolved.startsWith(registry) || !resolved.includes('://')
      ? []
      : [`package-lock.json: ${path} comes from ${new URL(resolved).host}`],
  );
}

/** The checkout's own text files below the folders that hold code; what is generated or installed is not ours to name. */
export function houseFiles(root: string): readonly TextFile[] {
  const paths = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    );
  return (
    paths
      .filter((path) => !/(^|\/)(node_modules|generated|__pycache__)\//.test(path))
      // Which name what they look for.
      .filter((path) => !path.startsWith('setup/house-words.'))
      .map((path) => ({ path, text: code.test(path) ? readFileSync(join(root, path), 'utf8') : '' }))
  );
}
