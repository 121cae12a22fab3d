import { randomBytes } from 'node:crypto';
import { Metadata } from '@grpc/grpc-js';
import { commitmentLifeSeconds, type NodeKey, sha256Hex } from '@ratchet/protocol';
import { chunkBytes, methods } from '@ratchet/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimOf,
  commitTo,
  fingerprint,
  type MadeCandidate,
  makeCandidate,
  type PreparedSubmission,
  prepare,
  trainingWith,
  volunteer,
} from '../network-fixtures.ts';
import { refusalOf, type ServedNetwork, serveTestNetwork, signatureOf } from './raw-call-fixtures.ts';

const [ann, thief] = [volunteer(1), volunteer(2)];
let network: ServedNetwork;
let made: MadeCandidate;
let annsOwn: PreparedSubmission;
let annsId = '';
let thiefs: PreparedSubmission;
let thiefsId = '';

beforeAll(async () => {
  network = await serveTestNetwork();
  made = await makeCandidate(network, ann, { 'train.py': trainingWith('a', 3) }, network.root);
  annsOwn = prepare(ann, made);
  ({ submissionId: annsId } = await commitTo(network.app, ann, annsOwn));
  thiefs = prepare(thief, made);
  ({ submissionId: thiefsId } = await commitTo(network.app, thief, thiefs));
});
afterAll(async () => {
  expect(network.troubles).toEqual([]);
  await network.close();
});

interface Sent {
  readonly key?: NodeKey;
  readonly submissionId?: string;
  /** Fields of the opening that are not as they were prepared. */
  readonly changed?: object;
  readonly bundle?: Buffer;
}

/** The messages of a reveal of Ann's submission, with one thing wrong, and the signature of its opening. */
function messagesOf({ key = ann, submissionId = annsId, changed = {}, bundle = annsOwn.bundle }: Sent) {
  const { request, path } = methods.reveal;
  const fields = { header: network.header(), ...annsOwn.opening, submissionId, ...changed };
  const opening = request.encode({ opening: fields });
  return { opening, chunks: chunksOf(bundle), metadata: signatureOf(key, path, opening) };
}

const chunksOf = (bundle: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bundle.length / chunkBytes) }, (_, i) =>
    methods.reveal.request.encode({ chunk: bundle.subarray(i * chunkBytes, (i + 1) * chunkBytes) }),
  );

const send = (sent: Sent) => {
  const { opening, chunks, metadata } = messagesOf(sent);
  return network.stream([opening, ...chunks], metadata);
};

const hash = 'ab'.repeat(20);
const cases: [what: string, sent: () => Sent, refusal: string][] = [
  [
    'of an unknown submission',
    () => ({ submissionId: 'a0000000-0000-4000-8000-000000000001' }),
    'unknown-submission submissionId',
  ],
  ['of an id that is none', () => ({ submissionId: 'mine' }), 'bad-field submissionId'],
  ['of a submission of someone else', () => ({ submissionId: thiefsId }), 'unknown-submission submissionId'],
  [
    "of one's own submission by someone else's opening",
    () => ({ key: thief, submissionId: thiefsId }),
    'claim-mismatch claim.signatures.0.keyid',
  ],
  [
    'with the claim made anew for another’s opening',
    () => ({ key: thief, submissionId: thiefsId, changed: { claim: claimOf(thief, made) } }),
    'commitment-mismatch commitment',
  ],
  ['with another nonce', () => ({ changed: { nonce: randomBytes(32) } }), 'commitment-mismatch commitment'],
  ['with a short nonce', () => ({ changed: { nonce: randomBytes(31) } }), 'bad-field nonce'],
  [
    'with a better claim',
    () => ({ changed: { claim: claimOf(ann, made, { effect: 5 }) } }),
    'commitment-mismatch commitment',
  ],
  [
    'with a claim that someone else signed',
    () => ({ changed: { claim: claimOf(thief, made) } }),
    'claim-mismatch claim.signatures.0.keyid',
  ],
  [
    'with a claim about another commit',
    () => ({ changed: { claim: claimOf(ann, { ...made, commit: hash as MadeCandidate['commit'] }) } }),
    'claim-mismatch claim.subject',
  ],
  [
    'with a claim of another track',
    () => ({ changed: { claim: claimOf(ann, made, { track: 'toy-two' }) } }),
    'claim-mismatch claim.predicate.track',
  ],
  [
    'with a claim of another head',
    () => ({ changed: { claim: claimOf(ann, made, { head: hash }) } }),
    'claim-mismatch claim.predicate.head',
  ],
  [
    'with a claim of another tree',
    () => ({ changed: { claim: claimOf(ann, made, { tree: hash }) } }),
    'claim-mismatch claim.predicate.tree',
  ],
  ['with a claim that is rubbish', () => ({ changed: { claim: randomBytes(300) } }), 'bad-field claim'],
  ['with an empty claim', () => ({ changed: { claim: Buffer.alloc(0) } }), 'bad-field claim'],
  [
    'with a claim of more than 64 KiB',
    () => ({ changed: { claim: Buffer.alloc(64 * 1024 + 1, 32) } }),
    'oversized claim',
  ],
  [
    'with a claim of no runs',
    () => ({ changed: { claim: claimOf(ann, made, { candidateRuns: [] }) } }),
    'bad-field claim.predicate.candidateRuns',
  ],
  ['for another track', () => ({ changed: { track: 'toy-two' } }), 'claim-mismatch claim.predicate.track'],
  ['for another head', () => ({ changed: { head: hash } }), 'claim-mismatch claim.predicate.head'],
  ['of another candidate', () => ({ changed: { candidate: hash } }), 'claim-mismatch claim.subject'],
  ['of a tree that is none', () => ({ changed: { tree: 'main' } }), 'bad-field tree'],
  [
    'of a bundle of another hash',
    () => ({ changed: { bundleSha256: sha256Hex(randomBytes(8)) } }),
    'bundle-mismatch bundle',
  ],
  [
    'of a bundle that is not the announced one',
    () => ({ bundle: randomBytes(annsOwn.bundle.length) }),
    'bundle-mismatch bundle',
  ],
  [
    'of more bytes than announced',
    () => ({ bundle: Buffer.concat([annsOwn.bundle, Buffer.of(0)]) }),
    'oversized bundleBytes',
  ],
  [
    'of fewer bytes than announced',
    () => ({ bundle: annsOwn.bundle.subarray(1) }),
    'bundle-mismatch bundleBytes',
  ],
  ['of no bytes', () => ({ changed: { bundleBytes: 0 }, bundle: Buffer.alloc(0) }), 'oversized bundleBytes'],
  ['of four gigabytes', () => ({ changed: { bundleBytes: 0xffff_ffff } }), 'oversized bundleBytes'],
  ['without a header', () => ({ changed: { header: undefined } }), 'bad-field header.idempotencyKey'],
  [
    'of yesterday',
    () => ({ changed: { header: network.header({ issuedAtMs: 0 }) } }),
    'request-expired header.issuedAtMs',
  ],
];

describe('a reveal is refused', () => {
  it.each(cases)('%s', async (_, sent, refusal) => {
    expect(await refusalOf(network, () => send(sent()))).toBe(refusal);
  });

  const streams: [what: string, stream: () => Parameters<ServedNetwork['stream']>, refusal: string][] = [
    ['when it is empty', () => [[], messagesOf({}).metadata], 'bad-field part'],
    [
      'when the stream is cut off after the opening',
      () => [[messagesOf({}).opening, Buffer.alloc(0)], messagesOf({}).metadata, 'cancel'],
      'transport CANCELLED',
    ],
    [
      'when a chunk comes first',
      () => {
        const [chunk] = chunksOf(annsOwn.bundle);
        return [[chunk!], signatureOf(ann, methods.reveal.path, chunk!)];
      },
      'bad-field part',
    ],
    [
      'when a second opening comes',
      () => {
        const { opening, metadata } = messagesOf({});
        return [[opening, opening], metadata];
      },
      'bad-field part',
    ],
    [
      'when the opening is signed by nobody',
      () => [[messagesOf({}).opening], new Metadata()],
      'unsigned ratchet-signature-bin',
    ],
    [
      'when the opening is not the signed one',
      () => [[messagesOf({}).opening], messagesOf({}).metadata],
      'bad-signature ratchet-signature-bin',
    ],
    [
      'when it is signed for another method',
      () => {
        const { opening } = messagesOf({});
        return [[opening], signatureOf(ann, methods.commit.path, opening)];
      },
      'bad-signature ratchet-signature-bin',
    ],
    [
      'when the opening is rubbish',
      () => {
        const rubbish = randomBytes(64);
        rubbish[0] = 0xff;
        return [[rubbish], signatureOf(ann, methods.reveal.path, rubbish)];
      },
      'bad-field message',
    ],
    [
      'when a chunk is rubbish',
      () => {
        const { opening, metadata } = messagesOf({});
        return [[opening, Buffer.from('ffffffff', 'hex')], metadata];
      },
      'bad-field message',
    ],
  ];
  it.each(streams)('%s', async (_, stream, refusal) => {
    expect(await refusalOf(network, () => network.stream(...stream()))).toBe(refusal);
  });
});

describe('a commitment', () => {
  it('is opened once; the same bytes again are answered the same', async () => {
    const { opening, chunks, metadata } = messagesOf({});
    const first = await network.stream([opening, ...chunks], metadata);
    expect(methods.reveal.response.decode(first.bytes!)).toEqual({ state: 'REVEALED' });
    const after = await fingerprint(network);
    expect(await network.stream([opening, ...chunks], metadata)).toEqual(first);
    expect(await fingerprint(network)).toEqual(after);
  });

  it('keeps to what was opened', async () => {
    const changed = { claim: claimOf(ann, made, { effect: 9 }) };
    expect(await refusalOf(network, () => send({ changed }))).toBe('commitment-mismatch commitment');
  });

  it('that nobody opened in time is over, swept or not', async () => {
    const late = (): Sent => ({ key: thief, submissionId: thiefsId, changed: thiefs.opening });
    network.clock.advance(commitmentLifeSeconds);
    expect(await refusalOf(network, () => send(late()))).toBe('commitment-lapsed submissionId');
    await network.app.expireHolds();
    expect(await refusalOf(network, () => send(late()))).toBe('commitment-lapsed submissionId');
  });
});
