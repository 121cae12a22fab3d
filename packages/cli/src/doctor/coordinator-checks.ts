import { randomUUID } from 'node:crypto';
import { openClient } from '@ratchet/client';
import { systemClock } from '@ratchet/kit';
import { nodeKeyFromSeed } from '@ratchet/protocol';
import { type Check, failed, look, ok, warning } from './check.ts';

const patienceMs = 10_000;
/** A request that is older or newer than this is refused. */
const allowedSeconds = 300;
const comfortableSeconds = 30;

/** Whether the coordinator answers both ways that a node needs, and whether this machine's clock agrees with its. */
export async function coordinatorChecks(
  address: string,
  now: () => number = Date.now,
): Promise<readonly Check[]> {
  if (address === '') {
    const fix = 'Give --coordinator HOST:PORT, or set RATCHET_COORDINATOR.';
    return [
      warning('coordinator', 'not looked for: none was named', fix),
      warning('clock', 'not compared with any other', fix),
    ];
  }
  const [grpc, httpUrl] = await grpcCheck(address);
  return httpUrl === null ? [grpc] : [grpc, ...(await httpChecks(httpUrl, now))];
}

async function grpcCheck(address: string): Promise<readonly [Check, string | null]> {
  // What is asked is public, so any key will do: the node's own stays where it is.
  const key = nodeKeyFromSeed(Buffer.alloc(32, 1));
  const client = openClient({ address, key, clock: systemClock, random: Math.random, newId: randomUUID });
  let httpUrl: string | null = null;
  try {
    const check = await look(
      'coordinator',
      `See that it runs, and that ${address} can be reached from here.`,
      async () => {
        const signal = AbortSignal.timeout(patienceMs);
        const { tracks } = await client.call('listTracks', {}, { signal });
        const [first] = tracks;
        if (first) ({ httpUrl } = await client.call('getTrack', { name: first.name }, { signal }));
        const names = tracks.map(({ name }) => name).join(', ');
        return ok('coordinator', `${address} answers; tracks: ${names === '' ? 'none' : names}`);
      },
    );
    return [check, httpUrl];
  } finally {
    client.close();
  }
}

async function httpChecks(httpUrl: string, now: () => number): Promise<readonly Check[]> {
  let date: string | null = null;
  const page = await look(
    'its pages',
    `Open ${httpUrl} to this machine: workers clone from there.`,
    async () => {
      const response = await fetch(new URL('/index.json', httpUrl), {
        signal: AbortSignal.timeout(patienceMs),
      });
      date = response.headers.get('date');
      return response.ok
        ? ok('its pages', `${httpUrl} answers`)
        : failed('its pages', `${httpUrl} answers ${response.status}`, 'See the coordinator’s log.');
    },
  );
  return date === null ? [page] : [page, clockCheck(Date.parse(date), now())];
}

/** Times in ms since 1970. */
export function clockCheck(theirs: number, ours: number): Check {
  const seconds = Math.round(Math.abs(ours - theirs) / 1_000);
  const seen = `${seconds} s from the coordinator's`;
  const fix = 'Set it by NTP: timedatectl set-ntp true.';
  if (seconds > allowedSeconds)
    return failed('clock', `${seen}: requests are refused beyond ${allowedSeconds}`, fix);
  return seconds > comfortableSeconds ? warning('clock', seen, fix) : ok('clock', seen);
}
