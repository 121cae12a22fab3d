import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  domainBytes,
  type LoginAnswer,
  type LoginChallenge,
  loginSeconds,
  type NodeKey,
  RatchetError,
} from '@ratchet/protocol';
import { after } from './policy.ts';
import type { RandomSource } from './ports.ts';

const saltBytes = 16;

/**
 * Challenges that need not be kept: a nonce is random bytes and a code over them that only this coordinator can make, so strangers who
 * ask for millions fill no table. `visit` binds a challenge to the browser that it was shown to; null: asked for by a command,
 * whose answer is confirmed in a browser.
 */
export function loginChallenges(operator: NodeKey) {
  const secret = createHmac('sha256', operator.seed).update('ratchet-login-challenges/v1').digest();
  const nonceOf = (salt: Buffer, expiresAt: Date, visit: string | null): Buffer => {
    const bound = [salt, String(expiresAt.getTime()), visit === null ? 'command' : `visit ${visit}`];
    const code = createHmac('sha256', secret)
      .update(domainBytes('ratchet-login-challenge/v1', ...bound.map((part) => Buffer.from(part))))
      .digest();
    return Buffer.concat([salt, code.subarray(0, 32 - saltBytes)]);
  };
  return {
    issue(random: RandomSource, now: Date, visit: string | null): LoginChallenge {
      const expiresAt = new Date(Math.floor(after(now, loginSeconds).getTime() / 1000) * 1000);
      return { nonce: nonceOf(random.bytes(saltBytes), expiresAt, visit), expiresAt };
    },
    /** @throws RatchetError `request-expired`, `bad-signature` */
    check({ challenge: { nonce, expiresAt } }: LoginAnswer, now: Date, visit: string | null): void {
      const own = nonceOf(nonce.subarray(0, saltBytes), expiresAt, visit);
      if (!timingSafeEqual(own, nonce))
        throw refused('bad-signature', 'This challenge is not of this network, or not of this browser.');
      if (expiresAt <= now)
        throw refused('request-expired', 'A challenge is answered within five minutes of being asked for.');
    },
  };
}

const refused = (code: 'bad-signature' | 'request-expired', rule: string): RatchetError =>
  new RatchetError({ code, field: 'answer', rule, remedy: 'Ask for another challenge, and answer that.' });
