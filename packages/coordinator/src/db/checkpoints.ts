import { witnessQuorum } from '@ratchet/protocol';
import type { PendingQuery, Row } from 'postgres';
import type { Queryable, Sql } from './connection.ts';

/** A checkpoint that was shown to others, with the cosignatures that came in so far. */
export interface PublishedCheckpoint {
  readonly size: number;
  /** As the operator signed it. */
  readonly note: string;
  readonly publishedAt: Date;
  /** Signature lines of witnesses. */
  readonly cosignatures: readonly string[];
  /** How many of them are verifiers of the roster now. */
  readonly fromRoster: number;
}

export interface CheckpointStore {
  newest(): Promise<PublishedCheckpoint | null>;
  at(size: number): Promise<PublishedCheckpoint | null>;
  /** The newest that more than half of the roster cosigned. */
  cosigned(): Promise<PublishedCheckpoint | null>;
  /** Cosignatures of verifiers that make a quorum now. */
  quorum(): Promise<number>;
  publish(checkpoint: Pick<PublishedCheckpoint, 'size' | 'note' | 'publishedAt'>): Promise<void>;
  /** False when it is of no checkpoint that is kept, or so many strangers cosigned it already. */
  addCosignature(size: number, witness: string, line: string): Promise<boolean>;
}

/** Checkpoints that are kept: witnesses answer within seconds, and remember by themselves. */
const kept = 256;
/** Anyone may be a witness; that many are shown beside the roster's. */
const strangersAtMost = 64;

export function openCheckpointStore(sql: Sql): CheckpointStore {
  const one = async (which: PendingQuery<Row[]>) => {
    const [row] = await sql<PublishedCheckpoint[]>`
      select p.size, p.note, p.published_at,
        coalesce((select array_agg(c.line order by c.witness) from cosignatures c where c.size = p.size), '{}') as cosignatures,
        (${fromRoster(sql)}) as from_roster
      from checkpoints p ${which}`;
    return row ?? null;
  };
  const quorum = async () => {
    const [row] = await sql<{ size: number }[]>`select count(*) as size from roster where removed_at is null`;
    return witnessQuorum(row?.size ?? 0);
  };
  const newestWith = (cosignatures: number) =>
    sql`where (${fromRoster(sql)}) >= ${cosignatures} order by p.size desc limit 1`;
  return {
    quorum,
    newest: () => one(sql`order by p.size desc limit 1`),
    at: (size) => one(sql`where p.size = ${size}`),
    cosigned: async () => one(newestWith(await quorum())),

    async publish({ size, note, publishedAt }) {
      await sql`insert into checkpoints ${sql({ size, note, publishedAt })} on conflict do nothing`;
      const [cosigned] = await sql<
        { size: number }[]
      >`select p.size from checkpoints p ${newestWith(await quorum())}`;
      await sql`
        delete from checkpoints
        where size < (select size from checkpoints order by size desc offset ${kept} limit 1)
          and size <> ${cosigned?.size ?? -1}`;
    },

    async addCosignature(size, witness, line) {
      const added = await sql`
        insert into cosignatures (size, witness, line)
        select p.size, ${witness}, ${line} from checkpoints p
        where p.size = ${size} and (
          exists (select 1 from roster r where r.key_id = ${witness} and r.removed_at is null)
          or (select count(*) from cosignatures c where c.size = p.size
              and not exists (select 1 from roster r where r.key_id = c.witness and r.removed_at is null)) < ${strangersAtMost})
        on conflict (size, witness) do update set line = excluded.line
        returning size`;
      return added.length > 0;
    },
  };
}

const fromRoster = (sql: Queryable) => sql`
  select count(*) from cosignatures c join roster r on r.key_id = c.witness and r.removed_at is null
  where c.size = p.size`;
