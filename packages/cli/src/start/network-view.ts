import { readFile } from 'node:fs/promises';
import type { NetworkTrack, NetworkView } from '@ratchet/portal';
import { RatchetError } from '@ratchet/protocol';
import { z } from 'zod';

export interface AskNetworkOptions {
  readonly httpUrl: string;
  readonly track: string;
  /** Where the coordinator keeps the token of its operator, who also sees the evidence of open submissions. */
  readonly tokenFile: string;
}

/** Asks the coordinator how the network fares, as its operator; null while it does not answer. */
export async function askNetwork({
  httpUrl,
  track,
  tokenFile,
}: AskNetworkOptions): Promise<NetworkTrack | null> {
  try {
    const { token } = tokenSchema.parse(JSON.parse(await readFile(tokenFile, 'utf8')));
    const answer = await fetch(`${httpUrl}/operator.json`, {
      signal: AbortSignal.timeout(10_000),
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) return null;
    const view = (await answer.json()) as NetworkView;
    return view.tracks.find(({ name }) => name === track) ?? null;
  } catch {
    return null;
  }
}

const tokenSchema = z.object({ token: z.string() });

export interface AwaitTrackOptions {
  readonly ask: () => Promise<NetworkTrack | null>;
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

/** The first answer that shows the track. @throws RatchetError `set-up-failed` when none comes in time */
export async function awaitTrack({
  ask,
  clock,
  waitSeconds,
  signal,
}: AwaitTrackOptions): Promise<NetworkTrack> {
  const deadline = clock.now() + waitSeconds * 1_000;
  for (;;) {
    const track = await ask();
    if (track !== null) return track;
    if (clock.now() > deadline) {
      throw new RatchetError({
        code: 'set-up-failed',
        field: 'coordinator',
        rule: `It did not open the track within ${waitSeconds} s.`,
        remedy: 'See logs/coordinator.log in the data folder.',
      });
    }
    await clock.sleep(100, signal);
  }
}
