import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AptSources, findDebianMirror, settingsToHandOn } from './apt-sources.ts';

/** Reads this machine's apt configuration; empty where there is no apt. */
export async function readAptSources(): Promise<AptSources> {
  const dump = await promisify(execFile)('apt-config', ['dump']).catch(() => ({ stdout: '' }));
  return { debianMirror: findDebianMirror(sourceFiles()), settings: settingsToHandOn(dump.stdout) };
}

function sourceFiles(): Map<string, string> {
  const folder = '/etc/apt/sources.list.d';
  const names = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const files = ['/etc/apt/sources.list', ...names].filter(
    (name) => /\.(list|sources)$/.test(name) && existsSync(name),
  );
  return new Map(files.map((name) => [name, readFileSync(name, 'utf8')]));
}
