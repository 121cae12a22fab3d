import postgres from 'postgres';

/** 64-bit integers come as numbers: all of ours stay below 2^53. */
const bigint = { to: 20, from: [20], parse: Number, serialize: String };

export type Sql = postgres.Sql<{ bigint: number }>;
/** The connection inside a transaction. */
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
export type Queryable = Sql | Transaction;

/** A pool on the database at `url`; columns are camelCase in TypeScript. */
export const connect = (url: string, connections = 10, settings: Record<string, string> = {}): Sql =>
  postgres(url, {
    max: connections,
    types: { bigint },
    // Columns only: `postgres.camel` would also rename keys inside JSON values.
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    onnotice: () => {},
    connect_timeout: 10,
    // A server that was away is there again for everyone within two seconds.
    backoff: (attempt: number) => Math.min(2, 0.1 * 2 ** attempt) * (0.5 + Math.random() / 2),
    connection: { application_name: 'ratchet-coordinator', ...settings },
  });

/**
 * A pool for the stores. Their statements touch a few rows each and have an index for all of them, so each is planned once, for
 * that: a plan that was made while a table was small, or by statistics of a quiet hour, must not read whole tables later.
 */
export const connectStores = (url: string): Sql =>
  connect(url, 10, {
    plan_cache_mode: 'force_generic_plan',
    enable_seqscan: 'off',
    enable_hashjoin: 'off',
    enable_mergejoin: 'off',
  });
