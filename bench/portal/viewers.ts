/**
 * Many open pages, as a browser keeps them: each a stream of server-sent events. Told a word over IPC, it says how long after a given moment each
 * viewer of a page saw it.
 *
 * argv: HTTP_URL, then COUNT PAGE pairs
 */
import { request } from 'node:http';
import { createGunzip } from 'node:zlib';

const [base = '', ...pairs] = process.argv.slice(2);
const viewers: {
  page: string;
  events: number;
  heardAt: number;
  tail: string;
  seenAt: number;
  open: boolean;
}[] = [];
let word = '\0';
let lost = 0;

function watch(page: string): Promise<void> {
  const viewer = { page, events: 0, heardAt: 0, tail: '', seenAt: 0, open: false };
  viewers.push(viewer);
  return new Promise((resolve) => {
    const address = `${base}/live?page=${encodeURIComponent(page)}`;
    const asked = { agent: false, headers: { 'accept-encoding': 'gzip' } };
    const call = request(address, asked, (response) => {
      viewer.open = response.statusCode === 200;
      if (!viewer.open) lost += 1;
      const events = response.pipe(createGunzip());
      // Of a stream that breaks off; whoever lost it is counted below.
      events.on('error', () => {});
      events.on('data', (chunk: Buffer) => {
        const seen = viewer.tail + chunk.toString('latin1');
        viewer.events += chunk.includes('event: ') ? 1 : 0;
        viewer.heardAt = Date.now();
        if (viewer.seenAt === 0 && seen.includes(word)) viewer.seenAt = Date.now();
        viewer.tail = seen.slice(-64);
        resolve();
      });
      response.on('close', () => {
        lost += 1;
      });
    });
    call.on('error', () => {
      lost += 1;
      resolve();
    });
    call.end();
  });
}

const wanted: string[] = [];
for (let i = 0; i < pairs.length; i += 2)
  wanted.push(...Array<string>(Number(pairs[i])).fill(pairs[i + 1] ?? '/'));
// A few at a time, as people come.
const hand = async () => {
  for (let page = wanted.pop(); page !== undefined; page = wanted.pop()) await watch(page);
};
await Promise.all(Array.from({ length: 25 }, hand));
process.on('message', (message: { word: string } | { since: number; page: string }) => {
  if ('word' in message) {
    word = message.word;
    for (const viewer of viewers) viewer.seenAt = 0;
    return;
  }
  const asked = viewers.filter(({ page }) => page === message.page);
  const events = viewers.map((viewer) => viewer.events);
  process.send?.({
    open: viewers.filter(({ open }) => open).length,
    lost,
    events: events.reduce((sum, count) => sum + count, 0),
    delaysMs: asked.map(({ seenAt }) => (seenAt === 0 ? null : seenAt - message.since)),
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
