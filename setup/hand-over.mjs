import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { SetUpError } from './set-up-error.mjs';

/** npm passes a signal on that its whole process group gets from the terminal anyway: the same one within this time is one. */
const sameSignalMs = 1_000;
const parentCheckMs = 1_000;

/**
 * Runs `args` under `node` in our place: same terminal, same working directory, and its exit code is returned (128 + n
 * when signal n ended it).
 */
export function handOver({ root, node, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: 'inherit', env: environment(root) });
    const forget = passSignalsOn(child);
    endWithNpm(child);
    child.once('error', (error) => {
      forget();
      reject(
        new SetUpError(
          `${node} could not be started (${error.message}). Delete node_modules and start again.`,
        ),
      );
    });
    child.once('exit', (code, signal) => {
      forget();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * New objects get a small space, in MiB: what lives in it when it is full is copied while everything waits. With V8's own size that took a
 * coordinator 20 to 90 ms every other second, with this one 5 ms; it runs no less of the time.
 */
const smallNursery = '--max-semi-space-size=8';

function environment(root) {
  return {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? '/usr/bin:/bin'].join(delimiter),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, smallNursery].filter(Boolean).join(' '),
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/ratchet-compile'),
    RATCHET_STARTED_AT_MS: String(Math.round(performance.timeOrigin)),
  };
}

/** Passes on to `child` what only we were sent, and stays alive meanwhile: the child ends first. */
export function passSignalsOn(child) {
  const lastMs = new Map();
  const pass = (signal) => {
    if (signal === 'SIGINT' && isInForeground()) return;
    const now = performance.now();
    if (now - (lastMs.get(signal) ?? -sameSignalMs) < sameSignalMs) return;
    lastMs.set(signal, now);
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** Whoever kills npm outright means what it runs: that is asked to end. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, parentCheckMs);
  watch.unref();
}

/**
 * Whether a Ctrl-C in the terminal reaches our whole process group, the child included, so that passing it on would
 * deliver it twice. proc(5): after the command's name come state, ppid, pgrp, session, tty_nr, tpgid.
 */
function isInForeground() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === foreground;
  } catch {
    return process.stdin.isTTY === true;
  }
}
