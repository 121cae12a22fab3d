import type { VerifierReads, VerifierSummary, VerifierView } from './verifiers-reads.ts';

const minute = (n: number): string => new Date(Date.UTC(2026, 3, 3, 9, 0) + n * 60_000).toISOString();

const at = { addedAt: minute(-90_000), removedAt: null, suspendedAt: null };
export const steady: VerifierSummary = {
  ...{
    verifier: '5e'.repeat(32),
    operator: 'university-of-somewhere',
    ...at,
    seenAt: minute(0),
    isPresent: true,
  },
  ...{ runs: 4_310, hours: 120.4, looks: 312, agreed: 294, faults: 1 },
};
export const suspended: VerifierSummary = {
  ...{
    verifier: '6f'.repeat(32),
    operator: 'garage',
    ...at,
    suspendedAt: minute(-500),
    seenAt: minute(-400),
  },
  ...{ isPresent: false, runs: 61, hours: 1.2, looks: 9, agreed: 3, faults: 2 },
};

const inWords = { track: 'words', trackTitle: 'Predict the letters of English words within four seconds' };

function sentinels(count: number) {
  let seed = 7;
  return Array.from({ length: count }, (_, index) => {
    seed = (seed * 48_271) % 2_147_483_647;
    const off = (seed / 2_147_483_647 - 0.5) * 3.4;
    const above = Math.abs(Math.sin(index / 5)) * 3;
    return {
      ...{ at: minute(index * 90 - 9_000), metric: 3.038 + off * 0.013, above, below: 3 - above },
      alarm: index === 60,
    };
  });
}

const viewOf = ({ runs, hours, looks, agreed, faults, ...state }: VerifierSummary): VerifierView => ({
  ...state,
  runs: (['bank', 'candidate', 'sentinel', 'canary'] as const).map((kind, index) => ({
    ...{ ...inWords, kind, runs: Math.round(runs / (index + 2)), hours: hours / (index + 2), cpuHours: 1 },
  })),
  looks: [{ track: 'words', looks, agreed }],
  abandonedLeases: faults * 3,
  charts: [{ ...inWords, unit: 'bits per character', sigma: 0.013, sentinels: sentinels(96) }],
  faults: (['mismatch', 'drift', 'overturned', 'alone'] as const).slice(0, faults).map((kind, index) => ({
    ...{ kind, track: 'words', at: minute(-500 - index), logIndex: 400 - index },
  })),
});

export const idle: VerifierSummary = {
  ...{ verifier: '7a'.repeat(32), operator: 'newcomer', ...at, seenAt: null, isPresent: false },
  ...{ runs: 0, hours: 0, looks: 0, agreed: 0, faults: 0 },
};

export function verifierReadsFixture(over: Partial<VerifierReads> = {}): VerifierReads {
  const all = [steady, suspended, idle];
  return {
    verifiers: async () => all,
    async verifier(key) {
      const found = all.find(({ verifier }) => verifier === key);
      if (!found) return null;
      return found === idle ? { ...viewOf(idle), runs: [], charts: [] } : viewOf(found);
    },
    ...over,
  };
}

export const verifierReadsSaying = (text: string): Partial<VerifierReads> => ({
  verifiers: async () => [{ ...steady, operator: text }],
  verifier: async () => {
    const view = viewOf({ ...steady, operator: text });
    return {
      ...view,
      runs: view.runs.map((row) => ({ ...row, trackTitle: text })),
      charts: view.charts.map((chart) => ({ ...chart, trackTitle: text, unit: text })),
    };
  },
});
