import { describe, expect, it } from 'vitest';
import { codeTokens, languageOf } from './code-tokens.ts';
import { colouredLines } from './coloured-lines.ts';
import { diffFiles } from './diff-lines.ts';
import { diffView } from './diff-view.ts';

const absence = { what: 'None.', todo: 'Nothing.' };
const fileOf = (path: string, lines: readonly string[], removed: readonly string[] = []) =>
  [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -1,${removed.length} +1,${lines.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...lines.map((line) => `+${line}`),
    '',
  ].join('\n');
const drawn = (diff: string) => diffView(diff, absence).markup;
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&');

describe('a diff', () => {
  it('is coloured by the language of its file, and plain where there is none', () => {
    const line = 'def f(x): return "a" + str(1)  # why';
    const markup = drawn(fileOf('model.py', [line]));
    for (const look of ['keyword', 'string', 'number', 'comment', 'name'])
      expect(markup).toContain(`class="look-${look}"`);
    expect(textOf(markup)).toContain(line);
    expect(drawn(fileOf('model.unknown', [line]))).not.toContain('look-');
  });
  it('sees strings and comments over several lines, on each side by itself', () => {
    const markup = drawn(fileOf('a.py', ['"""', 'still a string', '"""'], ['x = 1']));
    expect(markup).toContain('<span class="look-string">still a string</span>');
    expect(markup).toContain('<span class="look-number">1</span>');
  });
  it('puts what was removed and what was added into one element, and only then', () => {
    expect(drawn(fileOf('a.py', ['b = 2'], ['a = 1']))).toMatch(
      /<span class="change"><span class="line removed">/,
    );
    expect(drawn(fileOf('a.py', ['b = 2']))).not.toContain('class="change"');
  });
  it('is drawn once: the same diff again is the same drawing', () => {
    const diff = fileOf('again.py', ['a = 1']);
    expect(diffView(diff, absence)).toBe(diffView(diff, absence));
  });
});

describe('the time for colours', () => {
  const [file] = diffFiles(
    fileOf(
      'a.py',
      Array.from({ length: 400 }, (_, n) => `x${n} = ${n}`),
    ),
  );
  const lookedAt = (nowMs: () => number) =>
    [...colouredLines(nowMs)(file!).values()].filter((tokens) => tokens.some(({ look }) => look !== null))
      .length;
  it('ends, and what is left is plain', () => {
    let now = 0;
    const slow = lookedAt(() => (now += 20));
    expect(slow).toBeGreaterThan(100);
    expect(slow).toBeLessThan(lookedAt(() => 0));
  });
  it('is not spent on long lines', () => {
    expect(drawn(fileOf('a.py', [`x = "${'y'.repeat(300)}"`]))).not.toContain('look-');
  });
});

describe('hostile diffs', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '</span></bdi></pre><img src=x onerror=alert(1)>',
    '"""</span><svg onload=alert(1)>"""',
    '# <b>\u202Egnp.exe\u2066',
    ['`$', '{alert(1)}` & &lt; &amp;'].join(''),
    `e${'\u0301'.repeat(500)}`,
    '\u0000\u0007\u001b[31m',
    '\uD83D',
    'a\rb',
  ];
  it.each(hostile)('%j stays text', (line) => {
    for (const path of ['x.py', 'x.js', 'x.md', `${line.replaceAll(/[\r\n]/g, '')}.cpp`]) {
      const markup = drawn(fileOf(path, [line]));
      expect(markup).not.toMatch(/<(script|img|svg|b)\b|onerror=alert\(1\)>/);
      expect(markup).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      expect(markup.match(/<span/g)?.length).toBe(markup.match(/<\/span>/g)?.length);
    }
  });
  it('hidden characters are spelled out, coloured or not', () => {
    for (const path of ['x.py', 'x.unknown'])
      expect(textOf(drawn(fileOf(path, ['a = "\u202E"'])))).toContain('‹U+202E›');
  });
  it('a line of 5 MB is cut, and costs little', () => {
    const before = performance.now();
    const markup = drawn(fileOf('big.py', ['x = "'.repeat(1_000_000)]));
    expect(markup.length).toBeLessThan(60_000);
    expect(performance.now() - before).toBeLessThan(1_500);
  });
  it('of a hundred thousand lines, three thousand are shown and the rest is counted', () => {
    const markup = drawn(
      fileOf(
        'long.py',
        Array.from({ length: 100_000 }, (_, n) => `x${n} = ${n}`),
      ),
    );
    expect(markup.match(/class="line added"/g)?.length).toBeLessThanOrEqual(3_000);
    expect(textOf(markup)).toContain('97\u202f001 more lines are not shown here');
  });
  it('a binary file says what git says of it', () => {
    const diff = 'diff --git a/w.bin b/w.bin\nindex 1..2 100644\nBinary files a/w.bin and b/w.bin differ\n';
    expect(textOf(drawn(diff))).toContain('Binary files a/w.bin and b/w.bin differ');
  });
  it.each([
    '(',
    '['.repeat(2_000),
    '"'.repeat(1_999),
    `${'a'.repeat(1_990)}!`,
    '/*'.repeat(1_000),
    `${'\\'.repeat(1_999)}`,
  ])('what is meant to make the highlighter slow does not: %.10s', (line) => {
    for (const path of ['x.py', 'x.js', 'x.ts', 'x.rs', 'x.jl', 'x.md', 'x.yaml', 'x.sh']) {
      const before = performance.now();
      drawn(fileOf(path, [line, line, line, line]));
      expect(performance.now() - before).toBeLessThan(1_000);
    }
  });
});

describe('tokens', () => {
  it('are the code, whatever it is', () => {
    const code = "a = \"x\n\n# y\n'''<b>&amp;\u00e9\ud83d\ude00";
    for (const path of ['a.py', 'a.js', 'a.md', 'a.json', 'a.rs']) {
      const lines = codeTokens(code, languageOf(path)!);
      expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
    }
  });
});
