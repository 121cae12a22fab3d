import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { LoginChallenge, NodeKey } from '@ratchet/protocol';
import type { Command } from 'commander';
import { z } from 'zod';
import { badOption } from '../option-values.ts';
import type { CommandContext } from './context.ts';
import { keyFileIn } from './key.ts';

const patienceSeconds = 20;

interface LoginOptions {
  readonly dataDir?: string;
  readonly challenge?: string;
  readonly open: boolean;
}

const epilogue = `
The key never leaves this machine: it signs one challenge of that site, for that address. The link signs in the browser that opens it,
once, within five minutes; give it to nobody. With --challenge, the answer goes into the form that showed the challenge, and
into no other place: whoever has it is signed in as you.

  ratchet login https://ratchet.example --data-dir ~/ratchet/volunteer`;

export function addLogin(program: Command, context: CommandContext): void {
  program
    .command('login')
    .description('sign in at the pages of a network, with the key of your worker, verifier or coordinator')
    .argument('<url>', 'where the network’s pages are')
    .option('--data-dir <dir>', 'folder with the key (or RATCHET_DATA_DIR)')
    .option('--challenge <text>', 'the challenge of the page: prints the answer to paste into it')
    .option('--no-open', 'print the link, and open no browser')
    .addHelpText('after', epilogue)
    .action((url: string, options: LoginOptions) => login(url, options, context));
}

async function login(url: string, options: LoginOptions, context: CommandContext): Promise<void> {
  const { environment } = context.config;
  const dataDir = options.dataDir ?? environment.RATCHET_DATA_DIR ?? '';
  if (dataDir === '') throw badOption('--data-dir', 'It is not set.', 'Give the folder of your key.');
  const { answerLogin, parseChallenge, siteOrigin } = await import('@ratchet/protocol');
  const origin = siteOrigin(url);
  const key = await keyIn(dataDir);
  if (options.challenge !== undefined) {
    const challenge = parseChallenge(options.challenge);
    warnOfClock(challenge, context);
    context.stdout.write(`${answerLogin(key, origin, challenge)}\n`);
    context.report(`Paste this into the form at ${origin}/login, and nowhere else.`);
    return;
  }
  const answer = answerLogin(key, origin, parseChallenge(await askForChallenge(origin)));
  const link = `${origin}/login/confirm?answer=${answer}`;
  context.report('Open this link within five minutes, and confirm there. It works once; give it to nobody.');
  context.stdout.write(`${link}\n`);
  if (options.open) openBrowser(link, context);
}

/** A node's key, or the operator's own in the coordinator's folder: both files are alike. */
async function keyIn(dataDir: string): Promise<NodeKey> {
  const { readKeyFile } = await import('@ratchet/client');
  const key =
    (await readKeyFile(keyFileIn(dataDir))) ?? (await readKeyFile(join(resolve(dataDir), 'operator.key')));
  if (key) return key;
  throw badOption(
    '--data-dir',
    `There is no key in ${resolve(dataDir)}.`,
    'Give the folder that your worker or verifier was started with.',
  );
}

async function askForChallenge(origin: string): Promise<string> {
  const { RatchetError } = await import('@ratchet/protocol');
  const unanswered = (cause: unknown) =>
    new RatchetError(
      {
        code: 'unavailable',
        field: 'url',
        rule: `${origin} gives no challenge: ${cause instanceof Error ? cause.message : cause}.`,
        remedy: 'See that it is the address of the network’s pages, and that you can open it in a browser.',
      },
      { cause },
    );
  try {
    const reply = await fetch(`${origin}/login/challenge`, {
      ...{ method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patienceSeconds * 1000) },
    });
    if (!reply.ok) throw new Error(`it answers ${reply.status}`);
    return z.object({ text: z.string().max(200) }).parse(await reply.json()).text;
  } catch (cause) {
    throw unanswered(cause);
  }
}

function warnOfClock({ expiresAt }: LoginChallenge, { report }: CommandContext): void {
  if (expiresAt.getTime() < Date.now())
    report('This challenge has run out, by the clock of this machine: reload the page for another.');
}

/** Where there is a desktop, and something that opens links on it; the link is printed in any case. */
function openBrowser(link: string, { config: { environment } }: CommandContext): void {
  const isMac = process.platform === 'darwin';
  if (!isMac && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return;
  const opener = spawn(isMac ? 'open' : 'xdg-open', [link], { detached: true, stdio: 'ignore' });
  opener.on('error', () => {});
  opener.unref();
}
