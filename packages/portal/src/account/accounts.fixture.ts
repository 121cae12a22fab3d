import { RatchetError } from '@ratchet/protocol';
import type { Accounts, AccountView } from './accounts.ts';

export const ada = 'ada0'.repeat(16);

export const account: AccountView = {
  ...{ keyId: ada, displayName: 'Ada', registeredAt: '2026-05-01T00:00:00.000Z' },
  ...{ isVerifier: false, isAdministrator: true },
  machines: [
    {
      ...{ machineId: '4fd1a6c0b2e93857', role: 'worker', label: 'under the desk', hardwareClass: 'cpu-x64' },
      ...{ cpus: 16, memoryMib: 65_536, gpus: ['NVIDIA H100 80GB'], version: '0.1.0' },
      seenAt: '2026-05-01T10:00:00.000Z',
    },
    {
      ...{ machineId: '90b1c2d3e4f5a687', role: 'worker', label: '', hardwareClass: 'cpu-arm64' },
      ...{ cpus: 4, memoryMib: 7_900, gpus: [], version: '0.1.0', seenAt: '2026-04-30T10:00:00.000Z' },
    },
  ],
  sessions: [{ beganAt: '2026-05-01T09:00:00.000Z', seenAt: '2026-05-01T11:00:00.000Z' }],
};

/** Signs in whoever answers `yes`, or `yes VISIT` to what a visit was asked; each answer works once. */
export function fixtureAccounts(view: AccountView = account): Accounts & { readonly open: Set<string> } {
  const open = new Set<string>();
  const used = new Set<string>();
  const refused = (code: 'bad-signature' | 'challenge-used') =>
    new RatchetError({ code, field: 'answer', rule: `No: ${code}.`, remedy: 'Answer another.' });
  const check = (answer: string, visit: string | null) => {
    if (answer !== (visit === null ? 'yes' : `yes ${visit}`)) throw refused('bad-signature');
    if (used.has(answer)) throw refused('challenge-used');
  };
  const until = { expiresAt: '2026-06-01T00:00:00.000Z' };
  return {
    open,
    challenge: async (visit) => ({ text: `challenge-for-${visit ?? 'a-command'}`, ...until }),
    async examine(answer, visit) {
      check(answer, visit);
      return { keyId: view.keyId, displayName: view.displayName };
    },
    async signIn(answer, visit) {
      check(answer, visit);
      used.add(answer);
      const token = String(open.size).padStart(43, 't');
      open.add(token);
      return { token, ...until };
    },
    session: async (token) => (open.has(token) ? { keyId: view.keyId, ...until } : null),
    signOut: async (token) => void open.delete(token),
    signOutEverywhere: async () => open.clear(),
    account: async () => view,
  };
}
