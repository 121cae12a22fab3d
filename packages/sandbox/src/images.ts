import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { RatchetError } from '@ratchet/protocol';
import { pack } from 'tar-stream';
import type { AptSources } from './apt-sources.ts';
import { ensureBaseImage } from './base-image.ts';
import type { Engine } from './engine.ts';
import type { EngineEnvironment } from './engine-address.ts';
import { withFileLock } from './file-lock.ts';
import { followBuild } from './follow-build.ts';
import { findImage, label } from './image-labels.ts';
import { noteImageUse, pruneImages } from './image-prune.ts';
import { readAptSources } from './read-apt-sources.ts';

export interface EnsureImagesOptions {
  readonly engine: Engine;
  /** Holds one folder with a Dockerfile per image: `deploy/images`. */
  readonly imagesDir: string;
  /** As manifests write them: `ratchet/<folder>` or an image id. */
  readonly names: readonly string[];
  readonly environment: EngineEnvironment;
  readonly report: (line: string) => void;
}

/**
 * Ids of the images in `names`: each is built once per content of its folder, and found again by the hash of that content.
 * @throws RatchetError `image-unavailable`
 */
export async function ensureImages(options: EnsureImagesOptions): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const name of new Set(options.names)) {
    const id = await ensureImage(options, name);
    ids.set(name, id);
    await noteImageUse(options.engine, id, new Date());
  }
  return ids;
}

async function ensureImage(options: EnsureImagesOptions, name: string): Promise<string> {
  const { docker } = options.engine;
  if (/^sha256:[0-9a-f]{64}$/.test(name)) return existing(options, name);
  const files = readContext(options.imagesDir, name);
  const source = contextHash(files);
  const tag = `${name}:${source.slice(0, 12)}`;
  const find = (): Promise<string | null> => findImage(docker, tag, label.source, source);
  const built = await find();
  if (built !== null) return built;
  // Two checkouts that start together build once.
  const lock = { file: join(options.engine.stateDir, 'images.lock'), waitSeconds: 900 };
  return withFileLock(lock, async () => (await find()) ?? build(options, { name, tag, source, files }));
}

async function existing({ engine }: EnsureImagesOptions, id: string): Promise<string> {
  try {
    return (await engine.docker.getImage(id).inspect()).Id;
  } catch (cause) {
    throw unavailable(id, 'The engine does not have it.', 'Load or pull it first.', cause);
  }
}

type Context = ReadonlyMap<string, Buffer>;

/** Files of the image's folder by relative path. */
function readContext(imagesDir: string, name: string): Context {
  const folder = /^ratchet\/([a-z0-9][a-z0-9-]*)$/.exec(name)?.[1];
  if (folder === undefined || !existsSync(join(imagesDir, folder, 'Dockerfile'))) {
    const known = readdirSync(imagesDir).map((entry) => `ratchet/${entry}`);
    throw unavailable(name, 'deploy/images has no such image.', `Use one of ${known.join(', ')}.`);
  }
  const root = join(imagesDir, folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}

/** SHA-256 over paths and contents, each preceded by its length so that no two contexts read the same. */
export function contextHash(files: Context): string {
  const hash = createHash('sha256');
  for (const [path, content] of files)
    hash.update(`${path.length}:${path}${content.length}:`).update(content);
  return hash.digest('hex');
}

interface Recipe {
  readonly name: string;
  readonly tag: string;
  readonly source: string;
  readonly files: Context;
}

async function build(options: EnsureImagesOptions, recipe: Recipe): Promise<string> {
  const { name, tag, source, files } = recipe;
  const { engine, environment, report } = options;
  const aptSources = await readAptSources();
  const base = await ensureBaseImage({ engine, aptSources, environment, report });
  report(`building ${name}`);
  try {
    const progress = await engine.docker.buildImage(packContext(files), {
      t: tag,
      buildargs: buildArguments(base, aptSources),
      labels: { [label.source]: source },
      networkmode: 'host',
      forcerm: true,
    });
    await followBuild(progress, (line) => {
      if (/^(Step |Successfully |E: |Setting up python3-numpy)/.test(line)) report(line.split('\n')[0] ?? '');
    });
    const { Id } = await engine.docker.getImage(tag).inspect();
    await pruneImages({ engine, now: new Date(), report });
    return Id;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(-600) : String(cause);
    throw unavailable(name, `Building it failed: ${why}`, 'See whether its packages can be reached.', cause);
  }
}

function buildArguments(base: string, aptSources: AptSources): Record<string, string> {
  return {
    BASE: base,
    DEBIAN_MIRROR: aptSources.debianMirror ?? '',
    APT_SETTINGS: aptSources.settings.join('\n'),
  };
}

function packContext(files: Context): Readable {
  const tar = pack();
  for (const [name, content] of files) tar.entry({ name, mtime: new Date(0) }, content);
  tar.finalize();
  return Readable.from(tar);
}

function unavailable(name: string, rule: string, remedy: string, cause?: unknown): RatchetError {
  return new RatchetError(
    { code: 'image-unavailable', field: name, rule: `Image ${name}: ${rule}`, remedy },
    { cause },
  );
}
