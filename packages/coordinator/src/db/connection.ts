import postgres from 'postgres';

/** 64-bit integers come as numbers: all of ours stay below 2^53. */
const bigint = { to: 20, from: [20], parse: Number, serialize: String };

export type Sql = postgres.Sql<{ bigint: number }>;
/** The connection inside a transaction. */
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
export type Queryable = Sql | Transaction;

/** A pool on the database at `url`; columns are camelCase in TypeScript. */
export const connect = (url: string, connections = 10): Sql =>
  postgres(url, {
    max: connections,
    types: { bigint },
    // Columns only: `postgres.camel` would also rename keys inside JSON values.
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    onnotice: () => {},
    connect_timeout: 10,
    connection: {
      application_name: 'ratchet-coordinator',
      // Every statement finds its rows by index, whatever its parameters are: planned once, not again each time.
      plan_cache_mode: 'force_generic_plan',
    },
  });
