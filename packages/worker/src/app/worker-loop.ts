import type { Clock } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import { Attention } from './attention.ts';
import { HeadMoved } from './head-moved.ts';
import { HeadSearch } from './head-search.ts';
import { JournalReader } from './journal-reader.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { type Notebook, notebookFor } from './notebook.ts';
import type {
  DiskPort,
  DurableValue,
  NetworkPort,
  ProposerPort,
  RandomSource,
  RunnerPort,
  Say,
  TrackState,
  WorkspacePort,
} from './ports.ts';
import { SearchRecord } from './search-record.ts';
import { type Pending, Submitter } from './submitter.ts';

export interface WorkerParts {
  readonly network: NetworkPort;
  readonly runner: RunnerPort;
  readonly workspace: WorkspacePort;
  readonly proposer: ProposerPort;
  readonly disk: DiskPort;
  readonly outbox: DurableValue<Pending>;
  readonly notebook: DurableValue<Notebook>;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly say: Say;
  /** How often the head and an open submission are asked after. */
  readonly pollSeconds: number;
  /** Wait when there is nothing to try, or after trouble. */
  readonly idleSeconds: number;
}

/** Refusals that waiting does not cure. */
const final: ReadonlySet<string> = new Set([
  'bad-configuration',
  'unknown-track',
  'suspended',
  'blocked',
  'image-unavailable',
  'bad-signature',
  'unsigned',
]);

/** Whether a refusal may pass by waiting. */
const mayPass = (error: unknown): boolean => error instanceof RatchetError && !final.has(error.code);

const troubleText = (error: unknown): string =>
  error instanceof RatchetError ? `${error.code}: ${error.rule}` : String(error);

/** Searches on one head after the other until `signal` aborts. @throws RatchetError that waiting does not cure */
export async function searchForever(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const leases = new LeaseKeeper(parts);
  const submitter = new Submitter({ ...parts, leases });
  const journal = new JournalReader(parts);
  let registered = false;
  for (;;) {
    try {
      await parts.disk.untilRoom(signal);
      if (!registered) await parts.network.register(signal);
      registered = true;
      const track = await parts.network.track(signal);
      const search = await beginSearch(parts, { leases, submitter, journal }, track, signal);
      await search.run(signal);
    } catch (error) {
      if (signal.aborted) return leaveQuietly(leases);
      if (error instanceof HeadMoved) {
        await leases.releaseAll(signal);
        continue;
      }
      // What is on disk is whole: every value is written beside the old one first. So the search can go on from there.
      if (!parts.disk.isFull(error) && !mayPass(error)) throw error;
      // A coordinator that starts from an empty database asks for the key again.
      if (error instanceof RatchetError && error.code === 'unknown-key') registered = false;
      parts.say('trouble', troubleText(error));
      await parts.clock.sleep(parts.idleSeconds * 1000, signal).catch(() => {});
    }
  }
}

/** Frees what is held, if the coordinator answers at once; otherwise the leases run out by themselves. */
const leaveQuietly = (leases: LeaseKeeper): Promise<void> =>
  leases.releaseAll(AbortSignal.timeout(2_000)).catch(() => {});

async function beginSearch(
  parts: WorkerParts,
  shared: { readonly leases: LeaseKeeper; readonly submitter: Submitter; readonly journal: JournalReader },
  track: TrackState,
  signal: AbortSignal,
): Promise<HeadSearch> {
  const { workspace, say } = parts;
  await shared.submitter.resume(track.name);
  const files = await workspace.settle(track, signal);
  say('head', `${track.head.slice(0, 12)}  ${track.manifest.title}`);
  const notebook = notebookFor(track.name, track.head, await parts.notebook.load());
  const record = new SearchRecord({ ...parts, store: parts.notebook }, { track, notebook });
  const attention = new Attention({ ...parts, ...shared, head: track.head });
  const journal = (stop: AbortSignal) => shared.journal.read(stop);
  return new HeadSearch({ ...parts, ...shared, attention, journal }, { record, files });
}
