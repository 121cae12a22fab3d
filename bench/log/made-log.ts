import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  append,
  emptyFrontier,
  encodeEntries,
  epochKeyHash,
  type Frontier,
  leafHash,
  logOrigin,
  lotOf,
  type NodeKey,
  nodeKeyFromSeed,
  parseTrackName,
  predicateTypes,
  rootOf,
  sealedLeaf,
  sealStatement,
  seedOf,
  sha256,
  sha256Hex,
  signCheckpoint,
  tilePath,
  tileWidth,
  verifierKey,
} from '@ratchet/protocol';
import {
  bankSizeWanted,
  type LookReading,
  nextStep,
  requiredLogE,
  roundedToHalfSigma,
  type Step,
} from '@ratchet/statistics';
import { seededRandom, standardNormal } from '../../packages/statistics/src/seeded-random.ts';

/** A log as a busy network would leave it, decided by the functions that a coordinator decides by; in a folder, as `--keep` has it. */
export interface MadeLog {
  readonly leaves: number;
  readonly signatures: number;
  readonly operator: NodeKey;
}

const track = parseTrackName('bench', 'track');
const keyOf = (name: string): NodeKey => nodeKeyFromSeed(sha256(`bench ${name}`));
const operator = keyOf('operator');
const verifiers = ['one', 'two', 'three'].map(keyOf);
const members = verifiers.map(({ keyId }, n) => ({ keyId, boxKey: keyId, operator: `operator-${n}` }));
const epochLeaves = 20_000;
const hardwareClass = 'cpu';

export async function makeLog(dir: string, leaves: number): Promise<MadeLog> {
  const out = openWriter(dir);
  const normal = (() => {
    const uniform = seededRandom(1);
    return () => standardNormal(uniform);
  })();
  const network = openNetwork(out, normal);
  await network.open();
  for (let submission = 0; out.size() < leaves; submission += 1) {
    if (out.size() - network.epochBegan() > epochLeaves) await network.turnEpoch();
    await network.submit(submission);
  }
  await network.turnEpoch();
  await out.finish(network.keys());
  return { leaves: out.size(), signatures: network.signatures(), operator };
}

type Writer = ReturnType<typeof openWriter>;

function openWriter(dir: string) {
  let frontier: Frontier = emptyFrontier;
  let entries: Buffer[] = [];
  let opened: string[] = [];
  const write = async (path: string, bytes: Buffer | string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  };
  const flush = async () => {
    const index = Math.floor((frontier.size - 1) / tileWidth);
    await write(tilePath({ level: null, index, width: entries.length }), encodeEntries(entries));
    await write(`opened/${index}`, opened.join(''));
    [entries, opened] = [[], []];
  };
  const add = async (entry: Buffer): Promise<number> => {
    frontier = append(frontier, leafHash(entry));
    entries.push(entry);
    if (entries.length === tileWidth) await flush();
    return frontier.size - 1;
  };
  return {
    size: () => frontier.size,
    add: (kind: string, content: object) => add(Buffer.from(JSON.stringify({ kind, ...content }))),
    async seal(content: object) {
      const statement = Buffer.from(JSON.stringify(content));
      const salt = sha256(`salt ${frontier.size}`);
      const line = { index: frontier.size, salt: salt.toString('hex'), statement: statement.toString('hex') };
      opened.push(`${JSON.stringify(line)}\n`);
      return add(sealedLeaf(salt, statement));
    },
    async finish(keys: readonly Buffer[]) {
      if (entries.length > 0) await flush();
      const origin = logOrigin(operator.keyId);
      await write(
        'checkpoint',
        signCheckpoint({ origin, size: frontier.size, root: rootOf(frontier) }, operator),
      );
      await write('key', verifierKey(origin, operator.keyId));
      await write('epoch-keys', keys.map((key) => `${key.toString('hex')}\n`).join(''));
    },
  };
}

function openNetwork(out: Writer, normal: () => number) {
  const keys: Buffer[] = [];
  let [epoch, epochBegan, signatures, tests, merges] = [0, 0, 0, 0, 0];
  let [head, headIndex] = [sha256Hex('root').slice(0, 40), 0];
  let banks = new Map<string, number[]>();
  const drawn = new Map<number, number>();
  const at = () => 1_700_000_000_000 + 1_000 * out.size();
  const epochKey = () => keys.at(-1) ?? Buffer.alloc(32);

  const beginEpoch = async () => {
    epoch += 1;
    keys.push(sha256(`epoch ${epoch}`));
    epochBegan = out.size();
    await out.add('epoch', { keyHash: epochKeyHash(epochKey()) });
  };
  const run = async (
    verifier: NodeKey,
    kind: 'bank' | 'candidate',
    trial: string | null,
    commitmentIndex: number,
    tree: string,
  ) => {
    const replicaIndex = drawn.get(commitmentIndex) ?? 0;
    drawn.set(commitmentIndex, replicaIndex + 1);
    const value = normal();
    const predicate = {
      ...{
        replica: `${out.size()}`,
        track,
        tree,
        seed: seedOf({ epochKey: epochKey(), track, commitmentIndex }, replicaIndex),
      },
      ...{ outcome: 'scored', metric: -value, artifact: sha256Hex(`artifact ${out.size()}`), hardwareClass },
      ...{ holdout: sha256Hex(verifier.keyId), cpuSeconds: 4, wallSeconds: 5 },
    };
    const statement = {
      subjectName: track,
      gitCommit: head,
      predicateType: predicateTypes.replica,
      predicate,
    };
    const envelope = JSON.parse(sealStatement(verifier, statement).toString());
    signatures += 1;
    await out.seal({ kind, trial, head, epoch, at: at(), commitmentIndex, replicaIndex, envelope });
    return value;
  };
  const grow = async (verifier: NodeKey, size: number) => {
    const bank = banks.get(verifier.keyId) ?? [];
    banks.set(verifier.keyId, bank);
    while (bank.length < size)
      bank.push(await run(verifier, 'bank', null, headIndex, sha256Hex(head).slice(0, 40)));
  };
  const signed = (predicateType: string, predicate: unknown, gitCommit: string) => {
    signatures += 1;
    return {
      envelope: JSON.parse(
        sealStatement(operator, { subjectName: track, gitCommit, predicateType, predicate }).toString(),
      ),
    };
  };

  /** Runs a candidate until its evidence decides. */
  const test = async (
    trial: string,
    tree: string,
    commitment: number,
    lot: readonly NodeKey[],
    least: number,
  ) => {
    const runs = new Map<string, number[]>();
    for (;;) {
      const looks = new Map(
        lot.map(({ keyId }) => [
          keyId as string,
          { candidate: runs.get(keyId) ?? [], bank: banks.get(keyId) ?? [] },
        ]),
      );
      const parameters = { sigma: 1, rho: 0, minimumEffect: 0.1, requiredLogE: least };
      const { step, readings } = nextStep(
        lot.map(({ keyId }) => keyId),
        looks,
        parameters,
      );
      if (step.kind !== 'replicate') return { step, readings, runs };
      const next = lot.find(({ keyId }) => step.verifiers.includes(keyId));
      if (!next) throw new Error('Nobody is wanted.');
      const done = runs.get(next.keyId) ?? [];
      const wanted = bankSizeWanted(done.length + 1);
      if ((banks.get(next.keyId)?.length ?? 0) < wanted) await grow(next, wanted);
      else runs.set(next.keyId, [...done, await run(next, 'candidate', trial, commitment, tree)]);
    }
  };
  const verdictOf = (
    on: { submission: string; trial: string; lot: readonly NodeKey[] },
    { step, readings, runs }: { step: Step; readings: readonly LookReading[]; runs: Map<string, number[]> },
  ) => {
    const rounded = (value: number) => roundedToHalfSigma(value, 1);
    const gain = step.kind === 'accept' ? step : null;
    return {
      ...{
        submission: on.submission,
        trial: on.trial,
        track,
        head,
        disputed: step.disputed,
        overstated: false,
      },
      decision: gain ? 'accepted' : 'rejected',
      reason: step.kind === 'reject' ? step.reason : null,
      lot: on.lot.map(({ keyId }) => keyId),
      looks: readings.map(({ verifier, status }) => ({
        verifier,
        status,
        replicas: runs.get(verifier)?.length ?? 0,
      })),
      ...{
        effect: gain && rounded(gain.effect),
        low: gain && rounded(gain.low),
        high: gain && rounded(gain.high),
      },
      trustedReplicas: [...runs.values()].reduce((sum, one) => sum + one.length, 0),
    };
  };

  return {
    epochBegan: () => epochBegan,
    signatures: () => signatures,
    keys: () => keys,
    async open() {
      await out.add('roster', { members });
      const metric = { name: 'loss', unit: 'nats', direction: 'minimize', minimumEffect: 0.1 };
      headIndex = await out.add('track', { track, head, mode: 'rerun', metric, maintainers: [] });
      await beginEpoch();
      for (const verifier of verifiers) await grow(verifier, bankSizeWanted(0));
      await out.add('calibration', { track, hardwareClass, sigma: 1, degreesOfFreedom: 40 });
    },
    async turnEpoch() {
      await out.add('epoch-end', { epoch, key: epochKey().toString('hex') });
      banks = new Map();
      drawn.clear();
      await beginEpoch();
      for (const verifier of verifiers) await grow(verifier, bankSizeWanted(0));
    },
    async submit(number: number) {
      const [submission, trial] = [`submission-${number}`, `trial-${number}`];
      const commit = sha256Hex(`commit ${number}`).slice(0, 40);
      const tree = sha256Hex(`tree ${number}`).slice(0, 40);
      const hash = sha256Hex(`commitment ${number}`);
      const commitment = await out.add('commitment', { track, keyId: operator.keyId, commitment: hash });
      await out.add('claim', { submission, commitment: hash, claim: sha256Hex(`claim ${number}`) });
      tests += 1;
      const drawnLot = lotOf({ epochKey: epochKey(), track, commitmentIndex: commitment }, members);
      const lot = drawnLot.flatMap((keyId) => verifiers.find((one) => one.keyId === keyId) ?? []);
      const least = requiredLogE(tests, merges);
      await out.seal({
        ...{
          trial,
          submission,
          commitment,
          tree,
          isRevert: false,
          rejectedBy: [],
          epoch,
          at: at(),
          track,
          head,
        },
        ...{ hardwareClass, lot: drawnLot, test: tests, requiredLogE: least },
      });
      const decided = await test(trial, tree, commitment, lot, least);
      const verdict = verdictOf({ submission, trial, lot }, decided);
      const verdictIndex = await out.add('verdict', signed(predicateTypes.verdict, verdict, commit));
      if (decided.step.kind !== 'accept') return;
      const to = sha256Hex(`head ${number}`).slice(0, 40);
      const merge = {
        submission,
        track,
        from: head,
        to,
        candidate: commit,
        verdictIndex,
        approvalIndex: null,
        reverts: null,
      };
      headIndex = await out.add('merge', signed(predicateTypes.merge, merge, to));
      head = to;
      merges += 1;
      banks = new Map();
      for (const verifier of verifiers) await grow(verifier, bankSizeWanted(0));
    },
  };
}
