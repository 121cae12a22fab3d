import type { Transaction } from './connection.ts';
import { presentSeconds } from './read-context.ts';

/** Who is at work on each track: by the leases that are held, and by the experiments of the last minutes. */
export async function foldPresence(sql: Transaction, now: Date): Promise<void> {
  const since = new Date(now.getTime() - presentSeconds * 1000);
  await sql`
    with present as (
      select track, key_id from leases where ended_at is null and expires_at > ${now}
      union
      select e.track, e.key_id from tracks t join experiments e on e.track = t.name and e.recorded_at > ${since}
    )
    insert into track_presence (track, workers)
    select t.name, count(p.key_id) from tracks t left join present p on p.track = t.name group by t.name
    on conflict (track) do update set workers = excluded.workers where track_presence.workers <> excluded.workers`;
}
