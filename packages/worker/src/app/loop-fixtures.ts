import type { Clock } from '@ratchet/kit';
import {
  type CommitId,
  commitmentOf,
  type Manifest,
  manifestSchema,
  nodeKeyFromSeed,
  parseCommitId,
  parseTreeId,
  predicateTypes,
  RatchetError,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import { contentOf, type Notebook } from './notebook.ts';
import type {
  CandidateCommit,
  Changes,
  DurableValue,
  ExperimentRecord,
  JournalLine,
  Lease,
  NetworkPort,
  Opening,
  ProposerPort,
  RandomSource,
  RunnerPort,
  SubmissionNews,
  WorkspacePort,
} from './ports.ts';
import type { Pending } from './submitter.ts';

/** A network of one worker in memory: a scripted coordinator, a metric that is a function, and time that tests move. */

const stage = {
  image: 'i',
  command: ['c'],
  budget: { wallSeconds: 1, cpuSeconds: 1, memoryMiB: 16, outputMiB: 1 },
};
export const manifest: Manifest = manifestSchema.parse({
  name: 'toy',
  title: 'Toy',
  interests: [],
  license: 'MIT',
  metric: { name: 'loss', unit: 'bits', direction: 'minimize', minimumEffect: 0.01 },
  editable: ['model.txt'],
  stages: { train: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
});

/** The same question with an exact score, whose candidates carry what is scored. */
export const certificates: Manifest = {
  ...manifest,
  verification: { ...manifest.verification, mode: 'certificate', certificate: 'best.txt' },
};

export const commitId = (name: string): CommitId => parseCommitId(sha256Hex(name).slice(0, 40), 'commit');
export const refusal = (code: ConstructorParameters<typeof RatchetError>[0]['code']): RatchetError =>
  new RatchetError({ code, field: 'test', rule: `It is ${code}.`, remedy: 'None.' });

/** Time that stands still until somebody sleeps or `advance` is called; a sleeper is woken when its time has come. */
export class ManualClock implements Clock {
  #now = 1_795_000_000_000;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
          reject(signal.reason);
        },
        { once: true },
      );
    });
  }

  /** Moves on by `ms`, one sleeper after the other, and lets each do what it woke for. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const next = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      this.#sleepers = this.#sleepers.filter((other) => other !== next);
      next.wake();
    }
    this.#now = end;
    await settled();
  }

  /** The moment at which the next sleeper wakes, if any sleeps. */
  get nextWakeMs(): number | null {
    return this.#sleepers.length === 0 ? null : Math.min(...this.#sleepers.map(({ at }) => at));
  }
}

/** Lets everything run that can run without time going by. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function memoryValue<T>(): DurableValue<T> & { value: T | null } {
  const store = {
    value: null as T | null,
    load: async () => (store.value === null ? null : structuredClone(store.value)),
    save: async (value: T) => {
      store.value = structuredClone(value);
    },
    clear: async () => {
      store.value = null;
    },
  };
  return store;
}

export const testRandom = (): RandomSource => {
  let ids = 0;
  let drawn = 0;
  return {
    uniform: () => (++drawn * 0.618034) % 1,
    bytes: (length) => Buffer.alloc(length, ++drawn),
    id: () => `id-${++ids}`,
  };
};

export interface Submitted {
  readonly commitment: string;
  readonly leaseId: string;
  readonly key: string;
  opening?: Opening;
  bundle?: string;
  revealKey?: string;
  news: SubmissionNews;
}

/** The coordinator's side, scripted. */
export class ScriptedNetwork implements NetworkPort {
  manifest: Manifest = manifest;
  readonly #key = nodeKeyFromSeed(Buffer.alloc(32, 5));
  readonly keyId = this.#key.keyId;
  head = commitId('head one');
  readonly leases = new Map<string, Lease>();
  readonly renewed: string[] = [];
  readonly released: string[] = [];
  readonly records: (ExperimentRecord & { readonly hypothesis: string })[] = [];
  readonly submissions = new Map<string, Submitted>();
  lines: JournalLine[] = [];
  heldByOthers = new Set<string>();
  /** Thrown by the call of that name, once each. */
  readonly faults: { readonly call: keyof NetworkPort; readonly error: Error }[] = [];
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  #fault(call: keyof NetworkPort): void {
    const index = this.faults.findIndex((fault) => fault.call === call);
    if (index !== -1) throw this.faults.splice(index, 1)[0]?.error;
  }

  async register(): Promise<void> {
    this.#fault('register');
  }

  /** What peers told of; null: there are none. */
  news: number | null = null;
  headNews() {
    return this.news;
  }

  async track() {
    this.#fault('track');
    return {
      name: 'toy',
      cloneUrl: 'http://127.0.0.1/git/toy.git',
      head: this.head,
      manifest: this.manifest,
    };
  }

  async takeLease(hypothesis: string): Promise<Lease> {
    this.#fault('takeLease');
    if (this.heldByOthers.has(hypothesis)) throw refusal('hypothesis-held');
    const leaseId = `lease-${this.leases.size + 1}`;
    const lease = { leaseId, hypothesis, head: this.head, expiresAtMs: this.#clock.now() + 600_000 };
    this.leases.set(leaseId, lease);
    return lease;
  }

  async renewLease(leaseId: string): Promise<number> {
    this.renewed.push(leaseId);
    return this.#clock.now() + 600_000;
  }

  async releaseLease(leaseId: string): Promise<void> {
    this.released.push(leaseId);
  }

  async record(record: ExperimentRecord): Promise<void> {
    this.#fault('record');
    if (this.records.some(({ idempotencyKey }) => idempotencyKey === record.idempotencyKey)) return;
    this.records.push({ ...record, hypothesis: this.leases.get(record.leaseId)?.hypothesis ?? '' });
  }

  async journal(after: number): Promise<readonly JournalLine[]> {
    return this.lines.filter(({ entry }) => entry > after);
  }

  async commit({ commitment, leaseId, idempotencyKey: key }: Parameters<NetworkPort['commit']>[0]) {
    this.#fault('commit');
    const known = [...this.submissions].find(([, submission]) => submission.key === key);
    if (known) return { submissionId: known[0] };
    const submissionId = `submission-${this.submissions.size + 1}`;
    const news = { state: 'COMMITTED', open: true, reason: '', code: '', effect: null, mergedAs: '' };
    this.submissions.set(submissionId, { commitment, leaseId, key, news });
    return { submissionId };
  }

  async reveal(opening: Opening, bundle: Uint8Array, revealKey: string): Promise<void> {
    this.#fault('reveal');
    const submission = this.submissions.get(opening.submissionId);
    if (!submission) throw refusal('unknown-submission');
    const { head, tree, claim, nonce } = opening;
    const track = 'toy' as Parameters<typeof commitmentOf>[0]['track'];
    const commitment = commitmentOf({ keyId: this.keyId, track, head, tree, claim, nonce });
    if (commitment !== submission.commitment) throw refusal('commitment-mismatch');
    Object.assign(submission, { opening, revealKey, bundle: Buffer.from(bundle).toString() });
    submission.news = { ...submission.news, state: 'TESTING' };
  }

  async submission(submissionId: string): Promise<SubmissionNews> {
    const submission = this.submissions.get(submissionId);
    if (!submission) throw refusal('unknown-submission');
    return submission.news;
  }

  /** Ends a submission as the verifiers would. */
  decide(submissionId: string, state: 'MERGED' | 'REJECTED', reason = ''): void {
    const submission = this.submissions.get(submissionId);
    if (submission) submission.news = { ...submission.news, state, open: false, reason };
  }

  seal(claim: Parameters<NetworkPort['seal']>[0], candidate: CandidateCommit, nonce: Uint8Array) {
    const track = 'toy' as Parameters<typeof commitmentOf>[0]['track'];
    const envelope = sealStatement(this.#key, {
      subjectName: 'toy',
      gitCommit: candidate.commit,
      predicateType: predicateTypes.claim,
      predicate: claim,
    });
    const { head, tree } = candidate;
    return {
      envelope,
      commitment: commitmentOf({ keyId: this.keyId, track, head, tree, claim: envelope, nonce }),
    };
  }
}

const textOf = (changes: Changes): string => Buffer.from(changes.get('model.txt') ?? []).toString();

/** A repository whose only file is `model.txt`. */
export class MemoryWorkspace implements WorkspacePort {
  readonly texts = new Map<string, string>();
  readonly committed: Changes[] = [];
  headText = 'plain';

  async settle() {
    return new Map([['model.txt', Buffer.from(this.headText)]]);
  }

  async filesAt() {
    return new Map([['model.txt', Buffer.from(this.headText)]]);
  }

  async commit(head: CommitId, changes: Changes, message: string): Promise<CandidateCommit> {
    const tree = parseTreeId(contentOf(changes).slice(0, 40), 'tree');
    const commit = commitId(`${head} ${tree} ${message}`);
    this.texts.set(commit, textOf(changes));
    this.committed.push(changes);
    return { commit, tree, head, dir: `/candidates/${commit}` };
  }

  async bundle(candidate: CandidateCommit) {
    return Buffer.from(`bundle of ${candidate.commit}`);
  }

  async discard(): Promise<void> {}
}

export interface Machine {
  /** Metric of a text; null crashes. */
  readonly metrics: Map<string, number | null>;
  /** What happens while the nth run (from 1) goes on. */
  duringRun: (count: number, text: string) => Promise<void>;
  runs: string[];
}

/** Runs take 5 seconds of the manual clock; noise alternates around the metric by a hundredth. */
export function memoryRunner(clock: ManualClock, workspace: MemoryWorkspace): RunnerPort & Machine {
  const machine: RunnerPort & Machine = {
    hardwareClass: 'cpu-test',
    metrics: new Map([['plain', 3]]),
    runs: [],
    duringRun: async () => {},
    async run({ manifest: { verification } }, candidate, _seed, signal) {
      const exact = verification.mode === 'certificate';
      const text = candidate ? (workspace.texts.get(candidate.commit) ?? '') : workspace.headText;
      machine.runs.push(text);
      const count = machine.runs.length;
      await clock.advance(5_000);
      await machine.duringRun(count, text);
      signal.throwIfAborted();
      const metric = machine.metrics.get(text) ?? null;
      const noisy = metric === null || exact ? metric : metric + (count % 2 === 0 ? 0.01 : -0.01);
      return {
        outcome: metric === null ? ('train-crashed' as const) : ('scored' as const),
        metric: noisy,
        cpuSeconds: 4,
        wallSeconds: 5,
        certificate: exact && metric !== null ? Buffer.from(`made by ${text}`) : null,
        logTail: 'Traceback\nValueError: shape\n',
      };
    },
  };
  return machine;
}

/** Proposes the given texts one after the other, each once. */
export function listProposer(
  texts: readonly string[],
): ProposerPort & { readonly left: string[]; seen: string[][] } {
  const left = [...texts];
  const seen: string[][] = [];
  return {
    left,
    seen,
    async propose(ground) {
      seen.push(ground.journal.map(({ hypothesis }) => hypothesis));
      const text = left.shift();
      if (text === undefined) return null;
      return {
        hypothesis: `try ${text}`,
        rationale: '',
        changes: new Map([['model.txt', Buffer.from(text)]]),
      };
    },
    async carryOver(best, _from, ground) {
      const text = textOf(best.changes);
      if (text === Buffer.from(ground.files.get('model.txt') ?? []).toString()) return null;
      return { ...best, rationale: '' };
    },
  };
}

export const memoryStores = () => ({ outbox: memoryValue<Pending>(), notebook: memoryValue<Notebook>() });
