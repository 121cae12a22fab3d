import { createHash } from 'node:crypto';
import {
  challengeText,
  isAnswerTo,
  isUsableKey,
  type KeyId,
  type LoginAnswer,
  parseKeyId,
  parseLoginAnswer,
  RatchetError,
} from '@ratchet/protocol';
import type { SessionStore, StoredSession } from './account-ports.ts';
import { loginChallenges } from './login-challenge.ts';
import { after } from './policy.ts';
import type { Clock, Operator, RandomSource } from './ports.ts';

export interface AccountParts {
  readonly sessions: SessionStore;
  readonly operator: Operator;
  /** Beside the operator. */
  readonly administrators: ReadonlySet<KeyId>;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Of the pages: what answers are signed for. */
  readonly origin: () => string;
}

const idleDays = 30;
const sessionsPerKey = 16;
/** Noting that a session is used is a write: once in so long will do. */
const seenEverySeconds = 3_600;

/** Who is at the pages: by an answer to a challenge, and then by a token that only the browser has. */
export function openAccounts(parts: AccountParts) {
  const { sessions, operator, administrators, clock, random, origin } = parts;
  const challenges = loginChallenges(operator.key);
  const idleSince = () => after(clock.now(), -idleDays * 86_400);

  const knows = async (keyId: KeyId) =>
    keyId === operator.key.keyId || administrators.has(keyId) || (await sessions.knows(keyId));

  /** Whose answer it is, as far as can be said without using it up. */
  async function answered(text: string, visit: string | null): Promise<LoginAnswer> {
    const answer = parseLoginAnswer(text);
    challenges.check(answer, clock.now(), visit);
    if (!isUsableKey(answer.keyId) || !isAnswerTo(origin(), answer)) throw wrongSignature(origin());
    if (!(await knows(answer.keyId))) throw unknownKey();
    return answer;
  }

  return {
    async challenge(visit: string | null) {
      const challenge = challenges.issue(random, clock.now(), visit);
      return { text: challengeText(challenge), expiresAt: challenge.expiresAt.toISOString() };
    },

    /** Whom `answer` would sign in. */
    async examine(answer: string, visit: string | null) {
      const { keyId } = await answered(answer, visit);
      const { displayName } = await sessions.account(keyId, idleSince());
      return { keyId: keyId as string, displayName };
    },

    /** Uses the answer up. @throws RatchetError `challenge-used`, `bad-signature`, `request-expired`, `unknown-key`, `bad-field` */
    async signIn(text: string, visit: string | null) {
      const { challenge, keyId } = await answered(text, visit);
      const token = random.bytes(32).toString('base64url');
      const now = clock.now();
      const began = await sessions.begin({
        ...{ nonce: challenge.nonce, challengeExpiresAt: challenge.expiresAt },
        ...{ tokenHash: hashOf(token), keyId, now, atMost: sessionsPerKey },
      });
      if (!began) throw usedBefore();
      return { token, expiresAt: expiryOf({ seenAt: now }).toISOString() };
    },

    async session(token: string) {
      const tokenHash = hashOf(token);
      const session = await sessions.find(tokenHash, idleSince());
      if (!session) return null;
      const now = clock.now();
      if (after(session.seenAt, seenEverySeconds) > now)
        return { keyId: session.keyId as string, expiresAt: expiryOf(session).toISOString() };
      await sessions.seen(tokenHash, now);
      return { keyId: session.keyId as string, expiresAt: expiryOf({ seenAt: now }).toISOString() };
    },

    signOut: (token: string) => sessions.end(hashOf(token)),
    signOutEverywhere: (keyId: string) => sessions.endAll(parseKeyId(keyId, 'keyId')),

    async account(keyId: string) {
      const key: KeyId = parseKeyId(keyId, 'keyId');
      const { registeredAt, machines, sessions: open, ...rest } = await sessions.account(key, idleSince());
      return {
        ...{ keyId, ...rest, isAdministrator: key === operator.key.keyId || administrators.has(key) },
        registeredAt: registeredAt?.toISOString() ?? null,
        machines: machines.map(({ seenAt, ...machine }) => ({ ...machine, seenAt: seenAt.toISOString() })),
        sessions: open.map(({ beganAt, seenAt }) => ({
          ...{ beganAt: beganAt.toISOString(), seenAt: seenAt.toISOString() },
        })),
      };
    },

    sweep: () => sessions.sweep(clock.now(), idleSince()),
  };
}

export type CoordinatorAccounts = ReturnType<typeof openAccounts>;

const expiryOf = ({ seenAt }: Pick<StoredSession, 'seenAt'>): Date => after(seenAt, idleDays * 86_400);

const hashOf = (token: string): Buffer =>
  createHash('sha256').update(`ratchet-session/v1\0${token}`).digest();

const wrongSignature = (origin: string): RatchetError =>
  new RatchetError({
    code: 'bad-signature',
    field: 'answer',
    rule: `This is not the key’s signature over this challenge of ${origin}.`,
    remedy: `Give the command this address: ${origin}.`,
  });

const unknownKey = (): RatchetError =>
  new RatchetError({
    code: 'unknown-key',
    field: 'answer',
    rule: 'This network has not met the key yet.',
    remedy: 'Start a worker with it once, or sign in with the key that your worker has.',
  });

const usedBefore = (): RatchetError =>
  new RatchetError({
    code: 'challenge-used',
    field: 'answer',
    rule: 'This answer has signed somebody in already: each works once.',
    remedy: 'Ask for another challenge, and answer that.',
  });
