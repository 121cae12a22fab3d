import { RatchetError } from '@ratchet/protocol';
import type { FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import type { Instant } from '../views.ts';
import { cookieOf } from './cookies.ts';
import { type Form, formToken, readForm } from './form.ts';

/** Somebody who is signed in. Pages that ask for it are theirs alone: they are sent with `sendPrivate`. */
export interface Session {
  readonly keyId: string;
  /** Goes into every form, as `formTokenField(session.csrfToken)`. */
  readonly csrfToken: string;
  readonly expiresAt: Instant;
}

export async function sessionOf(
  { accounts, site }: PortalContext,
  request: FastifyRequest,
): Promise<Session | null> {
  const token = cookieOf(request, site().publicUrl, 'session');
  const session = token === null ? null : await accounts.session(token);
  return token === null || session === null ? null : { ...session, csrfToken: formToken(token) };
}

/** @throws RatchetError `signed-out`, which leads a browser to /login and back */
export async function requireSession(context: PortalContext, request: FastifyRequest): Promise<Session> {
  const session = await sessionOf(context, request);
  if (session) return session;
  throw new RatchetError({
    code: 'signed-out',
    field: 'session',
    rule: 'This is for whoever is signed in.',
    remedy: 'Sign in at /login.',
  });
}

/** The posted form of a page of `session`. @throws RatchetError `foreign-form`, `bad-field` */
export const checkedForm = (context: PortalContext, request: FastifyRequest, session: Session): Form =>
  readForm(request, session.csrfToken, context.site().publicUrl);
