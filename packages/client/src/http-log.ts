import type { LogSource } from '@ratchet/audit';
import { RatchetError } from '@ratchet/protocol';

const secondsAtMost = 30;
const bytesAtMost = 64 * 1024 * 1024;

/** A log as a coordinator serves it at `url`. @throws RatchetError `unavailable` */
export const httpLog = (url: string): LogSource => ({
  async find(path) {
    const address = logAddress(url, path);
    const reply = await fetch(address, {
      signal: AbortSignal.timeout(secondsAtMost * 1_000),
      redirect: 'error',
    }).catch((cause: unknown) => {
      throw unavailable(address, 'It cannot be reached.', cause);
    });
    if (reply.status === 404) {
      await reply.body?.cancel();
      return null;
    }
    if (!reply.ok || !reply.body) throw unavailable(address, `It answers ${reply.status}.`);
    return cappedBytes(reply.body, address);
  },
});

export const logAddress = (url: string, path: string): string => `${url.replace(/\/+$/, '')}/log/${path}`;

/** All of a body, unless it is more than any part of a log can have. */
async function cappedBytes(body: AsyncIterable<Uint8Array>, address: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > bytesAtMost) throw unavailable(address, 'It sends more than any part of a log can have.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const unavailable = (field: string, rule: string, cause?: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'unavailable',
      field,
      rule,
      remedy: 'See that it is a Ratchet network that is up, and ask again.',
    },
    { cause },
  );
