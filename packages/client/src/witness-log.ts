import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptCheckpoint, read, SplitViewError, type WitnessMemory, witnessOnce } from '@ratchet/audit';
import { type Clock, readIfThere, writePrivateFile } from '@ratchet/kit';
import { type KeyId, type NodeKey, parseVerifierKey, RatchetError } from '@ratchet/protocol';
import { httpLog, logAddress, unavailable } from './http-log.ts';

export interface WitnessOptions {
  /** Where the network's pages are. */
  readonly url: string;
  readonly key: NodeKey;
  /** Its memory: the newest checkpoint, the log's key, evidence of split views. */
  readonly dir: string;
  /** The log's key as its operator gave it; else the one that the log itself shows, once and for all. */
  readonly logKey?: string | undefined;
  readonly clock: Clock;
  readonly report: (line: string) => void;
  /** Told of every checkpoint that it vouched for, as the log signed it. */
  readonly onVouched?: ((note: string) => void) | undefined;
}

/** As often as it looks at the log. */
const everyMs = 10_000;

/**
 * Watches a log until `signal` aborts: whatever it vouched for once must stay in it. A log with two pasts is vouched for no more: the
 * evidence is kept in `dir`, and is reported at every look.
 */
export async function witnessLog(options: WitnessOptions, signal: AbortSignal): Promise<void> {
  const { clock, report } = options;
  let trouble = '';
  while (!signal.aborted) {
    try {
      await witnessLogOnce(options);
      if (trouble !== '') report(`witness: ${options.url} can be vouched for again`);
      trouble = '';
    } catch (error) {
      // Whatever it is, a verifier goes on with its runs.
      const message = error instanceof Error ? error.message : String(error);
      if (message !== trouble || error instanceof SplitViewError) report(`witness: ${message}`);
      trouble = message;
    }
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}

/** One look. Returns the note that it vouched for; null where there was nothing new. @throws RatchetError */
export const witnessLogOnce = (options: WitnessOptions): Promise<string | null> =>
  inTurn(options.dir, () => look(options));

/** What a witness remembers is read and written by one at a time: a look of its own, or a checkpoint that a peer showed. */
const turns = new Map<string, Promise<unknown>>();
function inTurn<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(dir) ?? Promise.resolve()).then(work);
  turns.set(
    dir,
    turn.catch(() => {}),
  );
  return turn;
}

async function look(options: WitnessOptions): Promise<string | null> {
  const { url, key, dir } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const source = httpLog(url);
  const logKey = await pinnedKey(options);
  const memory = fileMemory(dir);
  const note = await witnessOnce({
    source,
    logKey,
    key,
    memory,
    now: () => new Date(options.clock.now()),
  }).catch(async (error: unknown) => {
    if (error instanceof SplitViewError) await keepEvidence(dir, error);
    throw error;
  });
  if (note === null) return null;
  await sendCosignature(url, note);
  options.onVouched?.((await memory.load()) ?? note);
  return note;
}

/**
 * A checkpoint that came from somewhere else than the log, for example from a peer: if the log cannot have shown it beside what it
 * showed here, the evidence is kept. @throws SplitViewError; RatchetError where the log does not answer
 */
export const considerCheckpoint = (options: WitnessOptions, note: string): Promise<void> =>
  inTurn(options.dir, () => consider(options, note));

async function consider(options: WitnessOptions, note: string): Promise<void> {
  const { url, dir } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const of = { source: httpLog(url), logKey: await pinnedKey(options), memory: fileMemory(dir) };
  await acceptCheckpoint(of, note).catch(async (error: unknown) => {
    if (error instanceof SplitViewError) await keepEvidence(dir, error);
    throw error;
  });
}

/** The key that this log had at the first look, so that a later one cannot take its place. @throws RatchetError `bad-signature` */
async function pinnedKey({ url, dir, logKey }: WitnessOptions): Promise<KeyId> {
  const file = join(dir, 'log-key');
  const pinned = (await readIfThere(file))?.trim();
  const shown = logKey ?? pinned ?? (await read(httpLog(url), 'key')).toString().trim();
  const { keyId } = parseVerifierKey(shown);
  if (pinned === undefined) await writePrivateFile(file, `${shown}\n`);
  else if (pinned !== shown.trim())
    throw new RatchetError({
      code: 'bad-signature',
      field: 'log-key',
      rule: `The key of this log was ${pinned} so far.`,
      remedy: `If its operator confirms the new one, remove ${file}.`,
    });
  return keyId;
}

const fileMemory = (dir: string): WitnessMemory => {
  const file = join(dir, 'checkpoint');
  return { load: () => readIfThere(file), save: (note) => writePrivateFile(file, note) };
};

async function keepEvidence(dir: string, { evidence }: SplitViewError): Promise<void> {
  const size = Number(evidence.newer.split('\n')[1]);
  await writePrivateFile(join(dir, `split-view-${size}.json`), `${JSON.stringify(evidence)}\n`);
}

async function sendCosignature(url: string, note: string): Promise<void> {
  const address = logAddress(url, 'cosignature');
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: note,
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw unavailable(address, 'It cannot be reached.', cause);
  });
  const said = reply.ok ? '' : (await reply.text()).slice(0, 500);
  if (!reply.ok) throw unavailable(address, `It answers ${reply.status}: ${said}`);
}
