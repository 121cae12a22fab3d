import { lookup, Resolver } from 'node:dns/promises';
import type { Reach } from './forbidden-addresses.ts';

export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

/**
 * Public names are asked of the name servers alone: what this machine calls by other names is nobody's business, and a slow answer
 * keeps no thread of the pool that files are read with. With private networks, as the machine itself does it.
 */
export function hostResolver({ toPrivate }: Reach): ResolveHost {
  if (toPrivate)
    return async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
}
