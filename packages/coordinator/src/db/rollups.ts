import type { Sql, Transaction } from './connection.ts';
import { tryLockRollups } from './locks.ts';
import { foldCells, nextCellsFrom } from './rollup-cells.ts';
import { foldExperimentTotals } from './rollup-experiments.ts';
import { foldPresence } from './rollup-presence.ts';
import { foldHeadRuns, foldReplicaTotals, foldSubmissionTotals } from './rollup-verification.ts';
import type { Window } from './rollup-window.ts';

/**
 * Folds experiments, replicas and submissions into the small tables that pages read.
 *
 * Rows are stamped with the time right before they are written, so what was recorded before the last full hour but one is complete.
 * Each fold counts everything since then anew, in one transaction, on one snapshot, under one lock: whatever crashes, and however
 * often it is repeated, nothing is lost and nothing is counted twice. Answers whether it folded: not while another process does.
 */
export async function foldRollups(sql: Sql, now: Date): Promise<boolean> {
  try {
    return await sql.begin('isolation level repeatable read', (transaction) => fold(transaction, now));
  } catch (error) {
    // Another process folded between this snapshot and the lock.
    if ((error as { code?: unknown }).code === serializationFailure) return false;
    throw error;
  }
}

const serializationFailure = '40001';

async function fold(sql: Transaction, now: Date): Promise<boolean> {
  if (!(await tryLockRollups(sql))) return false;
  await planAsItComes(sql);
  const state = await readState(sql);
  if (!state) return false;
  const window: Window = { ...state, nextFrom: laterOf(state.from, hourBefore(now)), now };
  await foldCells(sql, window);
  await foldExperimentTotals(sql, window);
  await foldReplicaTotals(sql, window);
  await foldSubmissionTotals(sql);
  await foldHeadRuns(sql, window);
  await foldPresence(sql, now);
  await sql`
    update rollup_state set recent_from = ${window.nextFrom}::text::timestamptz,
      cells_from = ${await nextCellsFrom(sql, window.nextFrom, now)}::text::timestamptz, folded_at = ${now}`;
  return true;
}

/** The stores' connections plan for a few rows each; here the first fold reads whole tables, and the later ones an hour. */
async function planAsItComes(sql: Transaction): Promise<void> {
  await sql.unsafe(`
    set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on; set local enable_hashjoin = on;
    set local enable_mergejoin = on; set local jit = off; set local work_mem = '64MB'`);
}

async function readState(sql: Transaction): Promise<Pick<Window, 'from' | 'cellsFrom'> | null> {
  const [state] = await sql<{ recentFrom: Date; cellsFrom: Date }[]>`
    select recent_from, cells_from from rollup_state for update`;
  return state ? { from: textOf(state.recentFrom), cellsFrom: textOf(state.cellsFrom) } : null;
}

/** `-infinity` is no time that a Date can hold. */
const textOf = (time: Date): string => (Number.isNaN(time.getTime()) ? '-infinity' : time.toISOString());

const hourMs = 3_600_000;

/** The full hour before the last one. */
const hourBefore = (now: Date): string =>
  new Date((Math.floor(now.getTime() / hourMs) - 1) * hourMs).toISOString();

const laterOf = (from: string, time: string): string => (from !== '-infinity' && from > time ? from : time);
