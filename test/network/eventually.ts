import { setTimeout as delay } from 'node:timers/promises';

const askEveryMs = 100;

/** Asks again and again until there is an answer. @throws Error that says what was waited for. */
export async function eventually<Answer>(
  what: string,
  waitSeconds: number,
  ask: () => Promise<Answer | null> | Answer | null,
): Promise<Answer> {
  const deadline = Date.now() + waitSeconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${waitSeconds} s in vain for ${what}.`);
    await delay(askEveryMs);
  }
}
