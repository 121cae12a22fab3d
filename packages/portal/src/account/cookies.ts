import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a browser keeps for this portal: who is signed in, and before that which visit it is. */
export type CookieName = 'session' | 'visit';

/** A token of ours: 32 bytes in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Over https a browser keeps a `__Host-` cookie only when it came over https, for this host and its root: no neighbour on the
 * domain can plant one. Cookies do not tell ports apart, so the port is in the name: networks on one machine stay apart.
 */
function nameOf(publicUrl: string, name: CookieName): string {
  const { protocol, port } = new URL(publicUrl);
  const own = `ratchet-${name}${port === '' ? '' : `-${port}`}`;
  return protocol === 'https:' ? `__Host-${own}` : own;
}

/** Null where there is none of our form. Our own values need no decoding, so a header is only cut apart (RFC 6265, section 4.2.1). */
export function cookieOf(request: FastifyRequest, publicUrl: string, name: CookieName): string | null {
  const start = `${nameOf(publicUrl, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return value !== undefined && tokenPattern.test(value) ? value : null;
}

/** Read by no script, and sent with requests of this site's own pages alone. */
export function setCookie(
  reply: FastifyReply,
  publicUrl: string,
  { name, value, seconds }: { readonly name: CookieName; readonly value: string; readonly seconds: number },
): void {
  const attributes = ['Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict'];
  if (publicUrl.startsWith('https:')) attributes.push('Secure');
  // Fastify gathers headers of this name.
  reply.header('set-cookie', [`${nameOf(publicUrl, name)}=${value}`, ...attributes].join('; '));
}
