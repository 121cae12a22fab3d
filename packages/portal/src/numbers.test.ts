import { describe, expect, it } from 'vitest';
import {
  counted,
  countText,
  evidenceText,
  gainText,
  intervalText,
  mebibytesText,
  metricText,
  secondsText,
} from './numbers.ts';

describe('numbers on the page', () => {
  it.each([
    [2.8943, 0.013, '2.894'],
    [-2.8943, 0.013, '−2.894'],
    [2.8943, null, '2.894'],
    [123_456.7, 40, '123457'],
    [0.5, 2e-6, '0.5000000'],
    [null, 0.01, '–'],
    [Number.NaN, 0.01, '–'],
  ])('the metric %s beside a noise of %s is %s', (value, sigma, text) => {
    expect(metricText(value, sigma)).toBe(text);
  });
  it('a gain has a sign', () => {
    expect(gainText(0.026, 0.013)).toBe('+0.026');
    expect(gainText(-0.026, 0.013)).toBe('−0.026');
    expect(gainText(null, 0.013)).toBe('–');
  });
  it('an interval needs both its ends', () => {
    expect(intervalText(-0.01, 0.02, 0.013)).toBe('−0.010 to +0.020');
    expect(intervalText(null, 0.02, 0.013)).toBe('–');
  });
  it('counts are grouped and agree with their noun', () => {
    expect(countText(1_234_567)).toBe('1\u202f234\u202f567');
    expect(counted(1, 'merge')).toBe('1 merge');
    expect(counted(0, 'merge')).toBe('0 merges');
  });
  it.each([
    [Math.log(21), '21'],
    [0, '1'],
    [Math.log(123_000), '1.2 × 10⁵'],
    [-20, '2.1 × 10⁻⁹'],
    [null, '–'],
  ])('evidence of logarithm %s is %s', (logE, text) => {
    expect(evidenceText(logE)).toBe(text);
  });
  it('times and sizes take the unit that fits', () => {
    expect([secondsText(4), secondsText(900), secondsText(9_000)]).toEqual(['4 s', '15 min', '2.5 h']);
    expect([mebibytesText(512), mebibytesText(2_048)]).toEqual(['512 MiB', '2 GiB']);
  });
});
