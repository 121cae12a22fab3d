import { describe, expect, it } from 'vitest';
import { type GateBounds, requestGate } from './request-gate.ts';

const bounds = { most: 3, mostOfVisitor: 2, mostWaiting: 8, mostWaitingOfVisitor: 5 };

/** Requests by name, in the order in which they got their turn. */
function gateOf(over: Partial<GateBounds> = {}) {
  const gate = requestGate({ ...bounds, ...over });
  const entered: string[] = [];
  const leaving = new Map<string, () => void>();
  const ask = (name: string, visitor: string | null, isGone = () => false) =>
    gate.enter(visitor, isGone).then((leave) => {
      entered.push(leave ? name : `${name} has left`);
      if (leave) leaving.set(name, leave);
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    entered,
    ask,
    settled,
    async leave(name: string) {
      leaving.get(name)?.();
      await settled();
    },
  };
}

describe('the gate', () => {
  it('lets so many in at once, and as many of one visitor', async () => {
    const { entered, ask, settled, leave } = gateOf();
    for (const name of ['a1', 'a2', 'a3']) void ask(name, 'a');
    for (const name of ['b1', 'b2']) void ask(name, 'b');
    await settled();
    expect(entered).toEqual(['a1', 'a2', 'b1']);
    await leave('b1');
    expect(entered).toEqual(['a1', 'a2', 'b1', 'b2']);
    await leave('b2');
    expect(entered).toHaveLength(4);
    await leave('a2');
    expect(entered.at(-1)).toBe('a3');
  });
  it('gives visitors a turn each, however many requests of another wait', async () => {
    const { entered, ask, settled, leave } = gateOf({ most: 1 });
    for (const name of ['a1', 'a2', 'a3', 'a4']) void ask(name, 'a');
    for (const name of ['b1', 'b2']) void ask(name, 'b');
    void ask('c1', 'c');
    await settled();
    for (let turn = 0; turn < 7; turn += 1) await leave(entered.at(-1) ?? '');
    expect(entered).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });
  it('turns away who would wait too long, and nobody else', async () => {
    const { entered, ask, settled, leave } = gateOf();
    for (let n = 1; n <= 7; n += 1) void ask(`a${n}`, 'a');
    await expect(ask('a8', 'a')).rejects.toMatchObject({ code: 'unavailable', field: 'request' });
    for (let n = 1; n <= 4; n += 1) void ask(`b${n}`, 'b');
    await expect(ask('b5', 'b')).rejects.toMatchObject({ code: 'unavailable' });
    await settled();
    for (let turn = 0; turn < 11; turn += 1) await leave(entered[turn] ?? '');
    expect([...entered].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'b2', 'b3', 'b4']);
    void ask('a9', 'a');
    await settled();
    expect(entered.at(-1)).toBe('a9');
  });
  it('does nothing for who has left, and goes on with the next', async () => {
    const { entered, ask, settled, leave } = gateOf({ most: 1 });
    void ask('a1', 'a');
    for (const name of ['a2', 'a3']) void ask(name, 'a', () => true);
    void ask('a4', 'a');
    await settled();
    await leave('a1');
    expect(entered).toEqual(['a1', 'a2 has left', 'a3 has left', 'a4']);
  });
  it('ends a turn once, however often that is said', async () => {
    const { entered, ask, settled, leave } = gateOf({ most: 1 });
    for (const name of ['a1', 'a2', 'a3']) void ask(name, 'a');
    await settled();
    await leave('a1');
    await leave('a1');
    expect(entered).toEqual(['a1', 'a2']);
  });
  it('has no bound for one visitor where nobody knows who asks', async () => {
    const { entered, ask, settled } = gateOf();
    for (let n = 1; n <= 11; n += 1) void ask(`${n}`, null);
    await settled();
    expect(entered).toEqual(['1', '2', '3']);
    await expect(ask('12', null)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
