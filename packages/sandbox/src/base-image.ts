import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { type AptSources, httpProxy } from './apt-sources.ts';
import type { Engine } from './engine.ts';
import type { EngineEnvironment } from './engine-address.ts';
import { installPackages } from './engine-setup.ts';
import { followBuild } from './follow-build.ts';
import { findImage, label } from './image-labels.ts';
import { runCommand } from './run-command.ts';

interface BaseOptions {
  readonly engine: Engine;
  readonly aptSources: AptSources;
  readonly environment: EngineEnvironment;
  readonly report: (line: string) => void;
}

/** Without progress for this long, a pull is given up: hubs that are blocked tend to swallow packets. */
const pullStallSeconds = 20;
const suite = 'bookworm';
const publicName = `debian:${suite}-slim`;
const madeName = `ratchet/base:${suite}`;

/** Id of a Debian base image: pulled from the public hub, or else made here of the distribution's own packages. */
export async function ensureBaseImage(options: BaseOptions): Promise<string> {
  const found = await findImage(options.engine.docker, madeName, label.base, suite);
  if (found !== null) return found;
  try {
    return await pull(options);
  } catch (error) {
    options.report(
      `${publicName} cannot be pulled (${shortly(error)}): making the same base with debootstrap`,
    );
    return makeBase(options);
  }
}

async function pull(options: BaseOptions): Promise<string> {
  const { docker } = options.engine;
  options.report(`pulling ${publicName}`);
  const giveUp = new AbortController();
  const expired = stalled(pullStallSeconds, giveUp.signal);
  try {
    const progress = await Promise.race([
      docker.pull(publicName, { abortSignal: giveUp.signal }),
      expired.promise,
    ]);
    await Promise.race([followBuild(progress, expired.again), expired.promise]);
    return (await docker.getImage(publicName).inspect()).Id;
  } finally {
    giveUp.abort();
  }
}

/** `promise` rejects when `again` was not called for `seconds`. */
function stalled(seconds: number, signal: AbortSignal): { promise: Promise<never>; again: () => void } {
  let again = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no progress for ${seconds} s`)), seconds * 1_000);
    again = () => timer.refresh();
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  promise.catch(() => {});
  return { promise, again: () => again() };
}

async function makeBase(options: BaseOptions): Promise<string> {
  const { engine, aptSources, environment, report } = options;
  if (!existsSync('/usr/sbin/debootstrap')) {
    const packages = ['debootstrap', 'debian-archive-keyring'];
    await installPackages({ packages, purpose: 'to make the base image', report, environment });
  }
  mkdirSync(engine.stateDir, { recursive: true });
  const work = mkdtempSync(join(engine.stateDir, 'base-image-'));
  const tree = join(work, 'tree');
  try {
    const proxy = httpProxy(aptSources.settings);
    await runCommand({
      program: '/usr/sbin/debootstrap',
      // Without the machine's own mirror debootstrap takes Debian's.
      args: ['--variant=minbase', suite, tree, ...(aptSources.debianMirror ? [aptSources.debianMirror] : [])],
      environment: proxy === null ? environment : { ...environment, http_proxy: proxy },
      onLine: (line) => {
        if (!/^I: (Retrieving|Validating|Extracting|Unpacking|Configuring) /.test(line)) report(line);
      },
    });
    slim(tree);
    return await importTree(options, tree);
  } catch (cause) {
    if (cause instanceof RatchetError) throw cause;
    throw notMade(cause);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Leaves out what the public slim image leaves out: documents, translations, and what apt downloaded. */
function slim(tree: string): void {
  for (const folder of ['usr/share/doc', 'usr/share/man', 'usr/share/info', 'usr/share/locale']) {
    rmSync(join(tree, folder), { recursive: true, force: true });
    mkdirSync(join(tree, folder));
  }
  for (const folder of ['var/cache/apt', 'var/lib/apt/lists', 'var/log']) {
    rmSync(join(tree, folder), { recursive: true, force: true });
    mkdirSync(join(tree, folder));
  }
  const excluded = ['doc', 'man', 'info', 'locale'].map((name) => `path-exclude /usr/share/${name}/*\n`);
  writeFileSync(join(tree, 'etc/dpkg/dpkg.cfg.d/slim'), excluded.join(''));
}

async function importTree(options: BaseOptions, tree: string): Promise<string> {
  const { docker } = options.engine;
  options.report('importing the base image');
  const tar = spawn('tar', ['--numeric-owner', '-C', tree, '-c', '.'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const imported = await docker.importImage(tar.stdout, {
    repo: 'ratchet/base',
    tag: suite,
    changes: `LABEL ${label.base}=${suite}`,
  });
  await followBuild(imported, () => {});
  const id = await findImage(docker, madeName, label.base, suite);
  if (id === null) throw new Error('the engine imported the base image but does not list it');
  return id;
}

function notMade(cause: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'image-unavailable',
      field: publicName,
      rule: `The base image can neither be pulled nor be made here: ${shortly(cause)}.`,
      remedy: `Make a registry or a Debian mirror reachable, or load ${publicName} by hand (docker load).`,
    },
    { cause },
  );
}

const shortly = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().slice(0, 300);
