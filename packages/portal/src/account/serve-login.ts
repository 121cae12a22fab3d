import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { PortalContext } from '../context.ts';
import { type Problem, problemOf } from '../problem.ts';
import type { Query } from '../query.ts';
import { sendPrivate, wantsJson } from '../reply.ts';
import { attemptLimit } from './attempt-limit.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { formToken, readForm } from './form.ts';
import { localPath } from './local-path.ts';
import { confirmPage, loginPage } from './login-page.ts';

const visitSeconds = 3_600;
const sessionSeconds = 30 * 86_400;
const afterLogin = '/account';
const visitsKept = 10_000;

/**
 * Signing in: `/login` shows the ways, `POST /login/challenge` is where `ratchet login` asks, `/login/confirm` is where its link leads.
 * A browser that is not signed in yet has a `visit`, a secret of its own: challenges to be pasted and forms are bound to it.
 */
export function serveLogin(scope: FastifyInstance, context: PortalContext): void {
  const { accounts, site } = context;
  const [mayAsk, mayTry] = [attemptLimit(120), attemptLimit(30)];
  /** Where each visit wanted to go: a link from a terminal does not know it. */
  const wanted = new LRUCache<string, string>({ max: visitsKept });

  async function sendLogin(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    problem: Problem | null,
  ) {
    mayAsk(request.ip);
    const visit = visitOf(request, reply, site().publicUrl);
    wanted.set(visit, next);
    const challenge = await accounts.challenge(visit);
    const content = { challenge, formToken: formToken(visit), next, problem };
    return sendPrivate(request, reply, { page: () => loginPage(site(), content), data: { challenge } });
  }

  async function signIn(reply: FastifyReply, answer: string, visit: string | null, next: string) {
    const { token } = await accounts.signIn(answer, visit);
    const { publicUrl } = site();
    setCookie(reply, publicUrl, { name: 'session', value: token, seconds: sessionSeconds });
    setCookie(reply, publicUrl, { name: 'visit', value: '', seconds: 0 });
    return reply.header('cache-control', 'no-store').redirect(next, 303);
  }

  scope.get('/login', async (request, reply) =>
    sendLogin(request, reply, localPath((request.query as Query).next, afterLogin), null),
  );

  scope.post('/login/challenge', async (request, reply) => {
    mayAsk(request.ip);
    return reply.header('cache-control', 'no-store').send(await accounts.challenge(null));
  });

  scope.post('/login', async (request, reply) => {
    mayTry(request.ip);
    const visit = visitOf(request, reply, site().publicUrl);
    const { answer = '', next } = readForm(request, formToken(visit), site().publicUrl);
    try {
      return await signIn(reply, answer, visit, localPath(next, afterLogin));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 500 || wantsJson(request)) throw error;
      reply.code(problem.status);
      return sendLogin(request, reply, localPath(next, afterLogin), problem);
    }
  });

  scope.get('/login/confirm', async (request, reply) => {
    mayTry(request.ip);
    const { answer } = request.query as Query;
    const signed = typeof answer === 'string' ? answer : '';
    const who = await accounts.examine(signed, null);
    const visit = visitOf(request, reply, site().publicUrl);
    const content = { ...who, answer: signed, formToken: formToken(visit) };
    return sendPrivate(request, reply, { page: () => confirmPage(site(), content), data: who });
  });

  scope.post('/login/confirm', async (request, reply) => {
    mayTry(request.ip);
    const visit = visitOf(request, reply, site().publicUrl);
    const { answer = '' } = readForm(request, formToken(visit), site().publicUrl);
    return signIn(reply, answer, null, wanted.get(visit) ?? afterLogin);
  });
}

/** Of the browser; a new one where it has none. */
function visitOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): string {
  const known = cookieOf(request, publicUrl, 'visit');
  if (known !== null) return known;
  const visit = randomBytes(32).toString('base64url');
  setCookie(reply, publicUrl, { name: 'visit', value: visit, seconds: visitSeconds });
  return visit;
}
