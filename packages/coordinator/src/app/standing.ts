import { type KeyId, RatchetError, type TrackName } from '@ratchet/protocol';
import type { AdministrationStore, Ruling, Rulings } from './administration-ports.ts';
import { policy } from './policy.ts';

/**
 * How tracks and keys stand with the administrators, in memory: asked at every request, it costs none of them a look into the
 * database. Read anew after each action, and now and then. Trials do not rest on it: those ask the database, under the lock that
 * an action takes too.
 */
export interface Standing {
  refresh(): Promise<void>;
  /** @throws RatchetError `blocked` */
  requireUnblocked(keyId: KeyId): void;
  /** @throws RatchetError `track-paused` */
  requireRunning(track: TrackName): void;
  leasesAtMost(keyId: KeyId): number;
  /** Before the key's first merge on a track, and after. */
  submissionsAtMost(keyId: KeyId): { readonly newcomer: number; readonly merged: number };
}

const asPolicy = { openLeases: null, openSubmissions: null };

export function openStanding(administration: Pick<AdministrationStore, 'rulings'>): Standing {
  let rulings: Rulings = {
    ...{ paused: new Map(), blocked: new Map(), quotas: new Map() },
    everybody: asPolicy,
  };
  const quotaOf = (keyId: KeyId) => rulings.quotas.get(keyId) ?? asPolicy;
  return {
    async refresh() {
      rulings = await administration.rulings();
    },
    requireUnblocked(keyId) {
      const ruling = rulings.blocked.get(keyId);
      if (ruling) throw blocked(ruling);
    },
    requireRunning(track) {
      const ruling = rulings.paused.get(track);
      if (ruling) throw trackPaused(track, ruling);
    },
    leasesAtMost: (keyId) =>
      quotaOf(keyId).openLeases ?? rulings.everybody.openLeases ?? policy.openLeasesPerKey,
    submissionsAtMost(keyId) {
      const own = quotaOf(keyId).openSubmissions;
      if (own !== null) return { newcomer: own, merged: own };
      const { newcomer, merged } = policy.openSubmissions;
      const all = rulings.everybody.openSubmissions ?? merged;
      // Who has merged nothing yet gets no more by a limit for everybody: only by one of its own.
      return { newcomer: Math.min(newcomer, all), merged: all };
    },
  };
}

const because = ({ reason, since }: Ruling): string =>
  `since ${since.toISOString()}: ${reason ?? 'the reason was withdrawn'}`;

const blocked = (ruling: Ruling): RatchetError =>
  new RatchetError({
    code: 'blocked',
    field: 'ratchet-key',
    rule: `An administrator blocked this key ${because(ruling)}.`,
    remedy:
      'Ask an administrator of this network, naming the key; /admin/actions on its pages says who it was.',
  });

export const trackPaused = (track: string, ruling: Ruling): RatchetError =>
  new RatchetError({
    code: 'track-paused',
    field: 'track',
    rule: `An administrator paused ${track} ${because(ruling)}. What is under way goes on.`,
    remedy: 'Wait until it is resumed, or choose another track.',
  });
