import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cosign,
  encodeNote,
  type NodeKey,
  nodeKeyFromSeed,
  openCheckpoint,
  signCheckpoint,
  verifierKey,
  witnessName,
} from '@ratchet/protocol';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditLog,
  buildMergeProof,
  checkMergeProof,
  type LogSource,
  type MergeProof,
  mergeProofSchema,
} from '../../packages/audit/src/index.ts';
import { folderLog, keptLog } from '../../packages/cli/src/audit/log-sources.ts';
import { considerCheckpoint, httpLog, witnessLogOnce } from '../../packages/client/src/index.ts';
import { openCheckpointStore } from '../../packages/coordinator/src/db/checkpoints.ts';
import { openLogTiles } from '../../packages/coordinator/src/db/log-tiles.ts';
import { serveCheckpoints } from '../../packages/coordinator/src/http/serve-checkpoints.ts';
import { serveLog } from '../../packages/coordinator/src/http/serve-log.ts';
import {
  doChores,
  openTestNetwork,
  operator,
  submit,
  type TestNetwork,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../../packages/coordinator/src/network-fixtures.ts';

/** A coordinator's log, audited over real HTTP; and the same log after the coordinator has cheated. */
let network: TestNetwork;
let url = '';
let dir = '';
const app = Fastify();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ratchet-audit-'));
  network = await openTestNetwork({ calibrated: false });
  network.clock.tickMs = 1;
  for (const [n, gain] of [3, -1, 2.5].entries()) {
    await submit(network, volunteer(n + 1), { 'train.py': trainingWith(`n${n}`, gain, 9 * n) });
    await doChores(network.app);
    await verifyAll(network);
    await doChores(network.app);
  }
  await verifyAll(network);
  await doChores(network.app);
  network.clock.advance(25 * 3600);
  await network.app.rotateEpoch();
  await network.app.sequence();
  const log = openLogTiles(network.sql);
  serveLog(app, { log, key: operator });
  serveCheckpoints(app, {
    log,
    key: operator,
    checkpoints: openCheckpointStore(network.sql),
    now: everLater(),
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await network.close();
  await rm(dir, { recursive: true, force: true });
});

/** A clock by which every checkpoint is asked for long after the last. */
function everLater(): () => Date {
  let time = 0;
  return () => {
    time += 60_000;
    return new Date(time);
  };
}

const audited = (source: LogSource, seen: { size: number; root: string } | null = null) =>
  auditLog({ source, operator: operator.keyId, seen, onProgress: () => {} });
/** The log with one of its answers changed. */
const cheating = (pattern: RegExp, change: (bytes: Buffer) => Buffer): LogSource => ({
  find: async (path) => {
    const bytes = await httpLog(url).find(path);
    return bytes && pattern.test(path) ? change(Buffer.from(bytes)) : bytes;
  },
});

describe('an audit', () => {
  it('of an honest log finds nothing, and nothing pending once the epoch is over', async () => {
    const report = await audited(httpLog(url));
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ findingsCount: 0, pending: 0 });
    expect(report.verdicts).toBeGreaterThan(2);
    expect(report.replicas).toBeGreaterThan(30);
    const [head] = await network.sql<{ head: string }[]>`select head from tracks`;
    expect(report.heads).toEqual({ toy: head!.head });
  });

  it('goes on from what it kept, and reads that alone', async () => {
    const kept = join(dir, 'kept');
    const first = await audited(keptLog(httpLog(url), kept));
    await keptLog(httpLog(url), kept).find('key');
    expect(await audited(folderLog(kept))).toEqual(first);
    expect((await readFile(join(kept, 'key'), 'utf8')).trim()).toBe(
      verifierKey(first.origin, operator.keyId),
    );
    await expect(audited(folderLog(join(dir, 'nowhere')))).rejects.toMatchObject({ code: 'unavailable' });
    // A disk that lies is found out like a coordinator that does.
    const [bundle = ''] = await readdir(join(kept, 'tile/entries'), { recursive: true }).then((files) =>
      files.filter((file) => /\d$/.test(file)),
    );
    const bytes = await readFile(join(kept, 'tile/entries', bundle));
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    await writeFile(join(kept, 'tile/entries', bundle), bytes);
    expect((await audited(folderLog(kept))).findingsCount).toBeGreaterThan(0);
  });

  it.each<[string, LogSource, RegExp]>([
    [
      'an entry that was changed',
      cheating(/^tile\/entries/, (bytes) => {
        const at = bytes.indexOf('"kind":"merge"');
        bytes[at + 40] = (bytes[at + 40] ?? 0) ^ 1;
        return bytes;
      }),
      /do not come to the root/,
    ],
    [
      'an entry that was dropped',
      cheating(/^tile\/entries/, (bytes) => bytes.subarray(2 + bytes.readUInt16BE(0))),
      /entries where \d+ belong/,
    ],
    [
      'a run that says something else when it is opened',
      cheating(/^opened/, (bytes) =>
        Buffer.from(bytes.toString().replace(/"statement":"7b22/, '"statement":"7b20')),
      ),
      /does not hash to it/,
    ],
    [
      'a run that is never opened',
      cheating(/^opened\/0/, (bytes) => Buffer.from(bytes.toString().split('\n').slice(1).join('\n'))),
      /does not say what is behind/,
    ],
  ])('finds %s', async (_, source, rule) => {
    const { findings, findingsCount } = await audited(source);
    expect(findingsCount).toBeGreaterThan(0);
    expect(findings.map((finding) => finding.rule).join('\n')).toMatch(rule);
  });

  it('finds a log whose past is another than it was, and one that got shorter', async () => {
    const { size } = await audited(httpLog(url));
    const forked = await audited(httpLog(url), { size: size - 3, root: 'ab'.repeat(32) });
    expect(forked.findings[0]?.rule).toContain('not those of the checkpoint that was seen before');
    const shorter = await audited(httpLog(url), { size: size + 3, root: 'ab'.repeat(32) });
    expect(shorter.findings[0]?.rule).toContain(`and has ${size} now`);
  });

  it('takes no checkpoint of another key', async () => {
    const other = nodeKeyFromSeed(Buffer.alloc(32, 99));
    const forged = cheating(/^checkpoint/, () =>
      Buffer.from(signCheckpoint({ origin: 'ratchet.dev/log/x', size: 0, root: Buffer.alloc(32) }, other)),
    );
    await expect(audited(forged)).rejects.toMatchObject({ code: 'bad-signature' });
  });
});

describe('the proof of one merge', () => {
  const merge = async () => {
    const [row] = await network.sql<{ commit: string }[]>`select commit from heads where height = 2`;
    return row!.commit;
  };
  const proven = async (commit: string) => {
    const hint = JSON.parse((await httpLog(url).find(`merges/${commit}`))!.toString()) as {
      leaves: number[];
    };
    return buildMergeProof(httpLog(url), commit, hint.leaves, operator.keyId);
  };
  const findingsOf = (proof: unknown) =>
    checkMergeProof(mergeProofSchema.parse(proof), operator.keyId).findings;

  it('shows without a network that it follows from the runs', async () => {
    const commit = await merge();
    const proof = JSON.parse(JSON.stringify(await proven(commit)));
    const report = checkMergeProof(mergeProofSchema.parse(proof), operator.keyId);
    expect(report).toMatchObject({
      commit,
      track: 'toy',
      isPending: false,
      findings: [],
      quorum: 2,
      rosterSize: 3,
    });
    expect(report.runs).toBeGreaterThan(20);
    expect(await httpLog(url).find(`merges/${'0'.repeat(40)}`)).toBeNull();
  });

  it('proves every merge of the log', async () => {
    const commits = await network.sql<{ commit: string }[]>`select commit from heads where height > 0`;
    expect(commits.length).toBeGreaterThan(1);
    for (const { commit } of commits) expect(findingsOf(await proven(commit))).toEqual([]);
  });

  it.each<[string, (proof: MergeProof) => void, RegExp]>([
    ['a leaf was changed', ({ leaves }) => change(leaves.at(-1)!), /not at this place/],
    [
      'a leaf was moved',
      ({ leaves }) => void leaves.splice(3, 1, { ...leaves[3]!, index: leaves[3]!.index + 1 }),
      /not at this place/,
    ],
    [
      'a run was left out',
      (proof) => drop(proof, ({ opened }) => opened?.statement.includes(hexOf('"candidate"')) === true),
      /runs say|count of runs/,
    ],
    [
      'the verdict was left out',
      (proof) => drop(proof, ({ entry }) => textOf(entry).includes('"kind":"verdict"')),
      /accepts no such thing/,
    ],
    ['the merge was left out', ({ leaves }) => void leaves.pop(), /No leaf makes/],
    [
      'a run says something else',
      ({ leaves }) => {
        const run = leaves.find(({ opened }) => opened?.statement.includes(hexOf('"candidate"')))!;
        run.opened = {
          ...run.opened!,
          statement: run.opened!.statement.replace(hexOf('candidate'), hexOf('sentineln')),
        };
      },
      /forged/,
    ],
    [
      'it is of another commit',
      (proof) => void Object.assign(proof, { commit: 'd'.repeat(40) }),
      /No leaf makes/,
    ],
  ])('does not hold when %s', async (_, tamper, rule) => {
    const proof = JSON.parse(JSON.stringify(await proven(await merge()))) as MergeProof;
    tamper(proof);
    expect(
      findingsOf(proof)
        .map((finding) => finding.rule)
        .join('\n'),
    ).toMatch(rule);
  });
});

const hexOf = (text: string) => Buffer.from(text).toString('hex');
const textOf = (base64: string) => Buffer.from(base64, 'base64').toString();
const drop = ({ leaves }: MergeProof, isIt: (leaf: MergeProof['leaves'][number]) => boolean) =>
  void leaves.splice(leaves.findIndex(isIt), 1);
const change = (leaf: MergeProof['leaves'][number]) => {
  const bytes = Buffer.from(leaf.entry, 'base64');
  bytes[50] = (bytes[50] ?? 0) ^ 1;
  leaf.entry = bytes.toString('base64');
};

describe('witnesses', () => {
  const keys = verifiers;
  const look = (key: NodeKey, name: string) =>
    witnessLogOnce({
      ...{ url, key, dir: join(dir, name), report: () => {} },
      clock: { now: () => Date.UTC(2026, 2, 1), sleep: async () => {} },
    });

  it('make a quorum of the roster, which an audit tells and strangers do not make', async () => {
    await look(nodeKeyFromSeed(Buffer.alloc(32, 77)), 'stranger');
    await look(keys[0]!, 'first');
    expect(await httpLog(url).find('cosigned')).toBeNull();
    expect((await audited(httpLog(url))).witnesses).toMatchObject({ size: 0, quorum: 2, rosterSize: 3 });
    await look(keys[1]!, 'second');
    const report = await audited(httpLog(url));
    expect(report.witnesses.size).toBe(report.size);
    expect([...report.witnesses.cosigners].sort()).toEqual([keys[0]!.keyId, keys[1]!.keyId].sort());
    // The newest checkpoint shows whoever signed it; the same look again has nothing new.
    expect((await httpLog(url).find('checkpoint'))!.toString()).toContain(witnessName(keys[1]!.keyId));
    expect(await look(keys[1]!, 'second')).toBeNull();
  });

  it('stand in the way of a log that shows an auditor another past', async () => {
    const cosigned = (await httpLog(url).find('cosigned'))!.toString();
    const { note } = openCheckpoint(cosigned, operator.keyId);
    const other = signCheckpoint(
      { origin: note.text.split('\n')[0]!, size: 9, root: Buffer.alloc(32, 1) },
      operator,
    );
    const forked = await audited(cheating(/^cosigned/, () => Buffer.from(other)));
    expect(forked.findings[0]?.rule).toContain('not those of the checkpoint that witnesses cosigned');
  });

  it.each([
    [
      'of no checkpoint of this log',
      async () => (await noteOf()).replace(/\n\d+\n/, '\n7\n'),
      'published no such',
    ],
    [
      'whose signature does not hold',
      async () => (await noteOf()).replace(/.(?=.{30}\n$)/, (one) => (one === 'A' ? 'B' : 'A')),
      'no cosignature',
    ],
    ['that is no note', async () => 'hello', 'signed note'],
  ])('are refused a cosignature %s', async (_, body, said) => {
    const reply = await fetch(`${url}/log/cosignature`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: await body(),
    });
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain(said);
  });
  const noteOf = async () => {
    const checkpoint = openCheckpoint((await httpLog(url).find('checkpoint'))!.toString(), operator.keyId);
    return encodeNote({
      text: checkpoint.note.text,
      signatures: [cosign(checkpoint, keys[2]!, new Date(0))],
    });
  };

  it('look and hear of checkpoints at the same time', async () => {
    const note = (await httpLog(url).find('checkpoint'))!.toString();
    const options = {
      ...{ url, key: keys[2]!, dir: join(dir, 'third'), report: () => {} },
      clock: { now: () => Date.UTC(2026, 2, 1), sleep: async () => {} },
    };
    const all = [1, 2, 3].flatMap(() => [witnessLogOnce(options), considerCheckpoint(options, note)]);
    const vouched = (await Promise.all(all)).filter((answer) => typeof answer === 'string');
    // The network stands still, but for checkpoints that are published anew at each look.
    expect(vouched.length).toBeGreaterThanOrEqual(1);
  });

  it('keep to the key that a log had at first', async () => {
    await writeFile(join(dir, 'first/log-key'), `${verifierKey('other', keys[0]!.keyId)}\n`);
    await expect(look(keys[0]!, 'first')).rejects.toMatchObject({
      code: 'bad-signature',
      field: 'checkpoint',
    });
  });
});
