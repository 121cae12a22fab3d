import { type ErrorCode, RatchetError } from '@ratchet/protocol';

/** A refusal as a page or as JSON: the shape of a RatchetError, with the HTTP status beside it. */
export interface Problem {
  readonly status: number;
  /** A RatchetError's code, or `unknown-page` where only an address was wrong. */
  readonly code:
    | ErrorCode
    | 'unknown-page'
    | 'unknown-commit'
    | 'unknown-leaf'
    | 'unknown-volunteer'
    | 'unknown-verifier'
    | 'nothing-found'
    | 'withheld';
  readonly field: string;
  readonly rule: string;
  readonly remedy: string;
}

const statusByCode: Partial<Record<ErrorCode, number>> = {
  'bad-field': 400,
  oversized: 413,
  'unknown-track': 404,
  'unknown-submission': 404,
  'unknown-blob': 404,
  'unknown-webhook': 404,
  'signed-out': 401,
  'bad-signature': 403,
  'request-expired': 403,
  'unknown-key': 403,
  'not-an-administrator': 403,
  'not-a-maintainer': 403,
  blocked: 403,
  'claim-mismatch': 400,
  'not-on-roster': 409,
  unchanged: 409,
  'not-awaiting-approval': 409,
  'idempotency-key-reused': 409,
  'foreign-form': 403,
  'challenge-used': 409,
  'quota-exceeded': 429,
  'database-unreachable': 503,
  unavailable: 503,
};

/** Raised by a page that has nothing to show for its address. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly problem: Problem;
  constructor(problem: Omit<Problem, 'status'>) {
    super(problem.rule);
    this.problem = { status: 404, ...problem };
  }
}

/** Raised by a page whose content is there, and not to be shown yet. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
  readonly problem: Problem;
  constructor(problem: Omit<Problem, 'status' | 'code'>) {
    super(problem.rule);
    this.problem = { status: 403, code: 'withheld', ...problem };
  }
}

export const unknownPage: Problem = {
  status: 404,
  code: 'unknown-page',
  field: 'path',
  rule: 'There is no page at this address.',
  remedy: 'Start from the list of tracks.',
};

/** What the visitor is told about `error`. Of an unforeseen one, nothing but that it happened. */
export function problemOf(error: unknown): Problem {
  if (error instanceof NotFound || error instanceof Withheld) return error.problem;
  if (error instanceof RatchetError) return { status: statusByCode[error.code] ?? 500, ...error.toJSON() };
  const status = refusedStatus(error);
  if (status === null) return unforeseen;
  return {
    status,
    code: 'bad-field',
    field: 'request',
    rule: 'The request could not be read.',
    remedy: 'Check the address for stray characters.',
  };
}

/** The 4xx status that fastify itself gave to a request it could not read. */
function refusedStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : null;
}

const unforeseen: Problem = {
  status: 500,
  code: 'internal',
  field: 'server',
  rule: 'Something went wrong on this side.',
  remedy: 'Try again in a minute; what happened is in the log of whoever runs this network.',
};
