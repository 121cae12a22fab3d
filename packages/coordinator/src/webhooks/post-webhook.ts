import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PostWebhook } from '../app/webhook-ports.ts';
import { addressIn, isForbiddenAddress, type Reach } from './forbidden-addresses.ts';
import type { ResolveHost } from './resolve-host.ts';

interface Options extends Reach {
  readonly resolve: ResolveHost;
  /** For all of it, the name included. */
  readonly limitMs: number;
}

/**
 * Posts to addresses that strangers chose. The name is resolved here and the connection goes to what was looked at, so that a name
 * which leads elsewhere a moment later (DNS rebinding) leads nowhere; redirects are answers like any other; of the answer nothing
 * is read but its status.
 */
export const webhookPoster =
  (options: Options): PostWebhook =>
  async (url, headers, body, signal) => {
    const limit = AbortSignal.timeout(options.limitMs);
    try {
      const code = await post(new URL(url), headers, body, {
        ...{ lookup: checkedLookup(options), reach: options },
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      });
      return { isDelivered: code >= 200 && code < 300, isGone: code === 410, status: String(code) };
    } catch (error) {
      const status = limit.aborted ? 'no answer in time' : wordsFor(error);
      return { isDelivered: false, isGone: false, status };
    }
  };

class Forbidden extends Error {}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  on: { readonly lookup: LookupFunction; readonly reach: Reach; readonly signal: AbortSignal },
): Promise<number> {
  // Addresses are not looked up, so the lookup would not see them.
  const address = addressIn(url.hostname);
  if (address !== null && isForbiddenAddress(address, on.reach)) throw new Forbidden();
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      ...{ method: 'POST', lookup: on.lookup, signal: on.signal, maxHeaderSize: 8_192 },
      // A connection for each: no pool holds one open to a place that was looked at long ago.
      agent: false,
      headers: { ...headers, 'content-length': String(body.length), connection: 'close' },
    });
    sending.once('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.on('error', () => {});
      response.destroy();
    });
    // Also after the answer, when what is left of it is thrown away.
    sending.on('error', reject);
    // Not every end is an error: a switch to another protocol is none.
    sending.once('close', () => reject(new Error('There was no answer.')));
    sending.end(body);
  });
}

const checkedLookup =
  ({ resolve, ...reach }: Options): LookupFunction =>
  (hostname, wish, done) => {
    resolve(hostname)
      .then((addresses) => {
        // One bad address among good ones is no accident.
        if (addresses.some((address) => isForbiddenAddress(address, reach))) throw new Forbidden();
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first) throw Object.assign(new Error(), { code: 'ENOTFOUND' });
        if (wish.all) done(null, found);
        else done(null, first.address, first.family);
      })
      .catch((error: Error) => done(error, ''));
  };

/** Of what went wrong no more than its owner needs. */
function wordsFor(error: unknown): string {
  if (error instanceof Forbidden) return 'not a public address';
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such name';
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (/CERT|TLS|SSL/.test(code)) return 'no valid certificate';
  return 'no connection';
}
