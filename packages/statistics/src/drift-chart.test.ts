import { describe, expect, it } from 'vitest';
import { addSentinel, type DriftChart, emptyDriftChart } from './drift-chart.ts';
import { seededRandom, standardNormal } from './seeded-random.ts';

/** Sentinels until the alarm, and where it says that the drift began. */
function untilAlarm(value: (sentinel: number) => number, atMost = 100_000) {
  let chart: DriftChart = emptyDriftChart;
  for (let sentinel = 1; sentinel <= atMost; sentinel += 1) {
    const next = addSentinel(chart, value(sentinel), 2);
    if (next.alarm) return { sentinel, since: next.alarm.since };
    chart = next.chart;
  }
  return { sentinel: atMost, since: atMost };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the drift chart', () => {
  it('has at most one false alarm in a thousand sentinels', () => {
    const uniform = seededRandom(1);
    const lengths = Array.from({ length: 300 }, () => untilAlarm(() => 7 + 2 * standardNormal(uniform)));
    expect(mean(lengths.map(({ sentinel }) => sentinel))).toBeGreaterThan(1_000);
  });

  it.each([1, -1])('sees a drift of half a sigma, %i up or down, and says from where on', (sign) => {
    const uniform = seededRandom(2);
    const begins = 200;
    const drifted = (sentinel: number) => 7 + (sentinel > begins ? sign : 0) + 2 * standardNormal(uniform);
    const alarms = Array.from({ length: 300 }, () => untilAlarm(drifted)).filter(
      ({ sentinel }) => sentinel > begins,
    );
    expect(mean(alarms.map(({ sentinel }) => sentinel - begins))).toBeLessThan(70);
    const notLate = alarms.filter(({ since }) => since <= begins + 5);
    expect(notLate.length / alarms.length).toBeGreaterThan(0.6);
  });

  it('begins anew after an alarm', () => {
    const steps = [0, 0, ...Array.from({ length: 20 }, () => 10)];
    let chart: DriftChart = emptyDriftChart;
    const alarmed = steps.map((value) => {
      const next = addSentinel(chart, value, 1);
      chart = next.chart;
      return next.alarm !== null;
    });
    const at = alarmed.indexOf(true);
    expect(at).toBeGreaterThan(1);
    expect(alarmed.slice(at + 1)).not.toContain(true);
  });
});
