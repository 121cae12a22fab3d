import { answerLogin, type NodeKey, parseChallenge } from '../../../packages/protocol/src/index.ts';

/** Signs `key` in as `ratchet login` and a browser do together; the cookie of the session. */
export async function signIn(origin: string, key: NodeKey): Promise<string> {
  const asked = await fetch(`${origin}/login/challenge`, { method: 'POST' });
  const { text } = (await asked.json()) as { text: string };
  const answer = answerLogin(key, origin, parseChallenge(text));
  const page = await fetch(`${origin}/login/confirm?answer=${encodeURIComponent(answer)}`);
  const cookie = page.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const token = /name="token" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  const signedIn = await fetch(`${origin}/login/confirm`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie, origin, 'sec-fetch-site': 'same-origin' } },
    body: new URLSearchParams({ token, answer }),
  });
  const session = signedIn.headers.getSetCookie().find((one) => one.includes('session'));
  if (!session) throw new Error(`${signedIn.status}: nobody is signed in`);
  return session.split(';', 1)[0] ?? '';
}
