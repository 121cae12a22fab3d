import { describe, expect, it } from 'vitest';
import { clipped, legible, spelledOut } from './legible.ts';

describe('legible', () => {
  it('drops what reorders or cannot be seen', () => {
    expect(legible('a\u202Eb\u2066c\u2069\u200B\u0000\u009B\uFEFFd\u{E0041}')).toBe('abcd');
  });
  it('keeps line ends, tabs, joiners and letters of every script', () => {
    expect(legible('a\r\nb\tc क्\u200Dष العربية 👩\u200D🔬')).toBe('a\nb\tc क्\u200Dष العربية 👩\u200D🔬');
  });
  it('lets no marks pile up over other lines', () => {
    expect(legible(`e${'\u0301'.repeat(40)}x`)).toBe(`e${'\u0301'.repeat(3)}x`);
    for (const between of ['\u2060', '\u200D', '\u200C', '\u034F', '\u3164']) {
      const piled = legible(`e${`\u0301\u0302\u0303${between}`.repeat(20)}x`);
      expect([between, piled.match(/\p{M}/gu)?.length]).toEqual([between, 3]);
    }
  });
  it('leaves nothing of a name that nobody can see', () => {
    for (const name of [
      '\u3164\u3164',
      '\u2800',
      '\uFFA0',
      '\u115F\u1160',
      '\u200C\u200D',
      '\u034F',
      '\u00AD',
    ])
      expect([name, clipped(name, 10)]).toEqual([name, '']);
    expect(legible('❤\uFE0F 한국 ﷺ')).toBe('❤\uFE0F 한국 ﷺ');
  });
  it('repairs lone surrogates', () => {
    expect(legible('a\uD800b')).toBe('a\uFFFDb');
  });
});

describe('spelledOut', () => {
  it('shows in code what would reorder it', () => {
    expect(spelledOut('if admin:\u202E # x')).toBe('if admin:‹U+202E› # x');
  });
});

describe('clipped', () => {
  it('cuts by characters, not by halves of them', () => {
    expect(clipped('😀😀😀', 2)).toBe('😀…');
  });
  it('puts prose on one line', () => {
    expect(clipped('  a\n\n b ', 10)).toBe('a b');
  });
});
