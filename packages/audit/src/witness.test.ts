import { cosignersOf, isSplit, nodeKeyFromSeed, parseNote } from '@ratchet/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogSource } from './log-source.ts';
import { fillingEntries, memoryLog } from './memory-log.fixture.ts';
import { SplitViewError, type Witness, type WitnessMemory, witnessOnce } from './witness.ts';

const operator = nodeKeyFromSeed(Buffer.alloc(32, 1));
const key = nodeKeyFromSeed(Buffer.alloc(32, 2));

function memory(order: string[] = []): WitnessMemory & { note: string | null } {
  const kept = {
    note: null as string | null,
    load: async () => kept.note,
    async save(note: string) {
      order.push('saved');
      kept.note = note;
    },
  };
  return kept;
}
const witness = (source: LogSource, of: WitnessMemory): Witness => ({
  ...{ source, key, memory: of, logKey: operator.keyId },
  now: () => new Date('2026-03-01T12:00:00Z'),
});
const splitOf = async (looking: Promise<unknown>): Promise<SplitViewError> => {
  const error: unknown = await looking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SplitViewError);
  return error as SplitViewError;
};

describe('a witness', () => {
  it('vouches for a log as it grows, whatever its sizes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
        async (steps) => {
          const kept = memory();
          let size = 0;
          for (const step of steps) {
            size += step;
            const note = await witnessOnce(witness(memoryLog(fillingEntries(size), operator), kept));
            expect(cosignersOf(parseNote(note ?? ''))).toEqual([key.keyId]);
          }
        },
      ),
      { numRuns: 15 },
    ));

  it('remembers before it answers, and says nothing twice', async () => {
    const kept = memory();
    const log = memoryLog(fillingEntries(10), operator);
    expect(await witnessOnce(witness(log, kept))).toContain('ratchet.dev/witness/');
    expect(kept.note).toBe(log.checkpoint());
    expect(await witnessOnce(witness(log, kept))).toBeNull();
    const failing = { load: async () => null, save: () => Promise.reject(new Error('disk')) };
    await expect(witnessOnce(witness(log, failing))).rejects.toThrow('disk');
  });

  it.each([
    ['of the same size', 300, 300],
    ['that is longer', 300, 777],
    ['that grew to a power of two', 256, 512],
    ['that is longer by one', 511, 512],
  ])('proves that a log has another past, in a log %s', async (_, before, now) => {
    const kept = memory();
    await witnessOnce(witness(memoryLog(fillingEntries(before), operator), kept));
    const [first, ...rest] = fillingEntries(now);
    const other = memoryLog([Buffer.from(`${first}!`), ...rest], operator);
    const { evidence, message } = await splitOf(witnessOnce(witness(other, kept)));
    expect(message).toContain(`${before} leaves`);
    expect(message).toContain(`${now} leaves`);
    // Anyone can check it with the key alone, and a changed evidence is none.
    expect(isSplit(evidence, operator.keyId)).toBe(true);
    expect(() => isSplit(evidence, key.keyId)).toThrow('bad-signature');
    expect(kept.note).toContain(`\n${before}\n`);
    if (now > before)
      expect(isSplit({ ...evidence, prefix: evidence.prefix.slice(1) }, operator.keyId)).toBe(false);
  });

  it('proves it too when the log got shorter and went another way', async () => {
    const kept = memory();
    const long = memoryLog(fillingEntries(600), operator);
    await witnessOnce(witness(long, kept));
    const other = memoryLog(fillingEntries(400, 'other'), operator);
    const hiding: LogSource = { find: (path) => (path === 'checkpoint' ? other : long).find(path) };
    const { evidence } = await splitOf(witnessOnce(witness(hiding, kept)));
    expect(isSplit(evidence, operator.keyId)).toBe(true);
  });

  it('takes an older checkpoint of the same log for what it is', async () => {
    const kept = memory();
    const log = memoryLog(fillingEntries(600), operator);
    await witnessOnce(witness(log, kept));
    const behind: LogSource = {
      find: async (path) => (path === 'checkpoint' ? Buffer.from(log.checkpoint(300)) : log.find(path)),
    };
    expect(await witnessOnce(witness(behind, kept))).toBeNull();
    expect(kept.note).toContain('\n600\n');
  });

  it('vouches for nothing whose tiles are not the tree that was signed', async () => {
    const kept = memory();
    await witnessOnce(witness(memoryLog(fillingEntries(300), operator), kept));
    const grown = memoryLog(fillingEntries(600), operator);
    const lying: LogSource = {
      async find(path) {
        const bytes = await grown.find(path);
        return bytes && path.startsWith('tile/') ? Buffer.alloc(bytes.length) : bytes;
      },
    };
    await expect(witnessOnce(witness(lying, kept))).rejects.toMatchObject({
      code: 'bad-field',
      field: 'tile',
    });
    const short: LogSource = {
      find: async (path) => (path.startsWith('tile/') ? Buffer.alloc(32) : grown.find(path)),
    };
    await expect(witnessOnce(witness(short, kept))).rejects.toMatchObject({ code: 'bad-field' });
  });

  it('takes no checkpoint that another key signed', async () => {
    await expect(witnessOnce(witness(memoryLog(fillingEntries(3), key), memory()))).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });

  it('names no split where the evidence does not hold', () => {
    const log = memoryLog(fillingEntries(40), operator);
    const honest = { older: log.checkpoint(20), newer: log.checkpoint(40), prefix: [] };
    expect(isSplit(honest, operator.keyId)).toBe(false);
    expect(isSplit({ ...honest, prefix: ['ab'.repeat(32)] }, operator.keyId)).toBe(false);
    expect(() => isSplit({ ...honest, older: honest.newer, newer: honest.older }, operator.keyId)).toThrow(
      'the shorter first',
    );
  });
});
