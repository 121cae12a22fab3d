import { describe, expect, it } from 'vitest';
import { sharedBuffersMebibytes } from './postgres-settings.ts';

const gibibyte = 1024 ** 3;

describe('sharedBuffersMebibytes', () => {
  it('is an eighth of the memory', () => {
    expect(sharedBuffersMebibytes(2 * gibibyte)).toBe(256);
    expect(sharedBuffersMebibytes(6 * gibibyte)).toBe(768);
  });

  it('is never so little that PostgreSQL is slow, nor more than is of use', () => {
    expect(sharedBuffersMebibytes(0.5 * gibibyte)).toBe(128);
    expect(sharedBuffersMebibytes(512 * gibibyte)).toBe(1024);
  });
});
