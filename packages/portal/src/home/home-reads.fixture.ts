import type { HomeBoard, HomeReads } from './home-reads.ts';

const minute = (n: number): string => new Date(Date.UTC(2026, 3, 3, 9, 0) + n * 60_000).toISOString();

export const homeBoard = (said = 'Widen the hidden layer to 128'): HomeBoard => ({
  readAt: minute(180),
  volunteersNow: 6,
  experimentsToday: 1_246,
  gainsThisWeek: 4,
  newestGains: [
    {
      volunteer: 'b07e11f2'.repeat(8),
      volunteerName: 'bo',
      track: 'words',
      trackTitle: said,
      commit: 'c3f1a9'.repeat(7).slice(0, 40),
      hypothesis: said,
      effect: 0.033,
      sigma: 0.013,
      unit: 'bits per character',
      mergedAt: minute(71),
    },
  ],
  staircases: {
    words: [
      { at: minute(0), value: 3.038 },
      { at: minute(26), value: 2.957 },
      { at: minute(71), value: 2.921 },
      { at: minute(123), value: 2.894 },
    ],
  },
});

export const homeReadsFixture = (over: Partial<HomeReads> = {}): HomeReads => ({
  homeBoard: async () => homeBoard(),
  ...over,
});
