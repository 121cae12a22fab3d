import { describe, expect, it } from 'vitest';
import { isThisMachine, networkOf } from './visitor-network.ts';

describe('networkOf', () => {
  it.each([
    ['2001:db8::1', '2001:db8:0:0:ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:DB8::2'],
    ['2001:db8:0:1::', '2001:db8:0:1:2:3:4:5'],
    ['2001:0db8:00a0:0001::7', '2001:db8:a0:1:9::'],
    ['1:2::3:4:5:6:7', '1:2:0:3::'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::198.51.100.7'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('%s and %s are one visitor', (one, other) => {
    expect(networkOf(one)).toBe(networkOf(other));
  });

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:2::1'],
    ['2001:db8::1', '2001:db9::1'],
    ['1:2::3:4:5:6:7', '1:2:0:4::'],
    ['192.0.2.1', '192.0.2.2'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
    ['::1', '192.0.2.1'],
  ])('%s and %s are two', (one, other) => {
    expect(networkOf(one)).not.toBe(networkOf(other));
  });
});

it('this machine is told from others', () => {
  expect(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'].every(isThisMachine)).toBe(true);
  expect(['128.0.0.1', '::2', '::ffff:192.0.2.1', '1127.0.0.1', 'localhost'].some(isThisMachine)).toBe(false);
});
