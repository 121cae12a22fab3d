import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { renderAsync } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';

const fontsDir = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
);
/** The fonts come with us: a server has none, and the same picture is the same everywhere. */
const font = {
  loadSystemFonts: false,
  fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => join(fontsDir, file)),
  defaultFontFamily: 'DejaVu Sans',
  sansSerifFamily: 'DejaVu Sans',
};

const bytesAtMost = 16 * 1_024 * 1_024;
/** Each takes a core for some tens of milliseconds: whoever asks for thousands of different ones is told to come back. */
const waitingAtMost = 16;

/** Draws SVG as PNG, one at a time. The same picture is drawn once and kept for a while. */
export function openRaster(): (svg: string) => Promise<Buffer> {
  const kept = new LRUCache<string, Buffer>({
    maxSize: bytesAtMost,
    sizeCalculation: ({ length }) => length,
  });
  const drawing = new Map<string, Promise<Buffer>>();
  let last: Promise<unknown> = Promise.resolve();

  async function draw(key: string, svg: string, before: Promise<unknown>): Promise<Buffer> {
    await before.catch(() => {});
    try {
      const png = (await renderAsync(svg, { font })).asPng();
      kept.set(key, png);
      return png;
    } finally {
      drawing.delete(key);
    }
  }

  return async (svg) => {
    const key = hash('sha256', svg, 'base64url');
    const found = kept.get(key) ?? drawing.get(key);
    if (found) return found;
    if (drawing.size >= waitingAtMost) throw busy();
    const drawn = draw(key, svg, last);
    drawing.set(key, drawn);
    last = drawn;
    return drawn;
  };
}

const busy = () =>
  new RatchetError({
    code: 'unavailable',
    field: 'path',
    rule: `No more than ${waitingAtMost} pictures wait to be drawn.`,
    remedy: 'Ask again in a moment.',
  });
