import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What dependency-cruiser reports as JSON, as far as it is read here. */
interface CruiseReport {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
  };
}

/** Paths, relative to `root`, of the TypeScript files that the import rules are about. */
export function sourceFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'packages')).flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
      .map((path) => `packages/${name}/src/${path}`)
      .filter((path) => path.endsWith('.ts') && !path.startsWith('packages/wire/src/generated/')),
  );
}

/**
 * What is wrong by a report, null when nothing is. A cruise that did not see every one of `files` proves nothing: without a
 * TypeScript that it can use, dependency-cruiser finds no module, no fault, and is content.
 */
export function importFaults(files: readonly string[], json: string): string | null {
  const { modules, summary } = JSON.parse(json) as CruiseReport;
  const seen = new Set(modules.map(({ source }) => source));
  const unseen = files.filter((file) => !seen.has(file));
  const faults = summary.violations
    .filter(({ rule }) => rule.severity === 'error')
    .map(({ from, to, rule }) => `${rule.name}: ${from} imports ${to}`);
  if (files.length === 0) faults.push('There is no source file at all.');
  if (unseen.length > 0) {
    faults.push(
      `It did not see ${unseen.length} of ${files.length} modules: ${unseen.slice(0, 5).join(', ')}`,
    );
  }
  return faults.length === 0 ? null : faults.join('\n');
}
