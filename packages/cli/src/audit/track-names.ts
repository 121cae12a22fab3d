import { parseTrackName, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

const networkSchema = z.object({ tracks: z.array(z.object({ name: z.string() })).max(10_000) });

/** The tracks that a network shows. @throws RatchetError `unavailable` */
export async function trackNames(url: string): Promise<string[]> {
  const address = `${url.replace(/\/+$/, '')}/network.json`;
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(30_000), redirect: 'error' });
    const { tracks } = networkSchema.parse(await reply.json());
    return tracks.map(({ name }) => parseTrackName(name, 'track'));
  } catch (cause) {
    throw new RatchetError(
      {
        code: 'unavailable',
        field: address,
        rule: 'The network does not say which tracks it has.',
        remedy: 'See that it is a Ratchet network that is up, and ask again.',
      },
      { cause },
    );
  }
}
