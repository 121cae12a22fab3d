import type { Epoch, EpochStore } from '../app/ports.ts';
import type { Queryable, Sql } from './connection.ts';
import { insertLeaf } from './leaves.ts';
import { lockVerification } from './locks.ts';
import { endTrials } from './tracks.ts';

export async function selectEpoch(sql: Queryable): Promise<Epoch | null> {
  const [row] = await sql<Epoch[]>`select id, key, began_at from epochs where ended_at is null`;
  return row ?? null;
}

export const openEpochStore = (sql: Sql): EpochStore => ({
  openEpoch: () => selectEpoch(sql),

  async beginEpoch({ key, keyHash, now, leaf }) {
    await sql.begin(async (transaction) => {
      await transaction`lock table epochs in share row exclusive mode`;
      if (await selectEpoch(transaction)) return;
      const leafId = await insertLeaf(transaction, leaf, now);
      await transaction`insert into epochs ${transaction({ key, keyHash, beganAt: now, leafId })}`;
    });
  },

  async endEpoch(id, now, leaf) {
    await sql.begin(async (transaction) => {
      await lockVerification(transaction);
      const ended =
        await transaction`update epochs set ended_at = ${now} where id = ${id} and ended_at is null`;
      if (ended.count === 0) return;
      await insertLeaf(transaction, leaf, now);
      await endTrials(transaction, null, now);
      await transaction`
        update submissions set state = 'ADMITTED', updated_at = ${now} where state in ('TESTING', 'DISPUTED')`;
    });
  },
});
