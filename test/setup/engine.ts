import { readdirSync } from 'node:fs';
import { ensureEngine, ensureImages } from '@ratchet/sandbox';
import { readCliConfig } from '../../packages/cli/src/config.ts';

/**
 * Has the container engine and every image of deploy/images ready before the first test that needs them, and holds the
 * engine until the last: each test file opens it for itself, and gets this one at once.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const { environment, paths } = readCliConfig();
  const report = (line: string): void => console.error(line);
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, report, environment });
  const names = readdirSync(paths.imagesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `ratchet/${name}`);
  try {
    await ensureImages({ engine, imagesDir: paths.imagesDir, names, environment, report });
  } catch (error) {
    await engine.release();
    throw error;
  }
  report(`engine: ${engine.found}, ${engine.address}`);
  return () => engine.release();
}
