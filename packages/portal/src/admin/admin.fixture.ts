import { RatchetError } from '@ratchet/protocol';
import type { AdminActionView, AdminReads } from './admin-reads.ts';
import type { Administration, AdminOverview, AdminRequest } from './administration.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 3, 3, hour)).toISOString();
const key = (seed: string): string => seed.repeat(8);
/** The key that the accounts' fixture signs in. */
const administrator = 'ada0'.repeat(16);

const bare = { track: null, keyId: null, keyName: null, operator: null, quota: null, leaf: null };
const by = { administrator, administratorName: 'Ada', salt: key('5a17c0de') };

export const actions: readonly AdminActionView[] = [
  {
    ...bare,
    ...by,
    logIndex: 912,
    at: at(15),
    action: 'withdraw-reason',
    leaf: 640,
    reason: 'It named a person.',
  },
  {
    ...{ ...bare, ...by, logIndex: 871, at: at(14), action: 'pause-track', track: 'cap-sets' },
    reason: 'Its hold-out is being replaced.',
  },
  {
    ...{
      ...bare,
      ...by,
      logIndex: 702,
      at: at(12),
      action: 'set-quota',
      keyId: key('b07e11f2'),
      keyName: 'bo',
    },
    ...{ quota: { openLeases: 2, openSubmissions: null }, reason: 'Two hundred machines under one key.' },
  },
  {
    ...{ ...bare, ...by, logIndex: 640, at: at(11), action: 'block-key', keyId: key('9f3e5c2b') },
    ...{ reason: null, salt: null },
  },
  {
    ...{
      ...bare,
      ...by,
      logIndex: 12,
      at: at(9),
      action: 'add-verifier',
      keyId: key('5d0a33c9'),
      operator: 'cleo',
    },
    reason: 'A third operator.',
  },
];

export const adminReadsFixture = (over: Partial<AdminReads> = {}): AdminReads => ({
  async adminActions({ before, limit }) {
    const rest = actions.filter(({ logIndex }) => before === null || (logIndex ?? 0) < before);
    const shown = rest.slice(0, limit);
    return { actions: shown, next: rest.length > limit ? (shown.at(-1)?.logIndex ?? null) : null };
  },
  adminAction: async (logIndex) => actions.find((one) => one.logIndex === logIndex) ?? null,
  ...over,
});

const verifier = { seenAt: at(15), suspendedAt: null, isOverride: false };

export const overview: AdminOverview = {
  tracks: [
    {
      name: 'cap-sets',
      title: 'Large sets without three points on a line',
      paused: { since: at(14), reason: 'Its hold-out is being replaced.' },
    },
    { name: 'words', title: 'Predict the letters of English words within four seconds', paused: null },
  ],
  verifiers: [
    { ...verifier, keyId: key('7c1d90ab'), operator: 'ada' },
    { ...verifier, keyId: key('2e8fb641'), operator: 'bo', suspendedAt: at(13) },
    { ...verifier, keyId: key('5d0a33c9'), operator: 'cleo', seenAt: null, isOverride: true },
  ],
  blocked: [{ keyId: key('9f3e5c2b'), displayName: 'loud', since: at(11), reason: null }],
  quotas: [
    { keyId: null, displayName: null, openLeases: 6, openSubmissions: null },
    { keyId: key('b07e11f2'), displayName: 'bo', openLeases: 2, openSubmissions: 0 },
  ],
  policy: { openLeases: 8, openSubmissions: { newcomer: 1, merged: 4 }, verifiers: 3 },
  approvals: [
    {
      ...{
        submission: '0c7d5a3e-1b2f-4c6d-8e9f-000000000031',
        track: 'nanochat',
        trackTitle: 'A small chat model in five minutes',
      },
      ...{
        metric: { name: 'Loss', unit: 'bits per byte', direction: 'minimize' },
        hypothesis: 'Warm up for longer',
      },
      ...{
        volunteer: key('b07e11f2'),
        volunteerName: 'bo',
        commit: 'c3f1a9'.repeat(7).slice(0, 40),
        head: '0b5e11'.repeat(7).slice(0, 40),
      },
      ...{
        effect: 0.012,
        low: 0.004,
        high: 0.02,
        sigma: 0.004,
        decidedAt: at(13),
        maintainers: [administrator],
      },
    },
  ],
};

/** An overview in which `text` stands wherever a stranger, or an administrator, may write. */
export const overviewSaying = (text: string): AdminOverview => ({
  ...overview,
  tracks: overview.tracks.map((track) => ({ ...track, title: text, paused: { since: at(1), reason: text } })),
  verifiers: overview.verifiers.map((one) => ({ ...one, operator: text })),
  blocked: overview.blocked.map((one) => ({ ...one, displayName: text, reason: text })),
  quotas: overview.quotas.map((one) => ({ ...one, displayName: text })),
  approvals: overview.approvals.map((one) => ({
    ...{ ...one, trackTitle: text, hypothesis: text, volunteerName: text },
    metric: { name: text, unit: text, direction: 'minimize' },
  })),
});

export const adminReadsSaying = (text: string): Partial<AdminReads> => {
  const said = actions.map((one) => ({
    ...one,
    administratorName: text,
    keyName: text,
    operator: text,
    reason: text,
  }));
  return {
    adminActions: async () => ({ actions: said, next: null }),
    adminAction: async (logIndex) => said.find((one) => one.logIndex === logIndex) ?? null,
  };
};

export interface FixtureAdministration extends Administration {
  readonly acted: { readonly keyId: string; readonly request: AdminRequest }[];
  readonly approved: { readonly submission: string; readonly envelope: string }[];
}

/** Does what it is asked for by keeping it, but pausing what is paused already. */
export function fixtureAdministration(
  administrators: readonly string[] = [administrator],
  view: AdminOverview = overview,
): FixtureAdministration {
  const acted: FixtureAdministration['acted'] = [];
  const approved: FixtureAdministration['approved'] = [];
  return {
    ...{ acted, approved },
    isAdministrator: async (keyId) => administrators.includes(keyId),
    overview: async () => view,
    async act(keyId, request) {
      if (request.action.action === 'pause-track' && request.action.track === 'cap-sets')
        throw new RatchetError({
          code: 'unchanged',
          field: 'track',
          rule: 'It is paused already.',
          remedy: 'Look again.',
        });
      acted.push({ keyId, request });
      return { logIndex: 871 };
    },
    async approve(submission, envelope) {
      approved.push({ submission, envelope });
      return { logIndex: 913 };
    },
  };
}
