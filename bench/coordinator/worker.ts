import { randomBytes } from 'node:crypto';
import { Metadata } from '@grpc/grpc-js';
import {
  authorEmail,
  authorName,
  type CommitId,
  commitmentOf,
  type KeyId,
  type NodeKey,
  nodeKeyFromSeed,
  parseTreeId,
  predicateTypes,
  requestBytes,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import { type MethodName, methods, type RequestOf, signatureMetadata } from '@ratchet/wire';
import { encodeBundle } from '../../packages/repository/src/bundle.ts';
import { encodeCommit, gitObject, stamp } from '../../packages/repository/src/git-object.ts';
import { encodePack } from '../../packages/repository/src/pack.ts';
import { buildTrees } from '../../packages/repository/src/tree-object.ts';
import { modelText, rootFiles, trackName } from './track.ts';

/** Everything of one cycle that a worker has before it begins: key, candidate, claim. Made outside the timed part. */
export interface Cycle {
  readonly key: NodeKey;
  readonly opening: Omit<
    RequestOf<'reveal'> extends infer R ? (R extends { opening: infer O } ? O : never) : never,
    'header' | 'submissionId'
  >;
  readonly commitment: string;
  readonly bundle: Buffer;
}

export function makeCycle(head: CommitId): Cycle {
  const key = nodeKeyFromSeed(randomBytes(32));
  const candidate = makeCandidate(key.keyId, head);
  const nonce = randomBytes(32);
  const hypothesis = `candidate of ${key.keyId}`;
  const claim = sealStatement(key, {
    ...{ subjectName: trackName, gitCommit: candidate.commit, predicateType: predicateTypes.claim },
    predicate: {
      ...{ track: trackName, head, tree: candidate.tree, hypothesis, hardwareClass: 'cpu' },
      ...{ candidateRuns: [1, 1, 1, 1, 1, 1, 1], headRuns: [2, 2, 2, 2], effect: 1 },
    },
  });
  const bound = {
    keyId: key.keyId,
    track: trackName,
    head,
    tree: parseTreeId(candidate.tree, 'tree'),
    claim,
    nonce,
  };
  const bundleSha256 = sha256Hex(candidate.bundle);
  const opening = {
    ...{
      track: trackName as string,
      head: head as string,
      candidate: candidate.commit as string,
      tree: candidate.tree,
    },
    ...{ claim, nonce, bundleSha256: bundleSha256 as string, bundleBytes: candidate.bundle.length },
  };
  return { key, opening, commitment: commitmentOf(bound), bundle: candidate.bundle };
}

function makeCandidate(keyId: KeyId, head: CommitId) {
  const model = gitObject('blob', Buffer.from(modelText(keyId)));
  const files = new Map(
    Object.entries(rootFiles).map(([path, text]) => [
      path,
      { mode: '100644', id: path === 'model.py' ? model.id : gitObject('blob', Buffer.from(text)).id },
    ]),
  );
  const { root, trees } = buildTrees(files);
  const person = stamp({ name: authorName(keyId), email: authorEmail(keyId) }, new Date());
  const commit = gitObject(
    'commit',
    encodeCommit({
      tree: parseTreeId(root.id, 'tree'),
      parents: [head],
      author: person,
      committer: person,
      message: 'Try it\n',
    }),
  );
  const commitId = commit.id as CommitId;
  const bundle = encodeBundle({
    commit: commitId,
    prerequisite: head,
    pack: encodePack([commit, ...trees, model]),
  });
  return { commit: commitId, tree: root.id, bundle };
}

let requests = 0;

/** The bytes of a request and the metadata that sign them. */
export function signed<Name extends MethodName>(
  key: NodeKey,
  name: Name,
  request: object,
): { bytes: Buffer; metadata: Metadata } {
  requests += 1;
  const header = { idempotencyKey: `bench-${process.pid}-${requests}`, issuedAtMs: Date.now() };
  const method = methods[name];
  const message = name === 'reveal' ? { opening: { ...request, header } } : { ...request, header };
  const bytes = method.request.encode(message as never);
  const metadata = new Metadata();
  metadata.set(signatureMetadata.key, key.keyId);
  metadata.set(signatureMetadata.signature, key.sign(requestBytes(method.path, bytes)));
  return { bytes, metadata };
}
