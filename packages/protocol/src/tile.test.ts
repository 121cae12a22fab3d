import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntries, encodeEntries, parseTilePath, tilePath, widthIn } from './tile.ts';

describe('tile paths', () => {
  // The examples of C2SP tlog-tiles.
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 273, width: 112 }, 'tile/1/273.p/112'],
    [{ level: null, index: 70_000, width: 17 }, 'tile/entries/x070/000.p/17'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });
  it.each([
    'tile/0/0',
    'tile/0/x000/067',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/64/000',
    'tile/00/000',
    'tile/0/../x',
    'tile/0/000.p/007',
    '',
  ])('%s names nothing', (path) => expect(parseTilePath(path)).toBeNull());
  it('come back from every tile', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.integer({ min: 0, max: 63 }),
        fc.integer({ min: 1, max: 256 }),
        (index, level, width) => {
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
        },
      ),
    );
  });
  it('are as wide as the tree has hashes for them', () => {
    expect(widthIn(70_000, { level: 0, index: 273 })).toBe(112);
    expect(widthIn(70_000, { level: 0, index: 274 })).toBe(0);
    expect(widthIn(70_000, { level: 1, index: 1 })).toBe(17);
    expect(widthIn(70_000, { level: 2, index: 0 })).toBe(1);
    expect(widthIn(70_000, { level: 3, index: 0 })).toBe(0);
    expect(widthIn(70_000, { level: null, index: 0 })).toBe(256);
  });
});

describe('entry bundles', () => {
  it('hold entries of any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
        expect(decodeEntries(encodeEntries(entries))).toEqual(entries.map((entry) => Buffer.from(entry)));
      }),
    );
  });
  it('refuse what ends too early, and what is too long', () => {
    const bundle = encodeEntries([Buffer.from('abc')]);
    for (let cut = 1; cut < bundle.length; cut += 1)
      expect(() => decodeEntries(bundle.subarray(0, cut))).toThrow('middle of an entry');
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow('65,535');
  });
});
