import {
  type AdminAction,
  type AdminStatement,
  adminActionSchema,
  type KeyId,
  misfitsOf,
  noCommit,
  predicateTypes,
  RatchetError,
  type RatchetErrorFields,
  reasonHash,
  sealStatement,
} from '@ratchet/protocol';
import type { AdministrationStore } from './administration-ports.ts';
import { publicLeaf } from './leaf.ts';
import { parseLine, policy } from './policy.ts';
import type { Bell, Caller, Clock, LogStore, Operator, RandomSource } from './ports.ts';
import { indexOfLeaf } from './sequence-log.ts';
import type { Standing } from './standing.ts';

export interface AdministerParts {
  readonly administration: AdministrationStore;
  /** Keys that may, beside the operator's own. */
  readonly administrators: ReadonlySet<KeyId>;
  readonly standing: Standing;
  readonly log: LogStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly operator: Operator;
  readonly bell: Bell;
}

export interface AdminRequest {
  readonly action: AdminAction;
  readonly reason: string;
}

export const isAdministrator = (
  { administrators, operator }: Pick<AdministerParts, 'administrators' | 'operator'>,
  keyId: KeyId,
): boolean => keyId === operator.key.keyId || administrators.has(keyId);

/**
 * Does what an administrator asks for, whether at a terminal or on the pages. It holds from the moment that this returns, and stands
 * in the log as the operator's signed word with who did it; why is beside it, by its hash.
 * @returns its place in the log
 */
export const administer =
  (parts: AdministerParts) =>
  async (caller: Caller, request: AdminRequest): Promise<{ logIndex: number }> => {
    requireAdministrator(parts, caller.keyId);
    const action = parseAdminAction(request.action);
    const reason = parseLine(request.reason.replace(/\s+/g, ' '), 'reason', policy.reasonCharacters);
    requireHarmless(parts, action);
    const { leafId } = await parts.administration.act(deedOf(parts, caller, action, reason));
    await parts.standing.refresh();
    const logIndex = await indexOfLeaf(parts.log, leafId);
    parts.bell.ring('verification');
    return { logIndex };
  };

function deedOf(parts: AdministerParts, caller: Caller, action: AdminAction, reason: string) {
  const now = parts.clock.now();
  const salt = parts.random.bytes(32);
  const predicate: AdminStatement = {
    ...action,
    ...{ administrator: caller.keyId, reason: reasonHash(salt, reason), at: now.getTime() },
  };
  const envelope = sealStatement(parts.operator.key, {
    subjectName: action.track ?? action.keyId ?? 'network',
    gitCommit: noCommit,
    ...{ predicateType: predicateTypes.admin, predicate },
  });
  const leaf = publicLeaf('admin', { envelope: JSON.parse(envelope.toString()) });
  return { caller, action, reason, salt, leaf, now };
}

export function requireAdministrator(
  parts: Pick<AdministerParts, 'administrators' | 'operator'>,
  keyId: KeyId,
): void {
  if (isAdministrator(parts, keyId)) return;
  throw refused(
    'not-an-administrator',
    'ratchet-key',
    'This key administers nothing here.',
    'Ask the operator to name it: --admin, or administrators.json in the coordinator’s folder.',
  );
}

/** @throws RatchetError `bad-field` */
export function parseAdminAction(value: unknown): AdminAction {
  const outcome = adminActionSchema.safeParse(value);
  if (!outcome.success) {
    const [issue] = outcome.error.issues;
    throw badField(issue?.path.join('.') || 'action', `${issue?.message ?? 'It is no action'}.`);
  }
  const [misfit] = misfitsOf(outcome.data);
  if (misfit === undefined) return outcome.data;
  const { action } = outcome.data;
  throw badField(
    misfit,
    outcome.data[misfit] === null ? `${action} needs ${misfit}.` : `${action} takes no ${misfit}.`,
  );
}

/** Who rules the network is not ruled out of it by a slip: the operator takes an administrator's name off first. */
function requireHarmless(parts: AdministerParts, { action, keyId }: AdminAction): void {
  if (action === 'block-key' && keyId !== null && isAdministrator(parts, keyId as KeyId))
    throw badField('keyId', 'An administrator’s key cannot be blocked.');
}

const badField = (field: string, rule: string) =>
  refused('bad-field', field, rule, 'See ratchet admin --help, or /admin on the network’s pages.');

const refused = (code: RatchetErrorFields['code'], field: string, rule: string, remedy: string) =>
  new RatchetError({ code, field, rule, remedy });
