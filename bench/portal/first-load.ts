import { chromium } from 'playwright-core';
import { chromiumFlags } from '../../test/setup/chromium-flags.ts';

export interface FirstLoad {
  /** What came over the wire: page, styles, scripts, pictures. */
  readonly bytes: number;
  readonly largestPaintMs: number;
}

/** A page as a visitor gets it who was never there before, in real Chromium. */
export async function firstLoads(url: string, times: number): Promise<FirstLoad[]> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  try {
    const loads: FirstLoad[] = [];
    for (let i = 0; i < times; i += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
      await page.waitForTimeout(1_000);
      const largestPaintMs = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN),
            ).observe({ type: 'largest-contentful-paint', buffered: true });
          }),
      );
      loads.push({ bytes, largestPaintMs });
      await context.close();
    }
    return loads;
  } finally {
    await browser.close();
  }
}
