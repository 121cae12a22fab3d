import { describe, expect, it } from 'vitest';
import { calibrating, words } from '../read-model.fixture.ts';
import { homePage } from './home-page.ts';
import { homeBoard } from './home-reads.fixture.ts';
import { sparkline } from './sparkline.ts';

const site = {
  ...{ styleUrl: '/s.css', iconUrl: '/i.svg', scriptUrl: '/m.js' },
  ...{ publicUrl: 'http://127.0.0.1:7200', grpcAddress: '127.0.0.1:7100', isDemo: false },
};
const drawn = (over: Partial<Parameters<typeof homePage>[1]> = {}): string =>
  homePage(site, { tracks: [words, calibrating], interest: null, board: homeBoard(), ...over }).markup;

describe('the first page', () => {
  it('says who works now, what was tried today and what was found this week', () => {
    const markup = drawn().replace(/<[^>]*>/g, ' ');
    for (const part of [
      /Volunteers now\s+6/,
      /Experiments today\s+1\u202f246/,
      /Verified gains this week\s+4/,
    ])
      expect(markup).toMatch(part);
  });
  it('shows the newest gains with their author, and each track’s staircase', () => {
    const markup = drawn();
    expect(markup).toContain('href="/volunteers/b07e11f2');
    expect(markup.match(/class="spark"/g)).toHaveLength(1);
  });
  it('has no empty places where nothing was found yet', () => {
    const markup = drawn({ tracks: [], board: { ...homeBoard(), newestGains: [], staircases: {} } });
    expect(markup).not.toContain('Found lately');
    expect(markup).toContain('No track is open yet.');
  });
  it('takes no staircase from a track that is called like something of the language', () => {
    expect(drawn({ tracks: [{ ...words, name: 'constructor' }] })).not.toContain('class="spark"');
  });
});

describe('a small staircase', () => {
  it('goes from the first head to now', () => {
    const points = [
      { at: '2026-01-01T00:00:00.000Z', value: 3 },
      { at: '2026-01-02T00:00:00.000Z', value: 2 },
    ];
    expect(sparkline(points, Date.parse('2026-01-03T00:00:00.000Z')).markup).toContain('d="M0 4H80V40H160"');
  });
  it('is absent without a merge, and level where nothing changed', () => {
    const level = { at: '2026-01-01T00:00:00.000Z', value: 3 };
    expect(sparkline([level], 0).markup).toBe('');
    expect(sparkline([level, level], 0).markup).not.toMatch(/NaN/);
  });
});
