import { randomUUID } from 'node:crypto';
import { parseTrackName, sha256Hex } from '@ratchet/protocol';
import { type MethodName, methods } from '@ratchet/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint, manifest, toy, volunteer } from '../network-fixtures.ts';
import {
  ask,
  granted,
  refusalOf,
  type ServedNetwork,
  serveTestNetwork,
  signatureOf,
  signed,
} from './raw-call-fixtures.ts';

const [ann, bob, carl, stranger] = [1, 2, 3, 4].map(volunteer) as [Key, Key, Key, Key];
type Key = ReturnType<typeof volunteer>;
const unknownId = 'a0000000-0000-4000-8000-000000000001';
const hashOf = (text: string) => sha256Hex(Buffer.from(text));

let network: ServedNetwork;
/** Leases of Ann: two that are open, one released, one that ran out and that no sweep has seen yet; and one on another track. */
const lease = { ann: '', second: '', released: '', expired: '', elsewhere: '' };
const annsCommit = { leaseId: '', track: toy, commitment: hashOf("Ann's") };

beforeAll(async () => {
  network = await serveTestNetwork();
  await openAnotherTrack();
  for (const key of [ann, bob, carl]) await granted(network, key, 'register', { displayName: 'A volunteer' });
  const take = async (key: Key, hypothesis: string, track: string = toy) =>
    (await granted(network, key, 'takeLease', { track, hypothesis })).leaseId;
  lease.expired = await take(ann, 'An idea of yesterday');
  network.clock.advance(601);
  lease.ann = await take(ann, 'A wider layer');
  lease.second = await take(ann, 'A deeper layer');
  lease.released = await take(ann, 'Never mind');
  await granted(network, ann, 'releaseLease', { leaseId: lease.released });
  lease.elsewhere = await take(ann, 'Other things', 'toy-two');
  annsCommit.leaseId = lease.ann;
  await granted(network, ann, 'commit', annsCommit);
});
afterAll(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

async function openAnotherTrack() {
  const name = parseTrackName('toy-two', 'name');
  const repository = await network.repositories.repository(toy);
  const { tree, tar: treeTar } = await repository.treeTar(network.root);
  const [train, validation] = [Buffer.from('train'), Buffer.from('validation')];
  await network.app.openTrack(
    { name, manifest: { ...manifest, name }, train, validation, holdouts: new Map() },
    { head: network.root, tree, treeTar },
  );
}

type Case = [what: string, name: MethodName, key: Key, body: () => object, refusal: string];
const refuses = (cases: readonly Case[]) =>
  it.each(cases)('%s (%s)', async (_, name, key, body, refusal) => {
    expect(await refusalOf(network, () => ask(network, key, name, body()))).toBe(refusal);
  });

describe('registration refuses', () => {
  const named = (displayName: string) => () => ({ displayName });
  const sound = {
    ...{ machineId: '0123456789abcdef', role: 'worker', label: '', hardwareClass: 'cpu-x86_64', cpus: 4 },
    ...{ memoryMib: 8_192, gpus: [], version: '0.1.0' },
  };
  const machine = (changed: object) => () => ({ displayName: 'Ann', machine: { ...sound, ...changed } });
  refuses([
    ['no name', 'register', stranger, named('  '), 'bad-field displayName'],
    ['a name of 41 characters', 'register', stranger, named('x'.repeat(41)), 'bad-field displayName'],
    ['a name of two lines', 'register', stranger, named('Ann\nBob'), 'bad-field displayName'],
    ['a name with a NUL', 'register', stranger, named('Ann\0'), 'bad-field displayName'],
    [
      'a machine without an id',
      'register',
      stranger,
      machine({ machineId: '' }),
      'bad-field machine.machineId',
    ],
    [
      'a machine by the host’s name',
      'register',
      stranger,
      machine({ machineId: 'box' }),
      'bad-field machine.machineId',
    ],
    ['a machine of another role', 'register', stranger, machine({ role: 'king' }), 'bad-field machine.role'],
    [
      'a label of 41 characters',
      'register',
      stranger,
      machine({ label: 'x'.repeat(41) }),
      'bad-field machine.label',
    ],
    ['a label of two lines', 'register', stranger, machine({ label: 'a\nb' }), 'bad-field machine.label'],
    ['more CPUs than there are', 'register', stranger, machine({ cpus: 1e6 }), 'bad-field machine.cpus'],
    [
      'more memory than there is',
      'register',
      stranger,
      machine({ memoryMib: 2 ** 31 }),
      'bad-field machine.memoryMib',
    ],
    [
      'a class with an escape',
      'register',
      stranger,
      machine({ hardwareClass: '\u001b[2J' }),
      'bad-field machine.hardwareClass',
    ],
    [
      'more GPUs than fit',
      'register',
      stranger,
      machine({ gpus: Array(17).fill('a') }),
      'bad-field machine.gpus',
    ],
    [
      'a GPU with a name of 81',
      'register',
      stranger,
      machine({ gpus: ['x'.repeat(81)] }),
      'bad-field machine.gpus',
    ],
    ['no version', 'register', stranger, machine({ version: '' }), 'bad-field machine.version'],
    ['a name with an escape', 'register', stranger, named('\u001b[2J'), 'bad-field displayName'],
  ]);
});

describe('leases refuse', () => {
  const idea =
    (hypothesis: string, track: string = toy) =>
    () => ({ track, hypothesis });
  refuses([
    ['a key that is not registered', 'takeLease', stranger, idea('Mine'), 'unknown-key ratchet-key'],
    ['a track that is not there', 'takeLease', bob, idea('Mine', 'nowhere'), 'unknown-track track'],
    ['a track name that is none', 'takeLease', bob, idea('Mine', '../toy'), 'bad-field track'],
    ['no hypothesis', 'takeLease', bob, idea(' \t '), 'bad-field hypothesis'],
    ['a hypothesis of 401 characters', 'takeLease', bob, idea('x'.repeat(401)), 'bad-field hypothesis'],
    ['a hypothesis with a NUL', 'takeLease', bob, idea('a\0b'), 'bad-field hypothesis'],
    ['a held hypothesis', 'takeLease', bob, idea('A wider layer'), 'hypothesis-held hypothesis'],
    [
      'a held one typed differently',
      'takeLease',
      bob,
      idea('  a WIDER   layer!'),
      'hypothesis-held hypothesis',
    ],
    ['one that the key holds itself', 'takeLease', ann, idea('A wider layer'), 'hypothesis-held hypothesis'],
  ]);

  const holds = (['renewLease', 'releaseLease'] as const).flatMap((name): Case[] => [
    ['an id that is none', name, ann, () => ({ leaseId: 'x' }), 'bad-field leaseId'],
    ['an id in capitals', name, ann, () => ({ leaseId: lease.ann.toUpperCase() }), 'bad-field leaseId'],
    ['an unknown lease', name, ann, () => ({ leaseId: unknownId }), 'unknown-lease leaseId'],
    ["someone else's lease", name, bob, () => ({ leaseId: lease.ann }), 'unknown-lease leaseId'],
  ]);
  refuses([
    ...holds,
    ['one that ran out', 'renewLease', ann, () => ({ leaseId: lease.expired }), 'lease-expired leaseId'],
    ['one given back', 'renewLease', ann, () => ({ leaseId: lease.released }), 'lease-expired leaseId'],
  ]);

  it('a ninth lease of one key', async () => {
    for (let n = 0; n < 8; n += 1) {
      await granted(network, carl, 'takeLease', { track: toy, hypothesis: `Idea number ${n}` });
    }
    const ninth = () => ask(network, carl, 'takeLease', { track: toy, hypothesis: 'One more' });
    expect(await refusalOf(network, ninth)).toBe('quota-exceeded leases');
  });
});

describe('the journal refuses', () => {
  const sound = { track: toy, outcome: 'kept', metric: 97, seed: 1, cpuSeconds: 4, wallSeconds: 2 };
  const entry = (changed: object) => () => ({ leaseId: lease.ann, ...sound, ...changed });
  const cases: [what: string, changed: () => object, refusal: string][] = [
    ['a metric that is not a number', entry({ metric: Number.NaN }), 'bad-field metric'],
    ['an infinite metric', entry({ metric: Number.NEGATIVE_INFINITY }), 'bad-field metric'],
    ['a metric beyond every scale', entry({ metric: 1e301 }), 'bad-field metric'],
    ['no metric of what was kept', entry({ metric: undefined }), 'bad-field metric'],
    ['a metric of what crashed', entry({ outcome: 'crashed' }), 'bad-field metric'],
    ['no outcome', entry({ outcome: undefined }), 'bad-field outcome'],
    ['negative time', entry({ cpuSeconds: -1 }), 'bad-field cpuSeconds'],
    ['infinite time', entry({ wallSeconds: Number.POSITIVE_INFINITY }), 'bad-field wallSeconds'],
    ['a track that is not the lease’s', entry({ track: 'toy-two' }), 'wrong-track track'],
    ['a track that is not there', entry({ track: 'nowhere' }), 'wrong-track track'],
    ['an unknown lease', entry({ leaseId: unknownId }), 'unknown-lease leaseId'],
    ['a lease that ran out', () => entry({ leaseId: lease.expired })(), 'lease-expired leaseId'],
    ['a lease given back', () => entry({ leaseId: lease.released })(), 'lease-expired leaseId'],
  ];
  refuses(cases.map(([what, body, refusal]): Case => [what, 'appendExperiment', ann, body, refusal]));
  refuses([["someone else's lease", 'appendExperiment', bob, entry({}), 'unknown-lease leaseId']]);

  it('an outcome that no enum knows', async () => {
    const { bytes } = signed(ann, 'appendExperiment', { header: network.header(), ...entry({})() });
    const unknown = Buffer.concat([bytes, Buffer.of(0x20, 99)]);
    const request = {
      bytes: unknown,
      metadata: signatureOf(ann, methods.appendExperiment.path, unknown),
    };
    expect(await refusalOf(network, () => network.send('appendExperiment', request))).toBe(
      'bad-field outcome',
    );
  });
});

describe('commitments are refused', () => {
  const to = (changed: object) => () => ({ ...annsCommit, commitment: hashOf(randomUUID()), ...changed });
  const cases: [what: string, body: () => object, refusal: string][] = [
    ['that are no hash', to({ commitment: 'ab' }), 'bad-field commitment'],
    ['in capitals', to({ commitment: hashOf('x').toUpperCase() }), 'bad-field commitment'],
    ['under an unknown lease', to({ leaseId: unknownId }), 'unknown-lease leaseId'],
    ['under a lease that ran out', () => to({ leaseId: lease.expired })(), 'lease-expired leaseId'],
    ['under a lease given back', () => to({ leaseId: lease.released })(), 'lease-expired leaseId'],
    ['under a lease of another track', () => to({ leaseId: lease.elsewhere })(), 'wrong-track track'],
    ['for a track that is not the lease’s', to({ track: 'toy-two' }), 'wrong-track track'],
    ['twice', () => ({ ...annsCommit, leaseId: lease.second }), 'already-committed commitment'],
    ['while a newcomer has one open', to({}), 'quota-exceeded submissions'],
  ];
  refuses(cases.map(([what, body, refusal]): Case => [what, 'commit', ann, body, refusal]));

  it("when they are someone else's", async () => {
    const { leaseId } = await granted(network, bob, 'takeLease', { track: toy, hypothesis: 'A copy' });
    const copied = () => ask(network, bob, 'commit', { ...annsCommit, leaseId });
    expect(await refusalOf(network, copied)).toBe('already-committed commitment');
    const stolen = () => ask(network, bob, 'commit', { ...to({})(), leaseId: lease.ann });
    expect(await refusalOf(network, stolen)).toBe('unknown-lease leaseId');
  });
});

describe('a request that was granted', () => {
  const requests: [name: MethodName, body: () => object, other: object][] = [
    ['register', () => ({ displayName: 'Dora' }), {}],
    ['takeLease', () => ({ track: toy, hypothesis: 'Said twice' }), { hypothesis: 'Something else' }],
    ['renewLease', () => ({ leaseId: doras.leaseId }), {}],
    [
      'appendExperiment',
      () => ({ ...doras, outcome: 'crashed', seed: 7, cpuSeconds: 1, wallSeconds: 1 }),
      { seed: 8 },
    ],
    ['commit', () => ({ ...doras, commitment: hashOf('Dora') }), { commitment: hashOf('not Dora') }],
    ['releaseLease', () => ({ leaseId: doras.leaseId }), {}],
  ];
  const dora = volunteer(5);
  const doras = { leaseId: '', track: toy };

  it.each(requests)('as %s is answered the same again and changes nothing', async (name, body, other) => {
    const header = network.header();
    const request = signed(dora, name, { header, ...body() });
    const first = await network.send(name, request);
    expect(first.refusal).toBeNull();
    const after = await fingerprint(network);
    expect(await network.send(name, request)).toEqual(first);
    // After an outage a client signs the same request anew, later: it is still the same request.
    const later = { ...header, issuedAtMs: header.issuedAtMs + 1_000 };
    expect(await network.send(name, signed(dora, name, { header: later, ...body() }))).toEqual(first);
    if (Object.keys(other).length > 0) {
      const changed = await network.send(name, signed(dora, name, { header, ...body(), ...other }));
      expect(changed.refusal).toBe('idempotency-key-reused header.idempotencyKey');
    }
    expect(await fingerprint(network)).toEqual(after);
    if (name === 'takeLease' && first.bytes) {
      doras.leaseId = methods.takeLease.response.decode(first.bytes).leaseId;
    }
  });
});
