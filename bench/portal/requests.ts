import { Agent, request } from 'node:http';
import type { PageKind } from './addresses.ts';

export interface Asked {
  readonly kind: string;
  readonly address: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Asks `perSecond` times a second for so long, every kind in turn, any of its addresses; whether answers come or not. */
export async function askSteadily(
  base: string,
  kinds: readonly PageKind[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Asked[]> {
  const asked: Promise<Asked>[] = [];
  const began = performance.now();
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const wait = began + (1000 * i) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const { kind, addresses } = kinds[i % kinds.length] as PageKind;
    const address = addresses[Math.floor(Math.random() * addresses.length)] ?? '/';
    asked.push(ask(base, kind, address));
  }
  return Promise.all(asked);
}

/** From the request to the last byte, as somebody on this machine sees it. */
function ask(base: string, kind: string, address: string): Promise<Asked> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(`${base}${address}`, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        resolve({
          kind,
          address,
          status: response.statusCode ?? 0,
          milliseconds: performance.now() - began,
          bytes,
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}
