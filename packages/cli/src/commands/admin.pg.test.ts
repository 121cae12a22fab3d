import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  approvalSchema,
  type NodeKey,
  nodeKeyFromSeed,
  openStatement,
  predicateTypes,
} from '@ratchet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedNetwork, serveTestNetwork } from '../../../coordinator/src/grpc/raw-call-fixtures.ts';
import {
  administrator,
  operator,
  toy,
  verifiers,
  volunteer,
} from '../../../coordinator/src/network-fixtures.ts';
import { readCliConfig } from '../config.ts';
import { runCommandLine } from '../program.ts';
import { openContext } from './context.ts';

/** `ratchet admin` against a coordinator behind real gRPC. */
let network: ServedNetwork;
beforeAll(async () => {
  network = await serveTestNetwork();
  // Clients sign with their own clock.
  network.clock.advance((Date.now() - network.clock.now().getTime()) / 1000);
});
afterAll(() => network.close());

function folderOf(key: NodeKey, file: 'key' | 'operator.key' = 'key'): string {
  const dir = join(network.dir, `${file}-${key.keyId.slice(0, 8)}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, file), JSON.stringify({ seed: Buffer.from(key.seed).toString('hex') }));
  return dir;
}

async function ratchet(...args: string[]) {
  const streams = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') =>
    ({ write: (text: string) => (streams[name] += text) }) as unknown as NodeJS.WriteStream;
  const context = openContext(readCliConfig({}), { stdout: stream('stdout'), stderr: stream('stderr') });
  return { code: await runCommandLine(args, context), ...streams };
}
const admin = (args: string[], dir = folderOf(administrator)) =>
  ratchet('admin', ...args, '--reason', 'Because', '--coordinator', network.address, '--data-dir', dir);
const actions = async () => {
  const rows = await network.sql<{ action: string; administrator: string }[]>`
    select action, administrator from admin_actions order by id`;
  return rows.map(({ action }) => action);
};

it('does everything that the pages can do, and names the leaf', async () => {
  const ann = volunteer(1).keyId;
  const fresh = nodeKeyFromSeed(Buffer.alloc(32, 99));
  const boxKey = Buffer.from(fresh.boxPublicKey).toString('hex');
  for (const args of [
    ['pause', toy],
    ['resume', toy],
    ['block', ann],
    ['unblock', ann],
    ['quota', '--leases', '3'],
    ['quota', ann, '--leases', '2', '--submissions', '0'],
    ['quota', ann],
    ['add-verifier', fresh.keyId, '--box-key', boxKey, '--operator', 'ada'],
    ['remove-verifier', fresh.keyId],
    ['suspend-verifier', verifiers[0]!.keyId],
    ['reinstate-verifier', verifiers[0]!.keyId],
  ]) {
    const { code, stdout, stderr } = await admin(args);
    expect([args, code, stderr]).toEqual([args, 0, '']);
    expect(stdout).toMatch(/^[a-z-]+: leaf \d+ of the log\n$/);
  }
  const { stdout } = await admin(['pause', toy]);
  const leaf = /leaf (\d+)/.exec(stdout)?.[1] ?? '';
  expect((await admin(['withdraw-reason', leaf])).code).toBe(0);
  expect(await actions()).toEqual([
    ...['pause-track', 'resume-track', 'block-key', 'unblock-key', 'set-quota', 'set-quota', 'set-quota'],
    ...['add-verifier', 'remove-verifier', 'suspend-verifier', 'reinstate-verifier'],
    ...['pause-track', 'withdraw-reason'],
  ]);
  const [row] =
    await network.sql`select reason from admin_actions where action = 'pause-track' order by id desc`;
  expect(row).toEqual({ reason: null });
});

it('takes the operator’s own key from the coordinator’s folder, and refuses everybody else', async () => {
  expect((await admin(['resume', toy], folderOf(operator, 'operator.key'))).code).toBe(0);
  const before = (await actions()).length;
  const refused = await admin(['pause', toy], folderOf(volunteer(1)));
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain('not-an-administrator');
  expect(await actions()).toHaveLength(before);
});

it('signs an approval without calling anybody', async () => {
  const [candidate, head] = ['a'.repeat(40), 'b'.repeat(40)];
  const submission = '0c7d5a3e-1b2f-4c6d-8e9f-000000000031';
  const dir = folderOf(administrator);
  const { code, stdout } = await ratchet(
    ...['approve', submission, '--offline', `toy:${candidate}:${head}`, '--data-dir', dir],
  );
  expect(code).toBe(0);
  const opened = openStatement(Buffer.from(stdout.trim()), {
    ...{ predicateType: predicateTypes.approval, schema: approvalSchema, field: 'approval' },
  });
  expect(opened).toMatchObject({
    ...{ signer: administrator.keyId, gitCommit: candidate },
    predicate: { submission, track: 'toy', head },
  });
});
