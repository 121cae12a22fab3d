import { Metadata } from '@grpc/grpc-js';
import { type MethodName, methods, signatureMetadata } from '@ratchet/wire';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint, toy, verifiers, volunteer } from '../network-fixtures.ts';
import {
  type ServedNetwork,
  type SignedRequest,
  serveTestNetwork,
  signatureOf,
  signed,
} from './raw-call-fixtures.ts';

const anyId = 'a0000000-0000-4000-8000-000000000001';
const hash = 'ab'.repeat(32);

/** What anyone may ask, and `reveal`, whose first message alone is signed. */
type Unsigned = 'listTracks' | 'getTrack' | 'readJournal' | 'getSubmission' | 'fetchBlob' | 'reveal';

/** A well-formed message for every method that must be signed. */
const messages = {
  register: { displayName: 'Ann' },
  takeLease: { track: toy, hypothesis: 'A wider layer' },
  renewLease: { leaseId: anyId },
  releaseLease: { leaseId: anyId },
  appendExperiment: {
    leaseId: anyId,
    track: toy,
    outcome: 'kept',
    metric: 1,
    seed: 1,
    cpuSeconds: 1,
    wallSeconds: 1,
  },
  commit: { leaseId: anyId, track: toy, commitment: hash },
  approveMerge: { submissionId: anyId, approval: Buffer.from('{}') },
  administer: { action: 'pause-track', track: toy, reason: 'Maintenance' },
  leaseReplica: { hardwareClass: 'cpu', waitSeconds: 0 },
  renewReplica: { replicaId: anyId },
  reportReplica: { replicaId: anyId, statement: Buffer.from('{}') },
  fetchTree: { replicaId: anyId, sha256: hash },
  fetchHoldout: { track: toy },
} satisfies Record<Exclude<MethodName, Unsigned>, object>;
type SignedName = keyof typeof messages;
const names = Object.keys(messages) as SignedName[];

let network: ServedNetwork;
let before: Record<string, string>;
const ann = verifiers[0]!;

beforeAll(async () => {
  network = await serveTestNetwork();
  before = await fingerprint(network);
});
afterAll(() => network?.close());
afterEach(async () => {
  expect(await fingerprint(network)).toEqual(before);
  expect(network.troubles).toEqual([]);
});

const good = (name: SignedName, header: object = network.header()): SignedRequest =>
  signed(ann, name, { header, ...messages[name] });

const withMetadata = ({ bytes, metadata }: SignedRequest, change: (metadata: Metadata) => void) => {
  const changed = metadata.clone();
  change(changed);
  return { bytes, metadata: changed };
};

const signatureField = signatureMetadata.signature;
const forgeries: Record<string, [refusal: string, forge: (name: SignedName) => SignedRequest]> = {
  'no metadata': [`unsigned ${signatureField}`, (name) => ({ ...good(name), metadata: new Metadata() })],
  'no signature': [
    `unsigned ${signatureField}`,
    (name) => withMetadata(good(name), (metadata) => metadata.remove(signatureField)),
  ],
  'no key': [
    `unsigned ${signatureField}`,
    (name) => withMetadata(good(name), (metadata) => metadata.remove(signatureMetadata.key)),
  ],
  'a key that is none': [
    `bad-field ${signatureMetadata.key}`,
    (name) => withMetadata(good(name), (metadata) => metadata.set(signatureMetadata.key, 'ab')),
  ],
  'a key of small order': [
    `bad-signature ${signatureField}`,
    (name) =>
      withMetadata(good(name), (metadata) => metadata.set(signatureMetadata.key, `01${'0'.repeat(62)}`)),
  ],
  "another's key": [
    `bad-signature ${signatureField}`,
    (name) => withMetadata(good(name), (metadata) => metadata.set(signatureMetadata.key, volunteer(9).keyId)),
  ],
  'a signature that is too short': [
    `bad-signature ${signatureField}`,
    (name) => withMetadata(good(name), (metadata) => metadata.set(signatureField, Buffer.alloc(63))),
  ],
  'the signature of another method': [
    `bad-signature ${signatureField}`,
    (name) => {
      const { bytes } = good(name);
      const other = name === 'register' ? methods.takeLease.path : methods.register.path;
      return { bytes, metadata: signatureOf(ann, other, bytes) };
    },
  ],
  'the signature of other bytes': [
    `bad-signature ${signatureField}`,
    (name) => ({ ...good(name), metadata: good(name, network.header({ issuedAtMs: 1 })).metadata }),
  ],
  'one byte changed': [
    `bad-signature ${signatureField}`,
    (name) => {
      const { bytes, metadata } = good(name);
      return { bytes: Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)]), metadata };
    },
  ],
  'no header': ['bad-field header.idempotencyKey', (name) => signed(ann, name, messages[name])],
  'a short idempotency key': [
    'bad-field header.idempotencyKey',
    (name) => good(name, network.header({ idempotencyKey: 'short' })),
  ],
  'an idempotency key with a NUL in it': [
    'bad-field header.idempotencyKey',
    (name) => good(name, network.header({ idempotencyKey: 'eight\0characters' })),
  ],
  'a long idempotency key': [
    'bad-field header.idempotencyKey',
    (name) => good(name, network.header({ idempotencyKey: 'x'.repeat(65) })),
  ],
  'a stale time': [
    'request-expired header.issuedAtMs',
    (name) => good(name, network.header({ issuedAtMs: network.clock.now().getTime() - 300_001 })),
  ],
  'a time to come': [
    'request-expired header.issuedAtMs',
    (name) => good(name, network.header({ issuedAtMs: network.clock.now().getTime() + 300_001 })),
  ],
  'signed rubbish': [
    'bad-field message',
    (name) => {
      const bytes = Buffer.from('ffffffffff00deadbeef', 'hex');
      return { bytes, metadata: signatureOf(ann, methods[name].path, bytes) };
    },
  ],
  'a field that claims two gigabytes': [
    'bad-field message',
    (name) => {
      const bytes = Buffer.concat([
        good(name).bytes,
        Buffer.from('12ffffffff07', 'hex'),
        Buffer.from('a few'),
      ]);
      return { bytes, metadata: signatureOf(ann, methods[name].path, bytes) };
    },
  ],
  'a message over the limit': [
    'oversized message',
    (name) => {
      const bytes = Buffer.alloc(512 * 1024 + 1, 0x12);
      return { bytes, metadata: signatureOf(ann, methods[name].path, bytes) };
    },
  ],
};

describe.each(Object.entries(forgeries))('%s', (_, [refusal, forge]) => {
  it.each(names)('is refused by %s', async (name) => {
    expect((await network.send(name, forge(name))).refusal).toBe(refusal);
  });
});

describe('the transport', () => {
  it('refuses a message of over 16 MiB by itself', async () => {
    const bytes = Buffer.alloc(16 * 1024 * 1024 + 1);
    const { refusal } = await network.send('register', { bytes, metadata: new Metadata() });
    expect(refusal).toBe('transport RESOURCE_EXHAUSTED');
  });

  it('refuses rubbish for what needs no signature', async () => {
    for (const name of ['listTracks', 'getTrack', 'readJournal', 'getSubmission', 'fetchBlob'] as const) {
      const bytes = Buffer.from('0affffffffff', 'hex');
      const { refusal } = await network.send(name, { bytes, metadata: new Metadata() });
      expect(`${name}: ${refusal}`).toBe(`${name}: bad-field message`);
    }
  });
});
