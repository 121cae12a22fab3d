import type { Decision } from '../app/verification-ports.ts';
import type { Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';

/** Ends the trial with its verdict: leaf, submission and trial in the caller's transaction; runs still under way are not wanted. */
export async function decideTrial(sql: Transaction, decision: Decision): Promise<void> {
  const { submissionId, trialId, state, reason, effect, overstated, now } = decision;
  const verdictLeafId = await insertLeaf(sql, decision.leaf, now);
  await sql`
    update submissions set ${sql({
      ...{ state, reason, overstated, verdictLeafId, decidedAt: now, updatedAt: now },
      ...{ effect: effect?.value ?? null, effectLow: effect?.low ?? null, effectHigh: effect?.high ?? null },
    })}
    where id = ${submissionId} and (state in ('TESTING', 'DISPUTED')) is true`;
  await sql`update trials set ended_at = ${now}, accepted = ${state === 'ACCEPTED'} where id = ${trialId}`;
  await sql`
    update replicas set reported_at = ${now}, outcome = 'withdrawn' where trial_id = ${trialId} and reported_at is null`;
  // Whoever waited for this one to be decided waits no longer.
  await sql`update submissions set waits_for = null where waits_for = ${submissionId}`;
}
