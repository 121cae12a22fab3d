import { constants, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { html } from '../html.ts';
import { type HubOptions, type LiveHub, liveHub } from './live-hub.ts';
import { live, type Piece, piecesOf } from './live-piece.ts';
import { beginningOf, type StreamCoding } from './shared-text.ts';
import type { Timer } from './timer.ts';
import type { Seen } from './watched-page.ts';

/** Time that passes when the test says so. */
function handTimer() {
  let now = 0;
  const waiting = new Set<{ at: number; work: () => void }>();
  const timer: Timer = {
    nowMs: () => now,
    after(ms, work) {
      const entry = { at: now + ms, work };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    timer,
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        now = next.at;
        next.work();
      }
      now = end;
      await settle();
    },
  };
}

const unknown: Seen = { sequence: null, versions: new Map() };
const having = (pieces: readonly Piece[]): Seen => ({
  sequence: null,
  versions: new Map(pieces.map(({ id, version }) => [id, version])),
});

function network(
  bounds: Partial<
    Pick<HubOptions, 'mostPages' | 'mostViewers' | 'mostViewersOfVisitor' | 'mostPagesOfVisitor'>
  > = {},
) {
  const state = { figures: 1, notes: 'quiet', isGone: false };
  const pieces = () =>
    piecesOf(
      html`${live('figures', html`<p>${state.figures}</p>`)}${live('notes', html`<p>${state.notes}</p>`)}`
        .markup,
    );
  const drawn: string[] = [];
  const listeners = new Set<() => void>();
  const { timer, pass } = handTimer();
  const hub = liveHub({
    async draw(address) {
      drawn.push(address);
      return state.isGone || address.startsWith('/nowhere') ? null : pieces();
    },
    changes: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ...{ timer, name: 'cafe0123', mostPages: 10, mostViewers: 10, mostViewersOfVisitor: 10 },
    ...{ mostPagesOfVisitor: 10, ...bounds },
  });
  const ring = () => {
    for (const listener of listeners) listener();
  };
  return { hub, state, pieces, drawn, pass, ring, listeners };
}

async function viewer(
  hub: LiveHub,
  address: string,
  seen: Seen,
  { coding = 'identity', from = null }: { coding?: StreamCoding; from?: string | null } = {},
) {
  const got: Buffer[] = [];
  let ended = false;
  const leave = await hub.join(address, seen, from, () => ({
    coding,
    write: (bytes) => got.push(bytes),
    end: () => {
      ended = true;
    },
  }));
  const events = () =>
    [...got.join('').matchAll(/event: (\w+)\ndata: (.*)/g)].map(([, name, data]) => {
      const { id } = JSON.parse(data ?? '') as { id?: string };
      return id === undefined ? name : `${name} ${id}`;
    });
  return { got, events, leave, hasEnded: () => ended };
}

/** Of a stream that goes on. */
const unzipped = (chunks: readonly Buffer[]): string =>
  gunzipSync(Buffer.concat([beginningOf.gzip, ...chunks]), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();

describe('a page that is watched', () => {
  it('is sent what changed, in the same bytes for everyone, and nothing when nothing did', async () => {
    const { hub, state, pieces, pass, ring } = network();
    const viewers = await Promise.all([1, 2, 3].map(() => viewer(hub, '/', having(pieces()))));
    state.figures = 2;
    ring();
    await pass(1_000);
    ring();
    await pass(5_000);
    for (const { events } of viewers) expect(events()).toEqual(['current', 'piece figures', 'current']);
    const sent = viewers.map(({ got }) => got[1]);
    expect(sent[0]).toBeInstanceOf(Buffer);
    expect(sent[1]).toBe(sent[0]);
    expect(sent[2]).toBe(sent[0]);
  });
  it('is compressed once for all who take that, whatever each was sent before', async () => {
    const { hub, state, pieces, pass, ring } = network();
    const plain = await viewer(hub, '/', unknown);
    const [first, late] = [
      await viewer(hub, '/', unknown, { coding: 'gzip' }),
      await viewer(hub, '/', having(pieces()), { coding: 'gzip' }),
    ];
    for (let round = 2; round < 5; round += 1) {
      Object.assign(state, { figures: round, notes: 'n'.repeat(10_000 * round) });
      ring();
      await pass(1_500);
    }
    expect(first.got.at(-1)).toBe(late.got.at(-1));
    expect(unzipped(first.got)).toBe(Buffer.concat(plain.got).toString());
    expect(unzipped(late.got).length).toBeGreaterThan(60_000);
    expect(Buffer.concat(late.got).length).toBeLessThan(2_000);
  });
  it('is drawn once for all its viewers, at most once a second however often the bell rings', async () => {
    const { hub, pieces, drawn, pass, ring } = network({ mostViewers: 1_000 });
    await Promise.all(Array.from({ length: 500 }, () => viewer(hub, '/', having(pieces()))));
    expect(drawn).toHaveLength(1);
    for (let n = 0; n < 1_000; n += 1) {
      ring();
      await pass(10);
    }
    expect(drawn.length).toBeGreaterThan(9);
    expect(drawn.length).toBeLessThanOrEqual(12);
  });
  it('is looked at now and then without a ring, and not at all when nobody watches', async () => {
    const { hub, state, pieces, drawn, pass } = network();
    const { events, leave } = await viewer(hub, '/', having(pieces()));
    state.notes = 'an experiment';
    await pass(5_000);
    expect(events()).toEqual(['current', 'piece notes', 'current']);
    leave();
    leave();
    const before = drawn.length;
    await pass(60_000);
    expect(drawn).toHaveLength(before);
    expect(hub.viewerCount()).toBe(0);
  });
  it('stays as it was while it cannot be drawn', async () => {
    const { hub, state, pieces, pass, ring } = network();
    const { events } = await viewer(hub, '/', having(pieces()));
    state.isGone = true;
    ring();
    await pass(10_000);
    expect(events()).toEqual(['current']);
    Object.assign(state, { isGone: false, figures: 3 });
    await pass(6_000);
    expect(events()).toEqual(['current', 'piece figures', 'current']);
  });
});

describe('who comes late or comes back', () => {
  it('gets what their page lacks, drawn after they came', async () => {
    const { hub, state, pieces, pass } = network();
    await viewer(hub, '/', having(pieces()));
    const loaded = pieces();
    state.figures = 9;
    await pass(10);
    const late = await viewer(hub, '/', having(loaded));
    const early = await viewer(hub, '/', having(pieces()));
    expect(early.events()).toEqual([]);
    await pass(1_000);
    expect(late.events()).toEqual(['current', 'piece figures', 'current']);
    // Theirs was newer than the hub's: they are not shown the old one in between.
    expect(early.events()).toEqual(['current']);
  });
  it('gets exactly what was missed since the last event', async () => {
    const { hub, state, pieces, pass, ring } = network();
    const first = await viewer(hub, '/', having(pieces()));
    const stays = await viewer(hub, '/', having(pieces()));
    const [, sequence] = /id: cafe0123\.(\d+)/.exec(first.got.join('')) ?? [];
    first.leave();
    state.figures = 2;
    ring();
    await pass(1_000);
    const again = await viewer(hub, '/', { sequence: Number(sequence), versions: null });
    await pass(1_000);
    expect(again.events()).toEqual(['piece figures', 'current']);
    expect(stays.events()).toEqual(['current', 'piece figures', 'current']);
  });
  it('gets everything where another hub sent the last event, or the page was forgotten meanwhile', async () => {
    const { hub, pieces, pass } = network();
    const foreign = await viewer(hub, '/', { sequence: null, versions: null });
    await pass(1_000);
    expect(foreign.events()).toEqual(['piece figures', 'piece notes', 'current']);
    const [, sequence] = /id: cafe0123\.(\d+)/.exec(foreign.got.join('')) ?? [];
    foreign.leave();
    const back = await viewer(hub, '/', { sequence: Number(sequence), versions: null });
    await pass(1_000);
    expect(back.events()).toEqual(['piece figures', 'piece notes', 'current']);
    expect((await viewer(hub, '/', having(pieces()))).events()).toEqual(['current']);
  });
});

describe('what many lack', () => {
  it('is the same bytes for all who lack the same', async () => {
    const { hub, pieces, pass } = network();
    const [figures] = pieces();
    const all = await Promise.all([1, 2, 3].map(() => viewer(hub, '/', unknown)));
    const some = await Promise.all([1, 2].map(() => viewer(hub, '/', having([figures!]))));
    await pass(2_000);
    expect(all[0]!.events()).toEqual(['piece figures', 'piece notes', 'current']);
    expect(some[0]!.events()).toEqual(['piece notes', 'current']);
    expect(new Set(all.map(({ got }) => got[0])).size).toBe(1);
    expect(new Set(some.map(({ got }) => got[0])).size).toBe(1);
  });
});

describe('bounds', () => {
  it('no more viewers than there is room for, and room again when one leaves', async () => {
    const { hub } = network({ mostViewers: 2 });
    const { leave } = await viewer(hub, '/', unknown);
    await viewer(hub, '/', unknown);
    await expect(viewer(hub, '/', unknown)).rejects.toMatchObject({ code: 'unavailable' });
    leave();
    await viewer(hub, '/', unknown);
    expect(hub.viewerCount()).toBe(2);
  });
  it('no network takes the room of all', async () => {
    const { hub } = network({ mostViewersOfVisitor: 2 });
    const from = '192.0.2.1';
    const { leave } = await viewer(hub, '/', unknown, { from });
    await viewer(hub, '/tracks/words', unknown, { from });
    await expect(viewer(hub, '/', unknown, { from })).rejects.toMatchObject({ code: 'unavailable' });
    await viewer(hub, '/', unknown, { from: '192.0.2.2' });
    await Promise.all([1, 2, 3].map(() => viewer(hub, '/', unknown)));
    leave();
    leave();
    await viewer(hub, '/', unknown, { from });
    await expect(viewer(hub, '/', unknown, { from })).rejects.toMatchObject({ code: 'unavailable' });
    expect(hub.viewerCount()).toBe(6);
  });
  it('nor the pages of all', async () => {
    const { hub } = network({ mostPagesOfVisitor: 1 });
    const from = '192.0.2.1';
    const { leave } = await viewer(hub, '/', unknown, { from });
    await viewer(hub, '/', unknown, { from });
    await expect(viewer(hub, '/tracks/words', unknown, { from })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await viewer(hub, '/tracks/words', unknown, { from: '192.0.2.2' });
    leave();
    await expect(viewer(hub, '/tracks/words', unknown, { from })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(hub.viewerCount()).toBe(2);
  });
  it('no more pages than there is room for', async () => {
    const { hub } = network({ mostPages: 1 });
    await viewer(hub, '/', unknown);
    await expect(viewer(hub, '/tracks/words', unknown)).rejects.toMatchObject({ code: 'unavailable' });
    await viewer(hub, '/', unknown);
  });
  it('what is no live page takes up no room', async () => {
    const { hub } = network({ mostPages: 1, mostViewers: 1 });
    await expect(viewer(hub, '/nowhere', unknown)).rejects.toMatchObject({ name: 'NotFound' });
    await viewer(hub, '/', unknown);
  });
  it('many viewers of much text have their page drawn less often', async () => {
    const { hub, state, drawn, pass, ring } = network({ mostViewers: 1_000 });
    state.notes = 'x'.repeat(100_000);
    await Promise.all(Array.from({ length: 500 }, () => viewer(hub, '/', unknown)));
    state.notes = 'y'.repeat(100_000);
    ring();
    await pass(1_000);
    const before = drawn.length;
    ring();
    await pass(2_500);
    expect(drawn).toHaveLength(before);
    await pass(1_000);
    expect(drawn).toHaveLength(before + 1);
  });
  it('closing ends every stream and listens no more', async () => {
    const { hub, drawn, pass, listeners } = network();
    const { hasEnded } = await viewer(hub, '/', unknown);
    hub.close();
    expect(hasEnded()).toBe(true);
    expect(listeners.size).toBe(0);
    const before = drawn.length;
    await pass(60_000);
    expect(drawn).toHaveLength(before);
    await expect(viewer(hub, '/', unknown)).rejects.toMatchObject({ code: 'unavailable' });
  });
  it('sends a sign of life', async () => {
    const { hub, pieces, pass } = network();
    const { got } = await viewer(hub, '/', having(pieces()));
    await pass(15_000);
    expect(got.join('')).toContain(': still here\n\n');
  });
});
