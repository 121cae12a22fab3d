import type { StatusReads, StatusView, VerifierHealth } from './status-reads.ts';

const at = (minutesAgo: number): string =>
  new Date(Date.UTC(2026, 3, 3, 12, 0) - minutesAgo * 60_000).toISOString();
const key = (seed: string): string => seed.repeat(8);

const healthy: VerifierHealth = {
  ...{ keyId: key('7c1d90ab'), operator: 'ada', seenAt: at(0), isPresent: true, suspendedAt: null },
  ...{ lease: { track: 'words', since: at(1) }, leases: 214, abandoned: 1, driftAlarms: 0, otherFaults: 0 },
};

export const status: StatusView = {
  at: at(0),
  versions: { ratchet: '0.1.0', schema: '0024-webhooks.sql', node: '24.21.0', postgres: '18.4' },
  databaseBytes: 3.2 * 2 ** 30,
  queues: (['COMMITTED', 'REVEALED', 'ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE'] as const).map(
    (state, i) => ({
      state,
      count: [2, 0, 41, 3, 0, 1, 0][i] ?? 0,
      oldestAt: [2, 0, 41, 3, 0, 1, 0][i] ? at(7 * i + 1) : null,
    }),
  ),
  replicas: { count: 2, oldestAt: at(1) },
  unsequenced: { count: 0, oldestAt: null },
  rolledUpAt: at(0.05),
  log: {
    ...{ size: 12_345, quorum: 2 },
    checkpoint: { size: 12_345, publishedAt: at(0.2), cosigners: 1 },
    cosigned: { size: 12_340, publishedAt: at(0.4) },
  },
  epoch: { id: 41, beganAt: at(613) },
  verifiers: [
    healthy,
    { ...healthy, keyId: key('2e8fb641'), operator: 'bo', lease: null, leases: 198, abandoned: 0 },
    {
      ...healthy,
      keyId: key('5d0a33c9'),
      operator: 'cleo',
      lease: null,
      seenAt: at(95),
      isPresent: false,
      driftAlarms: 1,
    },
    {
      ...healthy,
      keyId: key('9f3e5c2b'),
      operator: 'dev',
      lease: null,
      suspendedAt: at(300),
      isPresent: false,
      otherFaults: 2,
    },
    {
      ...healthy,
      keyId: key('11aa22bb'),
      operator: 'eve',
      lease: null,
      seenAt: null,
      isPresent: false,
      leases: 0,
      abandoned: 0,
    },
  ],
  tracks: [
    {
      ...{
        name: 'words',
        title: 'Predict the letters of English words within four seconds',
        isCalibrated: true,
      },
      ...{
        paused: null,
        season: 1,
        tests: 31,
        testsAtMost: 5_000,
        merges: 4,
        spent: 0.71,
        nextE: 2_345.6,
        openTrials: 3,
      },
    },
    {
      ...{ name: 'cap-sets', title: 'Large sets without three points on a line', isCalibrated: false },
      ...{
        paused: { since: at(120), reason: 'Its hold-out is being replaced.' },
        season: 1,
        tests: 0,
        testsAtMost: 5_000,
      },
      ...{ merges: 0, spent: 0, nextE: 32.5, openTrials: 0 },
    },
  ],
};

export const statusReadsFixture = (over: Partial<StatusReads> = {}): StatusReads => ({
  status: async () => status,
  ...over,
});

/** A network in which `text` stands wherever a stranger, or an administrator, may write. */
export const statusSaying = (text: string): Partial<StatusReads> => ({
  status: async () => ({
    ...status,
    verifiers: status.verifiers.map((one) => ({ ...one, operator: text })),
    tracks: status.tracks.map((track) => ({ ...track, title: text, paused: { since: at(1), reason: text } })),
  }),
});
