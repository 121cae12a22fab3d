import { describe, expect, it } from 'vitest';
import { markdown } from './markdown.ts';

const shown = (source: string): string => markdown(source, { title: 'program.md', headingsFrom: 3 }).markup;

describe('markdown', () => {
  it('becomes headings below the page’s, lists, code and tables', () => {
    const markup = shown(
      '# One\n\n## Two\n\n- a\n- **b**\n\n3. c\n\n`x`\n\n```py\ny < 1\n```\n\n|k|v|\n|-|-|\n|1|2|\n',
    );
    for (const part of [
      ...[
        '<h3>One</h3>',
        '<h4>Two</h4>',
        '<li>a</li>',
        '<strong>b</strong>',
        '<ol start="3">',
        '<code>x</code>',
      ],
      ...['y &#60; 1', '<th scope="col">k</th>', '<td>2</td>', '<caption>'],
    ])
      expect(markup).toContain(part);
  });
  it('links to web pages and mail, and says that it does not vouch for them', () => {
    expect(shown('[x](https://example.org/a?b=1&c=2)')).toContain(
      '<a href="https://example.org/a?b&#61;1&#38;c&#61;2" rel="nofollow noopener ugc">x</a>',
    );
    expect(shown('<mailto:a@example.org>')).toContain('href="mailto:a@example.org"');
  });
  it('fetches no pictures', () => {
    const markup = shown('![a *cat*](https://example.org/cat.png "t")');
    expect(markup).not.toContain('<img');
    expect(markup).toContain('>picture: ');
  });
  it('shows what cannot be seen', () => {
    expect(shown('harm\u202Eless\u200b')).toContain('harm‹U+202E›less‹U+200B›');
  });
});

describe('hostile markdown', () => {
  const corpus = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](\\x6aavascript:alert(1))',
    '[x](vbscript:a) [x](data:text/html;base64,PHNjcmlwdD4=) [x](file:///etc/passwd)',
    '![x](javascript:alert(1)) ![x](data:image/svg+xml,<svg onload=alert(1)>)',
    '<javascript:alert(1)>',
    '[x](https://example.org/"onmouseover="alert(1))',
    '[x](https://example.org "title\\" onmouseover=alert(1)")',
    '[x]: javascript:alert(1)\n\n[x]',
    '[x](/submissions) [x](#join) [x](//evil.example) [x](..)',
    '```"><script>alert(1)</script>\nx\n```',
    '`<script>`',
    '|<script>|"><b>|\n|-|-|\n|<svg onload=alert(1)>|2|',
    '# <h1 onclick=alert(1)>\n\n#### deep <b>',
    '&lt;script&gt; &#60;script&#62;',
    '<!-- --> <![CDATA[ x ]]> <?php ?>',
    '999999999999. x\n\n-1. y',
    `${'['.repeat(3_000)}x${']('.repeat(3_000)}`,
    `${'> '.repeat(500)}deep`,
    '</div></section></main><live-piece data-live="a">',
    '[x](https://exa\u202Emple.org)',
  ];
  it.each(corpus)('%j stays text', (source) => {
    const markup = shown(source);
    expect(markup).not.toMatch(/<(script|img|svg|b>|h1|h2|live-piece|\/main|\/section|!|\?)/i);
    expect(markup).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
    for (const [, href = ''] of markup.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(https?:|mailto:)/);
    expect(markup).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });
  it('is read in no time, however long', () => {
    const began = performance.now();
    for (const piece of ['*a_', '[', '![](', '|', '> ', '`', '<a ', '- '])
      shown(piece.repeat(Math.floor(60_000 / piece.length)));
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});
