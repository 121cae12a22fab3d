import { type AdminAction, noCommit, predicateTypes, reasonHash, sealStatement } from '@ratchet/protocol';
import { publicLeaf } from '../app/leaf.ts';
import type { Transaction } from '../db/connection.ts';
import { copyRows } from './copy-rows.ts';
import type { Dice } from './dice.ts';
import type { DemoVerifier, DemoVolunteer } from './people.ts';
import { demoOperator } from './people.ts';
import type { DemoLeaf, DemoLog } from './story.ts';
import { idOf } from './write-log.ts';

interface Deed {
  readonly action: AdminAction;
  readonly reason: string;
  readonly at: number;
}

export interface LoggedDeed extends Deed {
  readonly salt: Buffer;
  readonly leaf: DemoLeaf;
}

const nothing = { track: null, keyId: null, member: null, quota: null, leaf: null };

/** What administrators did in that year: each is in the log, with the hash of its reason. */
export function logAdministration(
  log: DemoLog,
  dice: Dice,
  story: {
    volunteers: readonly DemoVolunteer[];
    verifiers: readonly DemoVerifier[];
    from: number;
    until: number;
  },
): LoggedDeed[] {
  const { volunteers, verifiers, from, until } = story;
  const at = (share: number) => from + share * (until - from);
  const loud = volunteers[Math.floor(volunteers.length / 3)];
  const suspended = verifiers.find((verifier) => (verifier.suspended?.to ?? until) < until);
  const deeds: Deed[] = [
    {
      at: at(0.48),
      action: { ...nothing, action: 'pause-track', track: 'perovskites' },
      reason: 'A mistake in the scorer: errors of sulfides counted twice.',
    },
    {
      at: at(0.483),
      action: { ...nothing, action: 'resume-track', track: 'perovskites' },
      reason: 'The scorer is mended; nothing merged in between.',
    },
    ...(loud
      ? [
          {
            at: at(0.66),
            action: { ...nothing, action: 'block-key' as const, keyId: loud.keyId },
            reason: 'Thousands of leases, and not one experiment.',
          },
        ]
      : []),
    {
      at: at(0.63),
      action: { ...nothing, action: 'set-quota', quota: { openLeases: 4, openSubmissions: null } },
      reason: 'The newspaper: more newcomers than verifiers, for a while.',
    },
    {
      at: at(0.67),
      action: { ...nothing, action: 'set-quota', quota: { openLeases: 8, openSubmissions: null } },
      reason: 'As before.',
    },
    ...(suspended?.suspended
      ? [
          {
            at: suspended.suspended.to,
            action: { ...nothing, action: 'reinstate-verifier' as const, keyId: suspended.keyId },
            reason: 'A broken memory module was replaced; forty canaries agree.',
          },
        ]
      : []),
  ];
  return deeds
    .sort((a, b) => a.at - b.at)
    .map((deed) => {
      const salt = dice.bytes(32);
      const predicate = {
        ...deed.action,
        administrator: demoOperator.keyId,
        reason: reasonHash(salt, deed.reason),
        at: deed.at,
      };
      const subjectName = deed.action.track ?? deed.action.keyId ?? 'network';
      const envelope = sealStatement(demoOperator, {
        subjectName,
        gitCommit: noCommit,
        predicateType: predicateTypes.admin,
        predicate,
      });
      return {
        ...deed,
        salt,
        leaf: log.add(deed.at, () => publicLeaf('admin', { envelope: JSON.parse(envelope.toString()) })),
      };
    });
}

export async function writeAdministration(sql: Transaction, deeds: readonly LoggedDeed[]): Promise<void> {
  let id = 0;
  await copyRows(sql, 'admin_actions', deeds, {
    id: () => ++id,
    leaf_id: ({ leaf }) => idOf(leaf),
    administrator: () => demoOperator.keyId,
    action: ({ action }) => action.action,
    track: ({ action }) => action.track,
    key_id: ({ action }) => action.keyId,
    detail: ({ action: { member, quota, leaf } }) => ({ json: { member, quota, leaf } }),
    salt: ({ salt }) => salt,
    reason: ({ reason }) => reason,
    acted_at: ({ at }) => new Date(at),
    idempotency_key: ({ at }) => `demo-${at}`,
    request_hash: () => Buffer.alloc(0),
  });
  await sql`select setval(pg_get_serial_sequence('admin_actions', 'id'), ${id + 1})`;
  const blocked = deeds.findIndex(({ action }) => action.action === 'block-key');
  const keyId = deeds[blocked]?.action.keyId;
  if (keyId) await sql`insert into blocked_keys ${sql({ keyId, actionId: blocked + 1 })}`;
}
