import { RatchetError } from './errors.ts';
import { type KeyId, parseKeyId } from './ids.ts';
import { domainBytes, isSignedBy, type NodeKey } from './keys.ts';

/** How long a challenge may be answered. */
export const loginSeconds = 300;

/** What a site asks a key to sign, so that whoever holds the key may come in. As text: `NONCE.SECONDS`. */
export interface LoginChallenge {
  /** 32 bytes that the site can tell for its own; each is answered once. */
  readonly nonce: Buffer;
  /** In whole seconds. */
  readonly expiresAt: Date;
}

/** A challenge, who answers it and the signature. As text, for an address or to be pasted: `NONCE.SECONDS.KEY.SIGNATURE`. */
export interface LoginAnswer {
  readonly challenge: LoginChallenge;
  readonly keyId: KeyId;
  readonly signature: Buffer;
}

const nonceBytes = 32;
const signatureBytes = 64;

/**
 * What is signed (design, section 7.8): `ratchet-login/v1 || origin || nonce || expiry`. It parses neither as a DSSE envelope nor as a
 * request, and an answer for one origin opens no other: the signer names the origin that it means to enter.
 */
export const loginBytes = (origin: string, { nonce, expiresAt }: LoginChallenge): Buffer =>
  domainBytes('ratchet-login/v1', Buffer.from(origin), nonce, Buffer.from(String(secondsOf(expiresAt))));

export const challengeText = ({ nonce, expiresAt }: LoginChallenge): string =>
  `${nonce.toString('base64url')}.${secondsOf(expiresAt)}`;

/** `key`'s answer, as text, to `challenge` of `origin`. */
export const answerLogin = (key: NodeKey, origin: string, challenge: LoginChallenge): string =>
  [challengeText(challenge), key.keyId, key.sign(loginBytes(origin, challenge)).toString('base64url')].join(
    '.',
  );

export const isAnswerTo = (origin: string, { challenge, keyId, signature }: LoginAnswer): boolean =>
  isSignedBy(keyId, loginBytes(origin, challenge), signature);

/** @throws RatchetError `bad-field` */
export function parseChallenge(text: string): LoginChallenge {
  const [nonce = '', seconds = '', ...rest] = text.trim().split('.');
  const bytes = bytesOf(nonce, nonceBytes);
  if (!bytes || !/^[1-9]\d{0,10}$/.test(seconds) || rest.length > 0) throw notOfItsForm('challenge');
  return { nonce: bytes, expiresAt: new Date(Number(seconds) * 1000) };
}

/** @throws RatchetError `bad-field` */
export function parseLoginAnswer(text: string): LoginAnswer {
  const [nonce = '', seconds = '', keyId = '', signature = '', ...rest] = text.trim().split('.');
  const bytes = bytesOf(signature, signatureBytes);
  if (!bytes || rest.length > 0) throw notOfItsForm('answer');
  return {
    challenge: parseChallenge(`${nonce}.${seconds}`),
    keyId: parseKeyId(keyId, 'answer'),
    signature: bytes,
  };
}

/** The origin of a site by the address that someone gave for it. @throws RatchetError `bad-field` */
export function siteOrigin(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:')) return parsed.origin;
  throw new RatchetError({
    code: 'bad-field',
    field: 'url',
    rule: 'A site has an address that begins with https:// or http://.',
    remedy: 'Copy it from the browser.',
  });
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** One text for the same bytes: what decodes to them in another way is refused. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}

const notOfItsForm = (field: 'challenge' | 'answer'): RatchetError =>
  new RatchetError({
    code: 'bad-field',
    field,
    rule: `The ${field} is not whole, or something else.`,
    remedy: 'Copy all of it, from its first character to its last.',
  });
