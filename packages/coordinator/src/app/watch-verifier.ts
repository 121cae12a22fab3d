import { checkLotteryOf, directed, type KeyId } from '@ratchet/protocol';
import { addSentinel, emptyDriftChart } from '@ratchet/statistics';
import { doubtLeaf, publicLeaf } from './leaf.ts';
import type { Checks, Epoch, TrackRow } from './ports.ts';
import type { ReplicaKind, ReplicaLease, VerificationTransaction, Watch } from './verification-ports.ts';

/**
 * What the verifier's next lease is, drawn by lot so that it comes unforeseen: a sentinel (a run of the track's first head, which
 * stays the same over all merges), a canary, or what verification needs next. Sentinels come only where the noise is known, since
 * without it a chart cannot be read, and canaries only where equal runs leave equal bytes.
 */
export function drawnCheck(
  { epoch, track, verifier, watch }: { epoch: Epoch; track: TrackRow; verifier: KeyId; watch: Watch },
  { sentinelShare, canaryShare }: Checks,
): Extract<ReplicaKind, 'sentinel' | 'canary'> | null {
  if (watch.referenceIndex < 0) return null;
  const from = { epochKey: epoch.key, track: track.name, commitmentIndex: watch.referenceIndex };
  const drawn = checkLotteryOf(from, verifier, watch.leases);
  if (drawn < sentinelShare) return watch.sigma === null ? null : 'sentinel';
  return drawn < sentinelShare + canaryShare && canBeRepeated(track) ? 'canary' : null;
}

export const canBeRepeated = ({ manifest: { verification } }: Pick<TrackRow, 'manifest'>): boolean =>
  verification.deterministic && verification.mode === 'rerun';

/**
 * Adds a reported sentinel to its verifier's chart. An alarm drops the verifier's bank and its runs in open trials, and every
 * decision that it had a hand in since its last good sentinel is tested again (design, section 4).
 * @returns whether there was an alarm
 */
export async function watchForDrift(
  transaction: VerificationTransaction,
  replica: ReplicaLease,
  metric: number | null,
  now: Date,
): Promise<boolean> {
  const { track, verifier, hardwareClass, manifest } = replica;
  const on = { track, verifier, hardwareClass };
  const { sigma, chart, since } = await transaction.watch(on, replica.epochId);
  // A reference that crashed is no measurement; a verifier on which everything crashes is broken in every trial's eyes.
  if (metric === null || sigma === null) return false;
  const before = chart ?? emptyDriftChart;
  const { chart: after, alarm } = addSentinel(before, directed(manifest.metric.direction, metric), sigma);
  const isGood = after.since === after.count || chart === null;
  await transaction.saveChart({ ...on, chart: after, since: isGood || alarm ? now : since });
  if (!alarm) return false;
  const leaf = publicLeaf('drift', { ...on, replica: replica.id });
  await transaction.addFaults({ track, kind: 'drift', verifiers: [verifier], leaf, now });
  await transaction.doubt({ ...on, since, now, leaf: doubtLeaf({ ...on, since }) });
  return true;
}
