import { mergeSchema, openEnvelope, predicateTypes, verdictSchema } from '@ratchet/protocol';
import type { Listener, LoggedEvent, SubmissionFacts } from './webhook-ports.ts';

/**
 * What is told of a leaf. Everything comes from the public log, or is what public pages say of a decided submission: nothing that was
 * measured before a verdict can get here (design, section 7.3).
 */
export interface Telling {
  readonly submission: string;
  readonly track: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function tellingOf(event: LoggedEvent, facts: SubmissionFacts | null, origin: string): Telling {
  const { envelope } = JSON.parse(event.entry.toString('utf8')) as { envelope: unknown };
  return event.kind === 'merge'
    ? merge(envelope, event, facts, origin)
    : verdict(envelope, event, facts, origin);
}

function merge(envelope: unknown, { logIndex }: LoggedEvent, facts: SubmissionFacts | null, origin: string) {
  const { predicate } = openEnvelope(envelope, {
    ...{ predicateType: predicateTypes.merge, schema: mergeSchema, field: 'merge' },
  });
  const { submission, track, from, to, candidate, reverts } = predicate;
  const data = {
    ...{ track, commit: to, from, candidate, submission, reverts, volunteer: facts?.keyId ?? null },
    ...{ effect: facts?.effect ?? null, low: facts?.low ?? null, high: facts?.high ?? null, logIndex },
    links: {
      commit: `${origin}/tracks/${track}/commits/${to}`,
      submission: `${origin}/submissions/${submission}`,
    },
  };
  return { submission, track, data };
}

function verdict(
  envelope: unknown,
  { logIndex }: LoggedEvent,
  facts: SubmissionFacts | null,
  origin: string,
): Telling {
  const { predicate } = openEnvelope(envelope, {
    ...{ predicateType: predicateTypes.verdict, schema: verdictSchema, field: 'verdict' },
  });
  const { submission, track, head, decision, reason, effect, low, high, trustedReplicas } = predicate;
  const state = decision === 'accepted' ? 'ACCEPTED' : 'REJECTED';
  const data = {
    ...{ track, submission, head, state, reason, effect, low, high, trustedReplicas },
    ...{ volunteer: facts?.keyId ?? null, logIndex },
    links: { submission: `${origin}/submissions/${submission}` },
  };
  return { submission, track, data };
}

/** The bytes that are signed and sent. */
export const bodyOf = (type: string, at: Date, data: unknown): Buffer =>
  Buffer.from(JSON.stringify({ type, timestamp: at.toISOString(), data }));

/** Whom a telling is for: merges for whoever asked, verdicts for whoever submitted. */
export const isFor = (
  { keyId, track, events }: Listener,
  kind: LoggedEvent['kind'],
  telling: Telling,
  facts: SubmissionFacts | null,
): boolean =>
  events.includes(kind) &&
  (track === null || track === telling.track) &&
  (kind === 'merge' || keyId === facts?.keyId);
