import { RatchetError } from '@ratchet/protocol';
import type { LeaseKeeper } from './lease-keeper.ts';
import { type SearchRecord, shown } from './search-record.ts';
import type { TrialParts } from './trial.ts';

/** Runs of the head to compare with; an exact score needs no second. */
const headRunsWanted = ({ isExact }: SearchRecord): number => (isExact ? 1 : 4);

/** Runs the head on own seeds until there are enough to compare with. @throws RatchetError `unavailable` when it crashes */
export async function measureHead(
  parts: TrialParts & { readonly leases: LeaseKeeper },
  record: SearchRecord,
  signal: AbortSignal,
): Promise<void> {
  const { leases, network, say } = parts;
  const { track } = record;
  const wanted = headRunsWanted(record);
  if (record.notebook.headRuns.length >= wanted) return;
  // The key makes it another hypothesis than the same measurement by another worker.
  const name = `baseline of ${track.head.slice(0, 12)} by ${network.keyId.slice(0, 12)}`;
  const lease = await leases.take(name, signal);
  const run = { candidate: null, leaseId: lease?.leaseId ?? null, judge: () => 'kept' as const };
  while (record.notebook.headRuns.length < wanted) {
    const { metric } = await record.try(
      parts,
      run,
      (value, notebook) =>
        value === null ? notebook : { ...notebook, headRuns: [...notebook.headRuns, value] },
      signal,
    );
    if (metric === null) throw headDoesNotRun(track.head, track.name);
    say('baseline', `seed ${record.notebook.headRuns.length} of ${wanted}  ${shown(metric)}`);
  }
  if (lease) await leases.release(lease.leaseId, signal);
  say('baseline', `${shown(record.headMean)}  sigma ${record.sigma.toPrecision(2)}`);
}

const headDoesNotRun = (head: string, track: string): RatchetError =>
  new RatchetError({
    code: 'unavailable',
    field: 'head',
    rule: `The head ${head.slice(0, 12)} of ${track} does not run on this machine.`,
    remedy: 'Check that the machine has what the track asks for; it is tried again.',
  });
