import type { Clock } from '@ratchet/kit';
import { RatchetError, type Sha256, sha256 } from '@ratchet/protocol';
import type { BlobSource } from './blob-source.ts';
import type { BlobStore, Draft } from './blob-store.ts';
import { type Bitmap, bitmap, type ChunkList, decodeChunkList } from './chunk-list.ts';

export interface FetchOptions {
  readonly address: Sha256;
  readonly store: BlobStore;
  /** This node, as peers name it. */
  readonly self: string;
  /** The peers that are there now. */
  readonly peers: () => readonly BlobSource[];
  /** Has everything, and is asked only for what no peer has. */
  readonly origin: BlobSource | null;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly clock: Clock;
  /** Sent something that is not what its hash says. */
  readonly onBadSource: (name: string) => void;
  readonly signal?: AbortSignal;
}

const peersAtMost = 24;
/** Between two looks at what a peer has; at one that has nothing of the blob, and for new peers. */
const pollMs = 150;
const idlePollMs = 1_000;
/** So long without news from any peer, and the origin is asked for what others were expected to bring. */
const patienceMs = 1_500;
/** So long with a chunk that does not come, and it is asked for elsewhere too. */
const slowMs = 4_000;
const givingUpMs = 60_000;

/**
 * Puts a blob together from many sources at once. Every node that fetches it gives what it has, and asks the origin mostly for its own
 * share: of the nodes that fetch, the one whose hash with a chunk is the highest (rendezvous hashing, Thaler and Ravishankar 1998), so
 * that little more than one copy leaves the origin however many fetch.
 * @throws RatchetError `unavailable` when nobody has it, `disk-full`; the signal's reason
 */
export async function fetchBlob(options: FetchOptions): Promise<void> {
  const { address, store } = options;
  const liars = new Set<string>();
  const bad = (name: string) => {
    liars.add(name);
    options.onBadSource(name);
  };
  for (;;) {
    const whole = await store.hold(address);
    whole?.release();
    if (whole) return;
    const { list, from } = await findList(options, liars);
    const draft = await store.begin(address, list);
    try {
      await fill(options, draft, liars, bad);
      if (await draft.finish()) return;
    } catch (error) {
      await draft.close();
      throw error;
    }
    // Every chunk is as the list says, and the blob is another: the list is a lie.
    bad(from);
  }
}

async function findList({ address, origin, peers }: FetchOptions, liars: ReadonlySet<string>) {
  const sources = [...(origin ? [origin] : []), ...peers()].filter(({ name }) => !liars.has(name));
  for (const source of sources) {
    const encoded = await source.list(address).catch(() => null);
    if (source !== origin) source.close();
    if (!encoded) continue;
    const list = listIn(encoded);
    if (list) return { list, from: source.name };
  }
  throw unavailable(address);
}

function listIn(encoded: Buffer): ChunkList | null {
  try {
    return decodeChunkList(encoded);
  } catch {
    return null;
  }
}

interface Filling {
  readonly draft: Draft;
  /** When a chunk was last asked for. */
  readonly asked: Map<number, number>;
  /** What each peer has, while it is being asked. */
  readonly has: Map<string, Bitmap | null>;
  /** When a chunk came. */
  progressAt: number;
  /** When a peer had, or gave, something new. */
  newsAt: number;
}

async function fill(
  options: FetchOptions,
  draft: Draft,
  liars: ReadonlySet<string>,
  bad: (name: string) => void,
): Promise<void> {
  const { clock, origin, signal } = options;
  const filled = new AbortController();
  const stop = AbortSignal.any([filled.signal, ...(signal ? [signal] : [])]);
  const began = clock.now();
  const filling: Filling = { draft, asked: new Map(), has: new Map(), progressAt: began, newsAt: began };
  const rest = (ms: number) => clock.sleep(ms, stop).catch(() => {});
  const isDone = () => stop.aborted || draft.have.count === draft.list.hashes.length;
  const loops: Promise<void>[] = origin
    ? [fromOrigin({ ...options, origin }, filling, isDone, rest, bad)]
    : [];
  try {
    while (!isDone()) {
      for (const source of options.peers()) {
        const isWanted =
          !filling.has.has(source.name) && !liars.has(source.name) && filling.has.size < peersAtMost;
        if (isWanted) loops.push(fromPeer(options, source, filling, isDone, rest, bad));
        else source.close();
      }
      if (clock.now() - filling.progressAt > givingUpMs) throw unavailable(options.address);
      await rest(pollMs);
    }
    signal?.throwIfAborted();
  } finally {
    filled.abort();
    await Promise.all(loops);
  }
}

async function fromPeer(
  { address, random, clock }: FetchOptions,
  source: BlobSource,
  filling: Filling,
  isDone: () => boolean,
  rest: (ms: number) => Promise<void>,
  bad: (name: string) => void,
): Promise<void> {
  const { draft, has } = filling;
  has.set(source.name, null);
  try {
    while (!isDone()) {
      const known = has.get(source.name) ?? null;
      const index = known && anyOf(wanted(filling, clock.now()).filter(known.has), random);
      if (index !== null) {
        const taken = await take(filling, source, address, index, clock);
        if (taken === 'wrong') return bad(source.name);
        if (taken === 'right') filling.newsAt = clock.now();
        continue;
      }
      const bytes = await source.have(address);
      const now = bytes && bitmap(draft.list.hashes.length, bytes);
      if (known && now && now.count > known.count) filling.newsAt = clock.now();
      has.set(source.name, now);
      const isNews = wanted(filling, clock.now()).some((one) => has.get(source.name)?.has(one));
      if (!isNews) await rest(bytes ? pollMs : idlePollMs);
    }
  } catch {
    // It is gone, or cannot now: others go on.
    await rest(idlePollMs);
  } finally {
    has.delete(source.name);
    source.close();
  }
}

async function fromOrigin(
  { address, origin, self, random, clock }: FetchOptions & { readonly origin: BlobSource },
  filling: Filling,
  isDone: () => boolean,
  rest: (ms: number) => Promise<void>,
  bad: (name: string) => void,
): Promise<void> {
  // Who else fetches is known a moment later.
  await rest(pollMs);
  while (!isDone()) {
    const index = forOrigin(filling, address, self, clock.now(), random);
    if (index === null) {
      await rest(pollMs);
      continue;
    }
    const taken = await take(filling, origin, address, index, clock).catch(() => 'nothing' as const);
    if (taken === 'wrong') return bad(origin.name);
    if (taken === 'nothing') await rest(idlePollMs);
  }
}

async function take(
  filling: Filling,
  source: BlobSource,
  address: Sha256,
  index: number,
  clock: Clock,
): Promise<'right' | 'wrong' | 'nothing'> {
  const { draft, asked } = filling;
  asked.set(index, clock.now());
  try {
    const bytes = await source.chunk(address, index);
    if (!bytes) return 'nothing';
    const isRight = await draft.write(index, bytes);
    if (isRight) filling.progressAt = clock.now();
    return isRight ? 'right' : 'wrong';
  } finally {
    asked.delete(index);
  }
}

/** Chunks that are missing and not on their way. */
function wanted({ draft, asked }: Filling, now: number): number[] {
  const missing: number[] = [];
  for (let index = 0; index < draft.list.hashes.length; index += 1) {
    const since = asked.get(index);
    if (!draft.have.has(index) && (since === undefined || now - since > slowMs)) missing.push(index);
  }
  return missing;
}

/** What to ask the origin for: this node's share of what no peer has; anything when nothing has come for a while. */
function forOrigin(
  filling: Filling,
  address: Sha256,
  self: string,
  now: number,
  random: () => number,
): number | null {
  const fetching = [...filling.has].flatMap(([name, has]) => (has ? [{ name, has }] : []));
  const missing = wanted(filling, now);
  if (now - filling.newsAt > patienceMs) return anyOf(missing, random);
  const rare = missing.filter((index) => !fetching.some(({ has }) => has.has(index)));
  const names = fetching.map(({ name }) => name);
  return anyOf(
    rare.filter((index) => names.every((name) => rank(address, index, self) > rank(address, index, name))),
    random,
  );
}

const rank = (address: Sha256, index: number, name: string): string =>
  sha256(`${address} ${index} ${name}`).toString('hex');

const anyOf = (indexes: readonly number[], random: () => number): number | null =>
  indexes[Math.floor(random() * indexes.length)] ?? null;

const unavailable = (address: Sha256): RatchetError =>
  new RatchetError({
    code: 'unavailable',
    field: 'sha256',
    rule: `Neither a peer nor the blob store gives ${address} whole.`,
    remedy: 'See that the coordinator is up, and ask again.',
  });
