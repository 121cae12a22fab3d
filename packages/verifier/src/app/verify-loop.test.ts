import { openStatement, predicateTypes, RatchetError, replicaSchema } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { renewalWaitMs } from './lease-keeper.ts';
import { fixtureKey, fixtureReplica, loopWorld, scored, untilAborted } from './loop-fixtures.ts';
import { verifyOnce, verifyUntil } from './verify-loop.ts';

const refusal = (code: 'lease-expired' | 'engine-unreachable' | 'internal') =>
  new RatchetError({ code, field: 'f', rule: 'Rule.', remedy: 'Remedy.' });
const never = new AbortController().signal;

describe('verifyOnce', () => {
  it('runs a leased replica under its seed and reports what it saw, signed', async () => {
    const world = loopWorld([fixtureReplica(1)]);
    await verifyOnce(world.options, never);
    expect(world.runs).toEqual([1_001]);
    expect(world.kept.size).toBe(0);
    const [sent] = world.reported;
    const opened = openStatement(sent!.statement, {
      predicateType: predicateTypes.replica,
      schema: replicaSchema,
      field: 'statement',
    });
    expect(opened.signer).toBe(fixtureKey.keyId);
    expect(opened.gitCommit).toBe('d'.repeat(40));
    expect(opened.predicate).toEqual({
      holdout: 'f'.repeat(64),
      replica: sent!.replicaId,
      track: 'words',
      tree: 'c'.repeat(40),
      seed: 1_001,
      outcome: 'scored',
      metric: 2.9,
      artifact: 'ab'.repeat(32),
      cpuSeconds: 4,
      wallSeconds: 5,
      hardwareClass: 'cpu-test',
    });
  });

  it('never reports a metric of a run that was not scored', async () => {
    const world = loopWorld([fixtureReplica(1)], {
      run: async () => ({ ...scored, outcome: 'train-crashed' }),
    });
    await verifyOnce(world.options, never);
    const { payload } = JSON.parse(world.reported[0]!.statement.toString());
    expect(JSON.parse(Buffer.from(payload, 'base64').toString()).predicate).toMatchObject({
      outcome: 'train-crashed',
      metric: null,
    });
  });

  it('sends what was finished before a crash from disk, the same bytes, without running it again', async () => {
    let down = true;
    const world = loopWorld([fixtureReplica(1)], {
      report: async () => {
        if (down) throw refusal('internal');
      },
    });
    await expect(verifyOnce(world.options, never)).rejects.toThrow('internal');
    const kept = [...world.kept.values()];
    expect(kept).toHaveLength(1);
    down = false;
    await verifyOnce(world.options, never);
    expect(world.reported).toEqual(kept);
    expect(world.runs).toEqual([1_001]);
    expect(world.kept.size).toBe(0);
  });

  it('runs a replica again that was cut off in the middle', async () => {
    const stopping = new AbortController();
    const world = loopWorld([fixtureReplica(1)], {
      run: async (_, signal) => {
        stopping.abort(new Error('killed'));
        return untilAborted(signal);
      },
    });
    await expect(verifyOnce(world.options, stopping.signal)).rejects.toThrow('killed');
    expect(world.kept.size).toBe(0);
    const again = loopWorld(world.waiting);
    await verifyOnce(again.options, never);
    expect(again.runs).toEqual([1_001]);
    expect(again.reported).toHaveLength(1);
  });

  it('drops a finished replica that the coordinator will never take', async () => {
    const world = loopWorld([], {
      report: async () => {
        throw refusal('lease-expired');
      },
    });
    world.kept.set('x', { replicaId: 'x', statement: Buffer.from('{}'), idempotencyKey: 'key-aaaa' });
    await verifyOnce(world.options, never);
    expect(world.kept.size).toBe(0);
    expect(world.lines.join()).toContain('lease-expired');
  });

  it('drops the run when the lease is gone, and does not report it', async () => {
    const world = loopWorld([{ ...fixtureReplica(1), expiresAtMs: 3_000 }], {
      renew: async () => {
        throw refusal('lease-expired');
      },
      run: async (_, signal) => untilAborted(signal),
    });
    await verifyOnce(world.options, never);
    expect(world.reported).toEqual([]);
    expect(world.kept.size).toBe(0);
    expect(world.lines.join()).toContain('dropped');
  });
});

describe('verifyOnce on a full disk', () => {
  it('sends what is finished, and takes nothing new until there is room', async () => {
    let room = () => {};
    const world = loopWorld([fixtureReplica(1)], {
      untilRoom: () => new Promise((resolve) => (room = resolve)),
    });
    world.kept.set('x', { replicaId: 'x', statement: Buffer.from('{}'), idempotencyKey: 'key-aaaa' });
    const turn = verifyOnce(world.options, never);
    await new Promise((next) => setImmediate(next));
    expect([world.reported.length, world.runs.length]).toEqual([1, 0]);
    room();
    await turn;
    expect(world.runs).toEqual([1_001]);
  });
});

describe('verifyUntil', () => {
  it('waits out faults of this machine, longer each time, and says so; they are no outcome', async () => {
    const stopping = new AbortController();
    let faults = 0;
    const world = loopWorld([fixtureReplica(1)], {
      run: async () => {
        faults += 1;
        if (faults <= 3) throw refusal('engine-unreachable');
        return scored;
      },
      report: async () => stopping.abort(new Error('over')),
    });
    await verifyUntil(world.options, stopping.signal);
    expect(world.sleeps.filter((ms) => ms !== 30_000)).toEqual([1_000, 2_000, 4_000]);
    expect(world.reported).toHaveLength(1);
    expect(world.lines.filter((line) => line.includes('engine-unreachable'))).toHaveLength(3);
  });
});

describe('renewalWaitMs', () => {
  it.each([
    [90_000, 0, 30_000],
    [500, 0, 1_000],
    [0, 5_000, 1_000],
    [9_000_000, 0, 60_000],
  ])('of a lease that ends at %i, at %i, is %i', (expires, now, wait) => {
    expect(renewalWaitMs(expires, now)).toBe(wait);
  });
});
