import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeKeyFromSeed, signCheckpoint, verifierKey } from '@ratchet/protocol';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, type LogSource } from '../../packages/audit/src/index.ts';
import { folderLog, keptLog } from '../../packages/cli/src/audit/log-sources.ts';
import { httpLog } from '../../packages/client/src/index.ts';
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
  return () => new Date((time += 60_000));
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
