import { describe, expect, it } from 'vitest';
import { readAssets } from './assets.ts';

const style = readAssets().style.body.toString();

/** The colours of one theme: those of the dark one stand in the first media query. */
function colours(theme: 'light' | 'dark'): Map<string, string> {
  const roots = [...style.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const found = (roots[theme === 'light' ? 0 : 1] ?? '').matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g);
  return new Map([...found].map(([, name, value]) => [name!, value!]));
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const washes = ['quiet-wash', 'good-wash', 'wait-wash', 'bad-wash'];
const text = [
  ...['ink', 'soft', 'accent', 'good', 'bad'].flatMap((ink) => [`${ink} on paper`, `${ink} on card`]),
  ...washes.flatMap((wash) => [`ink on ${wash}`, `accent on ${wash}`]),
  'good on good-wash',
  'wait on wait-wash',
  'bad on bad-wash',
  'paper on accent',
  // Code, on the paper of every kind of line.
  ...['keyword', 'string', 'number', 'comment', 'name'].flatMap((look) =>
    ['card', 'good-wash', 'bad-wash'].map((paper) => `code-${look} on ${paper}`),
  ),
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = colours(theme);
  const ratio = (pair: string) => {
    const [ink = '', paper = ''] = pair.split(' on ').map((name) => palette.get(name) ?? '');
    return contrast(ink, paper);
  };
  it.each(text)('%s reads at 4.5 : 1', (pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['edge on paper', 'edge on card', 'accent on paper'])('%s shows at 3 : 1', (pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});

it('fetches nothing', () => {
  expect(style).not.toMatch(/@import|url\(/);
});
