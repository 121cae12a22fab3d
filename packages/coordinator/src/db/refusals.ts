import type { Sql } from './connection.ts';

/** Counts refused requests by rule, gathered in memory and written now and then: a flood of them must not cost a write each. */
export function openRefusalCounter(sql: Sql) {
  let counts = new Map<string, { track: string; code: string; times: number }>();
  return {
    count(track: string, code: string): void {
      const key = `${track}\0${code}`;
      const entry = counts.get(key) ?? { track, code, times: 0 };
      // A stranger chooses the name of the track: only so many different ones are remembered between two writes.
      if (counts.has(key) || counts.size < 256) counts.set(key, { ...entry, times: entry.times + 1 });
    },
    async flush(): Promise<void> {
      const waiting = [...counts.values()];
      counts = new Map();
      for (const { track, code, times } of waiting) {
        await sql`
          insert into refusals (track, code, times) select name, ${code}, ${times} from tracks where name = ${track}
          on conflict (track, code) do update set times = refusals.times + excluded.times`;
      }
    },
  };
}

export type RefusalCounter = ReturnType<typeof openRefusalCounter>;
