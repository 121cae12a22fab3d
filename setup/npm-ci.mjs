import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { passSignalsOn } from './hand-over.mjs';
import { SetUpError } from './set-up-error.mjs';

const progressEveryMs = 5_000;
const shownLines = 12;

/**
 * Runs `npm ci`, reporting how far it is of about `packages`. `onStart` is given the process id.
 * @throws SetUpError with the heart of what npm said
 */
export async function runNpmCi({ root, report, packages, onStart }) {
  report(`installing ${packages} packages from package-lock.json (once; a minute or two)`);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const npm = spawn(...commandLine(root));
  if (npm.pid !== undefined) onStart(npm.pid);
  const forget = passSignalsOn(npm);
  const said = [];
  let fetched = 0;
  createInterface({ input: npm.stderr }).on('line', (line) => {
    if (!line.startsWith('npm http ')) said.push(line);
    else if (line.includes('.tgz ')) fetched += 1;
  });
  const ticking = setInterval(() => report(`  ${fetched} fetched, ${seconds()} s`), progressEveryMs);
  const end = await new Promise((resolve) => {
    npm.once('error', (error) => resolve({ error }));
    npm.once('close', (code, signal) => resolve({ code, signal }));
  });
  clearInterval(ticking);
  forget();
  if (end.code !== 0) throw notInstalled(end, said);
  report(`packages installed in ${seconds()} s`);
}

/**
 * The npm that started us, else the one on the path. Settings of the person or of this checkout (silence, no development
 * packages, strict engines) must not reach it: the flags prevail. Its log level shows each package that it fetches.
 */
function commandLine(root) {
  const args = ['ci', '--ignore-scripts', '--loglevel=http', '--no-progress', '--no-audit', '--no-fund'];
  const choice = ['--include=dev', '--include=optional', '--no-engine-strict'];
  const running = process.env.npm_execpath ?? '';
  const [program, first] = running.endsWith('npm-cli.js') ? [process.execPath, [running]] : ['npm', []];
  return [program, [...first, ...args, ...choice], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] }];
}

function notInstalled({ code, signal, error }, said) {
  if (error) return new SetUpError(`npm could not be started (${error.message}). Install npm 10 or newer.`);
  if (signal || code > 128) {
    const exitCode = signal ? 128 + constants.signals[signal] : code;
    return new SetUpError('The installation was interrupted; start again to go on.', exitCode);
  }
  return new SetUpError(
    [
      'The packages could not be installed: npm ci failed. See that the network and the npm registry can be reached and that',
      'the disk has room, then start again. npm said:',
      ...heart(said).map((line) => `    ${line}`),
    ].join('\n'),
  );
}

/** npm begins with the fault and ends with where its log is; between them it may explain all of its options. */
function heart(said) {
  const errors = said.filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  const lines = errors.length > 0 ? errors : said;
  return lines.length <= shownLines ? lines : [...lines.slice(0, shownLines - 1), lines.at(-1)];
}
