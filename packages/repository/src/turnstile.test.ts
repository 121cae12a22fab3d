import { expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

it('lets so many in, keeps so many waiting, and hands places on in order', async () => {
  const turnstile = new Turnstile({ width: 2, maxWaiting: 2 });
  const order: number[] = [];
  const enter = async (who: number) => {
    const entered = await turnstile.enter();
    if (entered) order.push(who);
    return entered;
  };
  expect(await Promise.all([enter(1), enter(2)])).toEqual([true, true]);
  const waiting = [enter(3), enter(4)];
  expect(await enter(5)).toBe(false);
  expect(order).toEqual([1, 2]);
  turnstile.leave();
  await waiting[0];
  expect(order).toEqual([1, 2, 3]);
  turnstile.leave();
  await waiting[1];
  turnstile.leave();
  turnstile.leave();
  expect(await enter(6)).toBe(true);
  expect(order).toEqual([1, 2, 3, 4, 6]);
});
