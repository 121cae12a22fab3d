import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommitId, RatchetError } from '@ratchet/protocol';
import type { FinishedStage, Sandbox } from '@ratchet/sandbox';
import type { Changes, Files, Ground, OwnBest, Proposal, ProposerPort, Say } from '../app/ports.ts';
import type { Endpoint } from '../config.ts';
import { makeReadable } from '../make-readable.ts';
import { openEgressProxy } from './egress-proxy.ts';
import { journalFile } from './journal-file.ts';
import { readProduct } from './read-product.ts';

export interface CommandProposerOptions {
  readonly sandbox: Sandbox;
  /** Image id. */
  readonly image: () => Promise<string>;
  /** For `sh -c`. */
  readonly command: string;
  readonly endpoints: readonly Endpoint[];
  readonly wallSeconds: number;
  readonly headDir: (head: CommitId) => string;
  readonly scratchDir: string;
  readonly say: Say;
}

const entryScript = fileURLToPath(new URL('./entry.py', import.meta.url));

/**
 * Runs any program, for example a coding agent's command line, on a copy of the head or the own best, and takes what it
 * leaves. The program is as little trusted as a candidate (design, section 7.8): it sees the checkout and the journal as
 * data, no home, no key, no network but the listed endpoints.
 */
export function commandProposer(options: CommandProposerOptions): ProposerPort {
  const { sandbox, say, scratchDir, endpoints } = options;
  return {
    async propose(ground, signal) {
      const workDir = await mkdtemp(join(scratchDir, 'command-'));
      const onRefused = (endpoint: string): void => say('egress', `${endpoint} is not on the list: refused`);
      const proxy = endpoints.length === 0 ? null : await openEgressProxy({ endpoints, onRefused });
      try {
        await layOut(workDir, options.headDir(ground.track.head), ground);
        const image = await options.image();
        const spec = stageSpec(options, { image, workDir, socketDir: proxy?.socketDir ?? null, ground });
        return await proposalFrom(await runUntil(sandbox, spec, signal), ground, say);
      } finally {
        await proxy?.close();
        await rm(workDir, { recursive: true, force: true });
      }
    },
    async carryOver(best, from, ground) {
      return appliesTo(best.changes, from, ground.files) ? withoutEqual(best, ground.files) : null;
    },
  };
}

/** `checkout/` and `JOURNAL.json` in `workDir`, as the container will see them. */
async function layOut(workDir: string, headDir: string, ground: Ground): Promise<void> {
  const checkout = join(workDir, 'checkout');
  await cp(headDir, checkout, { recursive: true });
  for (const [path, content] of ground.best?.changes ?? []) {
    const place = join(checkout, path);
    if (content === null) await rm(place, { force: true });
    else {
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, content);
    }
  }
  await writeFile(join(workDir, 'JOURNAL.json'), journalFile(ground));
  await writeFile(join(workDir, 'entry.py'), '');
  await cp(entryScript, join(workDir, 'entry.py'));
  await makeReadable(workDir);
}

function stageSpec(
  options: CommandProposerOptions,
  run: { image: string; workDir: string; socketDir: string | null; ground: Ground },
) {
  const { wallSeconds } = options;
  const egress = run.socketDir
    ? [{ hostPath: run.socketDir, containerPath: '/work/egress', live: true }]
    : [];
  return {
    image: run.image,
    command: ['python3', '/work/entry.py', options.command],
    budget: {
      wallSeconds,
      cpuSeconds: wallSeconds,
      memoryMiB: 2_048,
      gpus: 0,
      gpuMemoryMiB: 0,
      outputMiB: 24,
    },
    inputs: [
      { hostPath: join(run.workDir, 'checkout'), containerPath: '/work/checkout' },
      { hostPath: join(run.workDir, 'JOURNAL.json'), containerPath: '/work/JOURNAL.json' },
      { hostPath: join(run.workDir, 'entry.py'), containerPath: '/work/entry.py' },
      ...egress,
    ],
    environment: { RATCHET_TRACK: run.ground.track.name, HOME: '/tmp', PYTHONDONTWRITEBYTECODE: '1' },
    scratchMiB: 1_024,
    // Programs speak to proxies by TCP.
    loopback: run.socketDir !== null,
  };
}

async function runUntil(
  sandbox: Sandbox,
  spec: Parameters<Sandbox['run']>[0],
  signal: AbortSignal,
): Promise<FinishedStage> {
  const stage = await sandbox.start(spec);
  const kill = (): void => void stage.kill().catch(() => {});
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) kill();
  stage.stdin.end();
  try {
    const pieces: Buffer[] = [];
    for await (const piece of stage.stdout) pieces.push(piece as Buffer);
    const ended = await stage.ended;
    signal.throwIfAborted();
    return { ...ended, stdout: Buffer.concat(pieces) };
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

async function proposalFrom(stage: FinishedStage, ground: Ground, say: Say): Promise<Proposal | null> {
  const { kind } = stage.outcome;
  if (kind !== 'completed') {
    say('command', `${kind}: it left no proposal`);
    return null;
  }
  try {
    const checkout = new Map([...ground.files, ...kept(ground.best?.changes)]);
    const product = await readProduct(stage.stdout, { editable: ground.track.manifest.editable, checkout });
    if (product.ignored.length > 0)
      say('command', `protected and ignored: ${product.ignored.slice(0, 5).join(', ')}`);
    const changes = new Map([...(ground.best?.changes ?? []), ...product.changes]);
    const real = withoutEqual({ changes }, ground.files)?.changes;
    if (product.changes.size === 0 || !real) {
      say('command', 'it changed nothing');
      return null;
    }
    const hypothesis =
      product.hypothesis ||
      `${[...product.changes.keys()].sort().join(', ')} changed by a command`.slice(0, 400);
    return { hypothesis, rationale: '', changes: real };
  } catch (error) {
    if (!(error instanceof RatchetError)) throw error;
    say('command', `${error.code} (${error.field}): ${error.rule}`);
    return null;
  }
}

const kept = (changes: Changes | undefined): [string, Uint8Array][] =>
  [...(changes ?? [])].flatMap(([path, content]) => (content === null ? [] : [[path, content]]));

const same = (a: Uint8Array | null | undefined, b: Uint8Array | null | undefined): boolean =>
  a && b ? Buffer.compare(a, b) === 0 : !a && !b;

/** Changes made over `from` fit another head that has the same text where they were made. */
const appliesTo = (changes: Changes, from: Files, head: Files): boolean =>
  [...changes.keys()].every((path) => same(from.get(path), head.get(path)));

/** Only what differs from the head; null when nothing does. */
function withoutEqual(best: Pick<OwnBest, 'changes'> & Partial<OwnBest>, head: Files): Proposal | null {
  const changes = new Map([...best.changes].filter(([path, to]) => !same(to, head.get(path))));
  return changes.size === 0 ? null : { hypothesis: best.hypothesis ?? '', rationale: '', changes };
}
