import { cosignatureOf, type KeyId, logOrigin, parseNote, verifierKey } from '@ratchet/protocol';
import { after, policy } from '../app/policy.ts';
import { openCheckpointStore } from './checkpoints.ts';
import type { Sql } from './connection.ts';
import { treeHead } from './leaves.ts';
import { proofOf, readStanding } from './log-proofs.ts';
import { openLogTiles } from './log-tiles.ts';
import type { ReadModelOptions } from './read-context.ts';
import { withRecentReads } from './recent-reads.ts';
import { searchLog } from './search-log.ts';

interface LeafRow {
  readonly index: number;
  readonly kind: string;
  readonly leafHash: Buffer;
  readonly entry: Buffer;
  /** Of a sealed leaf whose epoch is over: its entry is SHA-256(salt || statement). */
  readonly salt: Buffer | null;
  readonly statement: Buffer | null;
}

/** Content of sealed leaves comes with the end of their epoch, and not before. */
const leafColumns = (sql: Sql) => sql`
  l.log_index as index, l.kind, l.leaf_hash, l.entry,
  case when e.ended_at is not null then l.salt end as salt,
  case when e.ended_at is not null then l.sealed_statement end as statement`;

const leafView = ({ index, kind, leafHash, entry, salt, statement }: LeafRow) => ({
  ...{ index, kind, hash: leafHash.toString('hex'), entry: entry.toString('base64') },
  ...(salt &&
    statement && { opened: { salt: salt.toString('hex'), statement: statement.toString('base64') } }),
});

export async function readLog(sql: Sql, after: number, limit: number) {
  const [leaves, head] = await Promise.all([
    sql<LeafRow[]>`
      select ${leafColumns(sql)} from log_leaves l left join epochs e on e.id = l.epoch_id
      where l.log_index > ${after} order by l.log_index limit ${limit}`,
    treeHead(sql),
  ]);
  return { ...head, leaves: leaves.map(leafView) };
}

async function readLeaf(sql: Sql, index: number) {
  const [[leaf], { size }] = await Promise.all([
    sql<(LeafRow & { id: number; recordedAt: Date; opensFrom: Date | null })[]>`
      select l.id, ${leafColumns(sql)}, l.recorded_at, case when e.ended_at is null then e.began_at end as opens_from
      from log_leaves l left join epochs e on e.id = l.epoch_id where l.log_index = ${index}`,
    treeHead(sql),
  ]);
  if (!leaf) return null;
  return {
    ...leafView(leaf),
    recordedAt: leaf.recordedAt.toISOString(),
    opensAt: leaf.opensFrom ? after(leaf.opensFrom, policy.epochHours * 3600).toISOString() : null,
    submission: submissionIn(leaf.entry) ?? submissionIn(leaf.statement),
    size,
  };
}

/** The submission that a leaf names, itself or in its envelope. */
function submissionIn(entry: Buffer | null): string | null {
  if (entry === null) return null;
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  try {
    const said = JSON.parse(entry.toString());
    const payload = said.envelope?.payload;
    const inside = payload ? JSON.parse(Buffer.from(payload, 'base64').toString()).predicate : said;
    return typeof inside.submission === 'string' && id.test(inside.submission) ? inside.submission : null;
  } catch {
    return null;
  }
}

export async function readWitnesses({ sql, operator }: ReadModelOptions) {
  const checkpoints = openCheckpointStore(sql);
  const [cosigned, quorum, [roster]] = await Promise.all([
    checkpoints.cosigned(),
    checkpoints.quorum(),
    sql<{ size: number }[]>`select count(*) as size from roster where removed_at is null`,
  ]);
  return {
    key: verifierKey(logOrigin(operator), operator),
    cosigned: cosigned && { size: cosigned.size, cosigners: cosigned.fromRoster },
    ...{ quorum, rosterSize: roster?.size ?? 0 },
  };
}

async function readCheckpoints(sql: Sql, { before, limit }: { before: number | null; limit: number }) {
  const [rows, roster, quorum] = await Promise.all([
    sql<{ size: number; note: string; publishedAt: Date; lines: string[] }[]>`
      select p.size, p.note, p.published_at,
        coalesce((select array_agg(c.line order by c.witness) from cosignatures c where c.size = p.size), '{}') as lines
      from checkpoints p where p.size < ${before ?? Number.MAX_SAFE_INTEGER} order by p.size desc limit ${limit}`,
    sql<{ keyId: string }[]>`select key_id from roster where removed_at is null`,
    openCheckpointStore(sql).quorum(),
  ]);
  const members = new Set(roster.map(({ keyId }) => keyId));
  return rows.map(({ size, note, publishedAt, lines }) => {
    const whole = note + lines.map((line) => `${line}\n`).join('');
    const cosigners = witnessesOf(whole)
      .map((witness) => ({ witness: witness as string, isVerifier: members.has(witness) }))
      .sort((a, b) => Number(b.isVerifier) - Number(a.isVerifier));
    const hasQuorum = cosigners.filter(({ isVerifier }) => isVerifier).length >= quorum;
    return { size, publishedAt: publishedAt.toISOString(), note: whole, cosigners, hasQuorum };
  });
}

/** Lines were checked when they came in; here they only say who. */
function witnessesOf(whole: string): KeyId[] {
  const note = parseNote(whole);
  return [...new Set(note.signatures.flatMap((line) => cosignatureOf(note, line)?.witness ?? []))];
}

/** What the pages of the log ask for. */
export function logReads(options: ReadModelOptions) {
  const { sql, operator, now } = options;
  const [log, checkpoints] = [openLogTiles(sql), openCheckpointStore(sql)];
  const read = { standing: () => readStanding(sql, checkpoints) };
  // Any older checkpoint proves as much, for the leaves that it covers.
  const recent = withRecentReads(read, ['standing'], {
    ...{ freshMs: 2_000, staleMs: 10_000, newestMs: 500, most: 1, now: () => now().getTime() },
  });
  async function proof(index: number) {
    const known = await proofOf({ sql, log, operator }, await recent.standing(), index);
    return known ?? proofOf({ sql, log, operator }, await read.standing(), index);
  }
  return {
    log: (after: number, limit: number) => readLog(sql, after, limit),
    witnesses: () => readWitnesses(options),
    leaf: (index: number) => readLeaf(sql, index),
    proof,
    checkpoints: (page: { before: number | null; limit: number }) => readCheckpoints(sql, page),
    search: (text: string) => searchLog(sql, text),
  };
}
