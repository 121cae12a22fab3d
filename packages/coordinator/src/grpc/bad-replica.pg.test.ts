import { parseSha256, payloadType, preAuthEncoding, sha256 } from '@ratchet/protocol';
import { methods } from '@ratchet/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReplicaLease } from '../app/verification-ports.ts';
import {
  claimOf,
  doChores,
  fingerprint,
  rootFiles,
  statementOf,
  submit,
  toy,
  trainingWith,
  verifiers,
  volunteer,
} from '../network-fixtures.ts';
import {
  ask,
  granted,
  refusalOf,
  type ServedNetwork,
  serveTestNetwork,
  signed,
} from './raw-call-fixtures.ts';

type Key = (typeof verifiers)[number];
const [ada, ben] = verifiers as [Key, Key, Key];
const [stranger, ann] = [volunteer(99), volunteer(1)];
const unknownId = 'a0000000-0000-4000-8000-000000000001';

let network: ServedNetwork;
/** What Ada and Ben hold: a run of the head each. */
let adas: ReplicaLease;
let bens: ReplicaLease;
/** Address of a candidate's tree that waits to be tested. */
let waiting: string;

beforeAll(async () => {
  network = await serveTestNetwork();
  await submit(network, ann, { 'train.py': trainingWith('a', 3) });
  await doChores(network.app);
  const [row] = await network.sql<{ treeBlob: string }[]>`select tree_blob from submissions`;
  waiting = row!.treeBlob;
  const hold = (key: Key) => network.app.leaseReplica(key.keyId, { hardwareClass: 'cpu' });
  [adas, bens] = [(await hold(ada))!, (await hold(ben))!];
});
afterAll(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

describe('a stranger', () => {
  const requests = [
    ['leaseReplica', { hardwareClass: 'cpu', waitSeconds: 0 }, 'not-on-roster ratchet-key'],
    ['renewReplica', () => ({ replicaId: adas.id }), 'unknown-replica replicaId'],
    [
      'reportReplica',
      () => ({ replicaId: adas.id, statement: statementOf(ada, adas, { metric: 90 }) }),
      'not-on-roster ratchet-key',
    ],
    ['fetchTree', () => ({ replicaId: adas.id, sha256: adas.treeBlob }), 'unknown-blob sha256'],
    ['fetchHoldout', { track: toy }, 'unknown-blob track'],
  ] as const;
  it.each(requests)('is refused by %s', async (name, body, refusal) => {
    const sent = typeof body === 'function' ? body() : body;
    expect(await refusalOf(network, () => ask(network, stranger, name, sent))).toBe(refusal);
  });
});

describe('a verifier is refused', () => {
  const renew = (replicaId: () => string) => () =>
    ask(network, ada, 'renewReplica', { replicaId: replicaId() });
  const tree = (replicaId: () => string, address: () => string) => () =>
    ask(network, ada, 'fetchTree', { replicaId: replicaId(), sha256: address() });
  const cases: [what: string, asking: () => ReturnType<typeof ask>, refusal: string][] = [
    ['another’s lease', renew(() => bens.id), 'unknown-replica replicaId'],
    ['an unknown lease', renew(() => unknownId), 'unknown-replica replicaId'],
    ['a lease id that is none', renew(() => 'x'), 'bad-field replicaId'],
    [
      'a tree of a lease that is another’s',
      tree(
        () => bens.id,
        () => bens.treeBlob,
      ),
      'unknown-blob sha256',
    ],
    [
      'a tree that it does not run',
      tree(
        () => adas.id,
        () => waiting,
      ),
      'unknown-blob sha256',
    ],
    [
      'a tree of an unknown lease',
      tree(
        () => unknownId,
        () => adas.treeBlob,
      ),
      'unknown-blob sha256',
    ],
    [
      'an address that is none',
      tree(
        () => adas.id,
        () => '../operator.key',
      ),
      'bad-field sha256',
    ],
    [
      'the hold-out of an unknown track',
      () => ask(network, ada, 'fetchHoldout', { track: 'nowhere' }),
      'unknown-blob track',
    ],
    [
      'the hold-out of a name that is none',
      () => ask(network, ada, 'fetchHoldout', { track: '..' }),
      'bad-field track',
    ],
  ];
  it.each(cases)('%s', async (_, asking, refusal) => {
    expect(await refusalOf(network, asking)).toBe(refusal);
  });

  it('a hardware class that is none, once it holds nothing', async () => {
    const dan = await freshVerifier();
    const ofDan = () => ask(network, dan, 'leaseReplica', { hardwareClass: 'CPU; drop', waitSeconds: 0 });
    expect((await ofDan()).refusal).toBe('bad-field hardwareClass');
  });

  it('while it is suspended', async () => {
    await network.sql`update roster set suspended_at = now() where key_id = ${ben.keyId}`;
    const report = { replicaId: bens.id, statement: statementOf(ben, bens, { metric: 90 }) };
    expect(await refusalOf(network, () => ask(network, ben, 'reportReplica', report))).toBe(
      'suspended ratchet-key',
    );
    expect((await ask(network, ben, 'leaseReplica', { hardwareClass: 'cpu', waitSeconds: 0 })).refusal).toBe(
      'suspended ratchet-key',
    );
    await network.sql`update roster set suspended_at = null`;
  });
});

/** A fourth verifier that holds nothing yet. */
async function freshVerifier(): Promise<Key> {
  const key = volunteer(204);
  const members = [...verifiers, key].map(({ keyId }, i) => ({
    keyId,
    boxKey: 'ab'.repeat(32),
    operator: `operator-${i}`,
  }));
  await network.app.syncRoster(members);
  return key;
}

describe('a report is refused', () => {
  const hash40 = 'ab'.repeat(20);
  const ofAda = (changed: Parameters<typeof statementOf>[2], commit?: string) =>
    statementOf(ada, adas, changed, commit);
  const cases: [what: string, statement: () => Buffer, refusal: string][] = [
    [
      'of another replica',
      () => ofAda({ metric: 90, replica: unknownId }),
      'claim-mismatch statement.predicate.replica',
    ],
    [
      'with another seed',
      () => ofAda({ metric: 90, seed: (adas.seed + 1) % 2 ** 32 }),
      'claim-mismatch statement.predicate.seed',
    ],
    ['of another tree', () => ofAda({ metric: 90, tree: hash40 }), 'claim-mismatch statement.predicate.tree'],
    [
      'of another track',
      () => ofAda({ metric: 90, track: 'toy-two' }),
      'claim-mismatch statement.predicate.track',
    ],
    ['of another commit', () => ofAda({ metric: 90 }, hash40), 'claim-mismatch statement.subject'],
    [
      'signed by another key',
      () => statementOf(ben, adas, { metric: 90 }),
      'claim-mismatch statement.signatures.0.keyid',
    ],
    [
      'scored without a metric',
      () => ofAda({ metric: null, outcome: 'scored' }),
      'claim-mismatch statement.predicate.metric',
    ],
    [
      'crashed with a metric',
      () => ofAda({ metric: 90, outcome: 'train-crashed' }),
      'claim-mismatch statement.predicate.metric',
    ],
    [
      'with NaN for a metric',
      () => ofAda({ metric: Number.NaN, outcome: 'scored' }),
      'claim-mismatch statement.predicate.metric',
    ],
    [
      'with an outcome that is none',
      () => ofAda({ metric: 90, outcome: 'excellent' as 'scored' }),
      'bad-field statement.predicate.outcome',
    ],
    [
      'with words in the metric',
      () => ofAda({ metric: '90' as unknown as number }),
      'bad-field statement.predicate.metric',
    ],
    [
      'with a metric beyond every scale',
      () => raw('{"metric":1e999}'),
      'bad-field statement.predicate.metric',
    ],
    [
      'with a metric that overflows when squared',
      () => ofAda({ metric: 1e301 }),
      'bad-field statement.predicate.metric',
    ],
    [
      'with negative time',
      () => ofAda({ metric: 90, cpuSeconds: -1 }),
      'bad-field statement.predicate.cpuSeconds',
    ],
    [
      'with endless time',
      () => ofAda({ metric: 90, wallSeconds: 1e300 }),
      'bad-field statement.predicate.wallSeconds',
    ],
    [
      'with something more',
      () => ofAda({ metric: 90, stdout: 'secrets' } as { metric: number }),
      'bad-field statement.predicate',
    ],
    [
      'that is a claim',
      () => claimOf(ada, { head: adas.commit, commit: adas.commit, tree: adas.tree as never }),
      'bad-field statement.predicateType',
    ],
    [
      'with a changed payload',
      () =>
        Buffer.from(
          ofAda({ metric: 90 })
            .toString()
            .replace(/"payload":"./, '"payload":"f'),
        ),
      'bad-signature statement.signatures.0.sig',
    ],
    ['that is rubbish', () => Buffer.alloc(100, 7), 'bad-field statement'],
    ['that is empty', () => Buffer.alloc(0), 'bad-field statement'],
  ];
  /** A statement of Ada's whose predicate has this JSON for its metric, which `JSON.stringify` would not write. */
  const raw = (metric: string) => {
    const marker = 424_242.5;
    const sealed = JSON.parse(ofAda({ metric: marker }).toString());
    const body = Buffer.from(sealed.payload, 'base64').toString();
    const text = body.replace(`"metric":${marker}`, metric.slice(1, -1));
    const sig = ada.sign(preAuthEncoding(payloadType, Buffer.from(text))).toString('base64');
    const payload = Buffer.from(text).toString('base64');
    return Buffer.from(JSON.stringify({ payloadType, payload, signatures: [{ keyid: ada.keyId, sig }] }));
  };
  it.each(cases)('%s', async (_, statement, refusal) => {
    const report = () => ask(network, ada, 'reportReplica', { replicaId: adas.id, statement: statement() });
    expect(await refusalOf(network, report)).toBe(refusal);
  });

  it.each([
    ['of another’s replica', () => bens.id, 'unknown-replica replicaId'],
    ['of an unknown replica', () => unknownId, 'unknown-replica replicaId'],
    ['of a replica id that is none', () => "' or 1=1", 'bad-field replicaId'],
  ])('%s', async (_, replicaId, refusal) => {
    const body = () => ({ replicaId: replicaId(), statement: ofAda({ metric: 90 }) });
    expect(await refusalOf(network, () => ask(network, ada, 'reportReplica', body()))).toBe(refusal);
  });
});

describe('a report', () => {
  it('counts once: the same again is nothing, another one is refused', async () => {
    const statement = statementOf(ada, adas, { metric: 90 });
    const request = signed(ada, 'reportReplica', { header: network.header(), replicaId: adas.id, statement });
    expect((await network.send('reportReplica', request)).refusal).toBeNull();
    const after = await fingerprint(network);
    expect((await network.send('reportReplica', request)).refusal).toBeNull();
    await granted(network, ada, 'reportReplica', { replicaId: adas.id, statement });
    expect(await fingerprint(network)).toEqual(after);
    const better = { replicaId: adas.id, statement: statementOf(ada, adas, { metric: 80 }) };
    expect(await refusalOf(network, () => ask(network, ada, 'reportReplica', better))).toBe(
      'idempotency-key-reused statement',
    );
  });

  it('is in the log as a hash only', async () => {
    const [leaf] = await network.sql<{ entry: Buffer; salt: Buffer; sealedStatement: Buffer }[]>`
      select entry, salt, sealed_statement from log_leaves where kind = 'replica'`;
    expect(leaf!.entry).toEqual(sha256(leaf!.salt, leaf!.sealedStatement));
  });
});

describe('what a verifier may read', () => {
  it('is the tree that it runs, and its own shard of the hold-out', async () => {
    const { bytes } = await ask(network, ben, 'fetchTree', { replicaId: bens.id, sha256: bens.treeBlob });
    const tree = Buffer.from(methods.fetchTree.response.decode(bytes!).chunk);
    expect(tree.toString()).toContain(rootFiles['program.md']);
    const shard = await ask(network, ben, 'fetchHoldout', { track: toy });
    expect(Buffer.from(methods.fetchHoldout.response.decode(shard.bytes!).chunk).toString()).toBe(
      'sealed shard 1 of season 1',
    );
  });

  it('is never a candidate, for those who ask without a lease', async () => {
    const address = parseSha256(waiting, 'waiting');
    expect(await refusalOf(network, () => ask(network, ann, 'fetchBlob', { sha256: address }))).toBe(
      'unknown-blob sha256',
    );
  });
});
