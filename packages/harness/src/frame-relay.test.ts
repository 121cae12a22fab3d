import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Peer, relayFrames, type Wait, type WireLimits } from './frame-relay.ts';

const limits: WireLimits = {
  frameBytes: 100,
  messages: 10,
  answerSeconds: 7,
  conversationSeconds: 60,
  predictors: 2,
};

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payload.length);
  return Buffer.concat([header, payload]);
}

interface Box extends Peer {
  readonly stdin: PassThrough;
  readonly stdout: PassThrough;
}

const box = (totalBytes = 1_000): Box => ({
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  totalBytes,
});

/** A clock that a test lets run out by hand, and that shows what a test sets. */
function handClock() {
  const pending = new Set<() => void>();
  const waited: number[] = [];
  const time = { seconds: 1_000 };
  const wait: Wait = (seconds, signal) => {
    waited.push(seconds);
    return new Promise((resolve, reject) => {
      pending.add(resolve);
      signal.addEventListener('abort', () => {
        pending.delete(resolve);
        reject(new Error('aborted'));
      });
    });
  };
  const expire = (): void => {
    for (const resolve of pending) resolve();
  };
  return { wait, waited, time, now: () => time.seconds, expire };
}

function setUp(changes: Partial<WireLimits> = {}, predictorBytes = 1_000) {
  const scorer = box();
  const predictor = box(predictorBytes);
  const fresh: Box[] = [];
  const freshPredictor = async (): Promise<Peer> => {
    fresh.push(box(predictorBytes));
    return fresh.at(-1)!;
  };
  const clock = handClock();
  const end = relayFrames({ scorer, predictor, freshPredictor, limits: { ...limits, ...changes }, clock });
  return { scorer, predictor, fresh, clock, end };
}

const arrival = (stream: PassThrough): Promise<Buffer> =>
  new Promise((resolve) => stream.once('data', (bytes: Buffer) => resolve(bytes)));

describe('relayFrames', () => {
  it('carries each request over and each answer back, and ends the predictor when the scorer is done', async () => {
    const { scorer, predictor, end } = setUp();
    for (const number of [1, 2, 3]) {
      const asked = arrival(predictor.stdin);
      scorer.stdout.write(frame(`request ${number}`));
      expect(await asked).toEqual(frame(`request ${number}`));
      const answered = arrival(scorer.stdin);
      predictor.stdout.write(frame(`answer ${number}`));
      expect(await answered).toEqual(frame(`answer ${number}`));
    }
    scorer.stdout.end();
    predictor.stdin.once('end', () => predictor.stdout.end()).resume();
    expect(await end).toEqual({ kind: 'finished' });
  });

  it('puts frames together that arrive byte by byte, and passes empty ones', async () => {
    const { scorer, predictor, end } = setUp();
    const asked = arrival(predictor.stdin);
    for (const byte of frame('slow')) scorer.stdout.write(Buffer.of(byte));
    expect(await asked).toEqual(frame('slow'));
    const answered = arrival(scorer.stdin);
    for (const byte of frame('')) predictor.stdout.write(Buffer.of(byte));
    expect(await answered).toEqual(frame(''));
    scorer.stdout.end();
    predictor.stdout.end();
    expect(await end).toEqual({ kind: 'finished' });
  });

  it('refuses an answer that comes before any request', async () => {
    const { predictor, end } = setUp();
    predictor.stdout.write(frame('guess'));
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
  });

  it('refuses a second answer, though it comes in the same write', async () => {
    const { scorer, predictor, end } = setUp();
    const asked = arrival(predictor.stdin);
    scorer.stdout.write(frame('request'));
    await asked;
    predictor.stdout.write(Buffer.concat([frame('one'), frame('two')]));
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
  });

  it('refuses bytes after the last answer', async () => {
    const { scorer, predictor, end } = setUp();
    scorer.stdout.end();
    predictor.stdin.once('end', () => predictor.stdout.write('x')).resume();
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
  });

  it('does not wait for ever for a predictor that lingers after the last answer', async () => {
    const { scorer, predictor, clock, end } = setUp();
    predictor.stdin.once('end', () => clock.expire()).resume();
    scorer.stdout.end();
    expect(await end).toEqual({ kind: 'finished' });
  });

  it('gives up on an answer that is not whole in time, one that trickles included', async () => {
    const { scorer, predictor, clock, end } = setUp();
    const asked = arrival(predictor.stdin);
    scorer.stdout.write(frame('request'));
    await asked;
    predictor.stdout.write(frame('answer').subarray(0, 6));
    clock.expire();
    expect(await end).toEqual({ kind: 'predictor-late' });
    expect(clock.waited).toEqual([limits.answerSeconds]);
  });

  it('gives up in time on a predictor that does not read its input', async () => {
    const predictor = { ...box(), stdin: new PassThrough({ highWaterMark: 1 }) };
    const scorer = box();
    const clock = handClock();
    const freshPredictor = async () => predictor;
    const end = relayFrames({ scorer, predictor, freshPredictor, limits, clock });
    scorer.stdout.write(frame('nobody reads this'));
    await expect.poll(() => clock.waited.length).toBe(1);
    clock.expire();
    expect(await end).toEqual({ kind: 'predictor-late' });
  });

  it.each([
    ['over the limit of one frame', frame('x'.repeat(101)), 1_000],
    ['over the limit in all', frame('x'.repeat(90)), 80],
    ['a length of four gigabytes', Buffer.from([255, 255, 255, 255]), 1_000],
  ])('refuses an answer that is %s', async (_name, bytes, total) => {
    const { scorer, predictor, end } = setUp({}, total);
    const asked = arrival(predictor.stdin);
    scorer.stdout.write(frame('request'));
    await asked;
    predictor.stdout.write(bytes);
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
  });

  it.each([
    ['between frames', '', 'predictor-ended'],
    ['inside a length', '\0\0', 'predictor-violation'],
    ['inside a frame', '\0\0\0\x05abc', 'predictor-violation'],
  ])('notices a predictor that ends %s', async (_name, bytes, kind) => {
    const { scorer, predictor, end } = setUp();
    const asked = arrival(predictor.stdin);
    scorer.stdout.write(frame('request'));
    await asked;
    predictor.stdout.end(bytes);
    expect(await end).toMatchObject({ kind });
  });

  it('notices a predictor that ends before it was asked', async () => {
    const { scorer, predictor, end } = setUp();
    predictor.stdout.end();
    scorer.stdout.write(frame('request'));
    expect(await end).toEqual({ kind: 'predictor-ended' });
  });

  it('blames the scorer for what the scorer does', async () => {
    const tooLong = setUp();
    tooLong.scorer.stdout.write(frame('x'.repeat(101)));
    expect(await tooLong.end).toMatchObject({ kind: 'scorer-violation' });

    const tooMany = setUp({ messages: 1 });
    tooMany.predictor.stdin.on('data', () => tooMany.predictor.stdout.write(frame('ok')));
    tooMany.scorer.stdin.on('data', () => tooMany.scorer.stdout.write(frame('more')));
    tooMany.scorer.stdout.write(frame('first'));
    expect(await tooMany.end).toMatchObject({ kind: 'scorer-violation' });

    const cut = setUp();
    cut.scorer.stdout.destroy();
    expect(await cut.end).toEqual({ kind: 'scorer-ended' });
  });

  it('holds back a predictor that floods: little is read past the answer', async () => {
    const { scorer, predictor, end } = setUp({}, 1e9);
    const asked = arrival(predictor.stdin);
    scorer.stdout.write(frame('request'));
    await asked;
    let written = 0;
    predictor.stdout.write(frame('answer'));
    while (predictor.stdout.write(Buffer.alloc(1_000)) && written < 1e6) written += 1_000;
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
    expect(written).toBeLessThan(300_000);
  });

  it('counts the time of all answers together, and none of the time that the scorer takes', async () => {
    const { scorer, predictor, clock, end } = setUp({ conversationSeconds: 10 });
    predictor.stdin.on('data', () => {
      clock.time.seconds += 4;
      if (clock.waited.length < 3) predictor.stdout.write(frame('just in time'));
      else clock.expire();
    });
    scorer.stdin.on('data', () => {
      clock.time.seconds += 1_000;
      scorer.stdout.write(frame('more'));
    });
    scorer.stdout.write(frame('first'));
    expect(await end).toEqual({ kind: 'predictor-late' });
    expect(clock.waited).toEqual([7, 6, 2]);
  });
});

describe('an empty request', () => {
  const echo = ({ stdin, stdout }: Box, name: string) =>
    stdin.on('data', () => stdout.write(frame(name))).on('end', () => stdout.end());

  it('ends the predictor and has the next request answered by a fresh one', async () => {
    const { scorer, predictor, fresh, end } = setUp();
    echo(predictor, 'old');
    const first = arrival(scorer.stdin);
    scorer.stdout.write(frame('request'));
    expect(await first).toEqual(frame('old'));
    const second = arrival(scorer.stdin);
    scorer.stdout.write(Buffer.concat([frame(''), frame('request')]));
    await expect.poll(() => fresh.length).toBe(1);
    echo(fresh[0]!, 'new');
    expect(await second).toEqual(frame('new'));
    scorer.stdout.end();
    expect(await end).toEqual({ kind: 'finished' });
    expect(predictor.stdin.readableEnded).toBe(true);
  });

  it('is refused to a scorer that has had its number of predictors', async () => {
    const { scorer, predictor, end } = setUp({ predictors: 1 });
    echo(predictor, 'old');
    scorer.stdout.write(frame(''));
    expect(await end).toMatchObject({ kind: 'scorer-violation' });
  });

  it('leaves no way out to a predictor that has spoken unasked', async () => {
    const { scorer, predictor, fresh, end } = setUp();
    predictor.stdin.resume().on('end', () => predictor.stdout.end(frame('unasked')));
    scorer.stdout.write(frame(''));
    expect(await end).toMatchObject({ kind: 'predictor-violation' });
    expect(fresh).toEqual([]);
  });

  it('does not give the fresh one more time than was left', async () => {
    const { scorer, predictor, fresh, clock, end } = setUp({ conversationSeconds: 5 });
    predictor.stdin.on('data', () => {
      clock.time.seconds += 4;
      predictor.stdout.end(frame('slow'));
    });
    const answered = arrival(scorer.stdin);
    scorer.stdout.write(frame('request'));
    await answered;
    scorer.stdout.write(Buffer.concat([frame(''), frame('request')]));
    await expect.poll(() => clock.waited).toEqual([5, 5, 1]);
    expect(fresh).toHaveLength(1);
    clock.expire();
    expect(await end).toEqual({ kind: 'predictor-late' });
  });
});
