import { RatchetError } from '@ratchet/protocol';

/** No connection, as the driver, the system and PostgreSQL (appendix A, "PostgreSQL Error Codes") say it; 40001 is a replica's conflict with what it replays. */
const outages = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'],
  ...['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03', '40001'],
]);

/** The same, where a database that does not answer is told as what it is: nobody did anything wrong, and it passes. */
export function tellingOutages<Source extends object>(source: Source): Source {
  const told = Object.entries(source).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? (...args: unknown[]) => translated(() => member.apply(source, args))
      : member,
  ]);
  return { ...source, ...Object.fromEntries(told) };
}

function translated(work: () => unknown): unknown {
  const result = work();
  return result instanceof Promise
    ? result.catch((error: unknown) => {
        throw isOutage(error) ? unreachable(error) : error;
      })
    : result;
}

const isOutage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  !(error instanceof RatchetError) &&
  outages.has(String(error.code));

const unreachable = (cause: unknown) =>
  new RatchetError(
    {
      code: 'unavailable',
      field: 'database',
      rule: 'The database of this network does not answer.',
      remedy: 'Try again in a minute.',
    },
    { cause },
  );
