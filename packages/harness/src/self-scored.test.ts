import { describe, expect, it } from 'vitest';
import { lastMetric } from './self-scored.ts';

async function* pieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}
const read = (...texts: string[]): Promise<number | null> => lastMetric(pieces(...texts), 'val_bpb');

describe('lastMetric', () => {
  it.each<[string, string[], number]>([
    ['the stock output', ['---\nval_bpb:          0.997900\ntraining_seconds: 300.1\n'], 0.9979],
    ['the last of several', ['val_bpb: 3\nval_bpb: 2\nother: 9\n'], 2],
    ['a line in pieces', ['val', '_bpb', ': 1', '.5', '\nbye'], 1.5],
    ['a last line without an end', ['step 9\nval_bpb = -1e-3'], -0.001],
    ['one that was drawn over', ['step 1\rstep 2\rval_bpb: 4\r\n'], 4],
    ['one behind a line without end', [...Array(50).fill('x'.repeat(900)), '\nval_bpb: 5\n'], 5],
  ])('reads %s', async (_name, texts, metric) => {
    expect(await read(...texts)).toBe(metric);
  });

  it.each([
    ['nothing', ''],
    ['another metric', 'val_bpb2: 1\nmy val_bpb: 1\n'],
    ['no number', 'val_bpb: low\n'],
    ['not a number', 'val_bpb: nan\n'],
    ['infinity', 'val_bpb: -inf\nval_bpb: 1e999\n'],
    ['hexadecimal', 'val_bpb: 0x10\n'],
    ['two numbers', 'val_bpb: 1 2\n'],
    ['a good one before a bad one', 'val_bpb: 1\nval_bpb: nan\n'],
  ])('finds no metric in %s', async (_name, text) => {
    expect(await read(text)).toBeNull();
  });

  it('takes the name as it is, signs and other alphabets included', async () => {
    expect(await lastMetric(pieces('a.c (µ): 3\nabc (µ): 4\n'), 'a.c (µ)')).toBe(3);
  });
});
