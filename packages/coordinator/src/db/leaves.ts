import { appendTiled, type Frontier, leafHash, rootOf, sealedLeaf, type TileRoot } from '@ratchet/protocol';
import type { LogStore, NewLeaf } from '../app/ports.ts';
import type { Queryable, Sql } from './connection.ts';
import { lockSequencer } from './locks.ts';

/** The columns of a leaf that is about to be inserted. */
export interface LeafColumns {
  readonly kind: string;
  readonly entry: Buffer;
  readonly sealedStatement: Buffer | null;
  readonly salt: Buffer | null;
  readonly epochId: number | null;
  readonly leafHash: Buffer;
}

export function leafColumns(leaf: NewLeaf): LeafColumns {
  if ('entry' in leaf) {
    const { kind, entry } = leaf;
    return { kind, entry, sealedStatement: null, salt: null, epochId: null, leafHash: leafHash(entry) };
  }
  const { salt, statement, epochId } = leaf.sealed;
  const entry = sealedLeaf(salt, statement);
  return { kind: leaf.kind, entry, sealedStatement: statement, salt, epochId, leafHash: leafHash(entry) };
}

/** Appends a leaf in the caller's transaction; it gets its index from the sequencer, after the commit. */
export async function insertLeaf(sql: Queryable, leaf: NewLeaf, now: Date): Promise<number> {
  const columns = leafColumns(leaf);
  const [row] = await sql<{ id: number }[]>`
    insert into log_leaves ${sql({ ...columns, recordedAt: now })} returning id`;
  return row?.id ?? -1;
}

/** Any number that no other advisory lock of ours has. */
const batch = 5_000;

/**
 * Numbers the leaves. One sequencer works at a time, under an advisory lock, in the order of insertion; asking while one is
 * at work joins the next round, so a burst of a thousand commitments costs a few rounds and not a thousand.
 */
export function openLogStore(sql: Sql): LogStore {
  let next: Promise<number> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const lately = new Map<number, number>();
  const remember = (leafId: number, index: number) => {
    if (lately.size >= 2 * batch) lately.clear();
    lately.set(leafId, index);
  };
  return {
    sequence() {
      next ??= running.then(() => {
        next = null;
        const round = sequenceAll(sql, remember);
        running = round.catch(() => {});
        return round;
      });
      return next;
    },
    async indexOf(leafId) {
      const known = lately.get(leafId);
      if (known !== undefined) return known;
      const [row] = await sql<
        { logIndex: number | null }[]
      >`select log_index from log_leaves where id = ${leafId}`;
      return row?.logIndex ?? null;
    },
  };
}

type Numbered = (leafId: number, index: number) => void;

async function sequenceAll(sql: Sql, onNumbered: Numbered): Promise<number> {
  let total = 0;
  for (let count = batch; count === batch; total += count) {
    const { leaves, first } = await sequenceBatch(sql);
    leaves.forEach(({ id }, i) => {
      onNumbered(id, first + i);
    });
    count = leaves.length;
  }
  return total;
}

/** Once it is committed: the leaves that it numbered, from index `first` on. */
function sequenceBatch(sql: Sql): Promise<{ leaves: readonly { id: number }[]; first: number }> {
  return sql.begin(async (transaction) => {
    const [, state, leaves] = await Promise.all([
      lockSequencer(transaction),
      transaction<{ size: number; roots: Buffer }[]>`select size, roots from log_state`,
      transaction<{ id: number; leafHash: Buffer }[]>`
        select id, leaf_hash from log_leaves where log_index is null order by id limit ${batch}`,
    ]);
    const before = frontierOf(state[0] ?? { size: 0, roots: Buffer.alloc(0) });
    if (leaves.length === 0) return { leaves, first: before.size };
    const full: TileRoot[] = [];
    const onTile = (root: TileRoot) => full.push(root);
    const afterwards = leaves.reduce(
      (frontier, leaf) => appendTiled(frontier, leaf.leafHash, onTile),
      before,
    );
    await Promise.all([
      transaction`
        update log_leaves set log_index = numbered.log_index
        from unnest(${leaves.map(({ id }) => id)}::bigint[], ${leaves.map((_, i) => before.size + i)}::bigint[])
          as numbered (id, log_index)
        where log_leaves.id = numbered.id`,
      transaction`update log_state set size = ${afterwards.size}, roots = ${Buffer.concat(afterwards.roots)}`,
      full.length > 0 && transaction`insert into log_tile_roots ${transaction(full)} on conflict do nothing`,
    ]);
    return { leaves, first: before.size };
  });
}

function frontierOf({ size, roots }: { size: number; roots: Buffer }): Frontier {
  return {
    size,
    roots: Array.from({ length: roots.length / 32 }, (_, i) => roots.subarray(32 * i, 32 * i + 32)),
  };
}

/** The log's size and root. */
export async function treeHead(sql: Queryable): Promise<{ size: number; root: string }> {
  const [state] = await sql<{ size: number; roots: Buffer }[]>`select size, roots from log_state`;
  const frontier = frontierOf(state ?? { size: 0, roots: Buffer.alloc(0) });
  return { size: frontier.size, root: rootOf(frontier).toString('hex') };
}
