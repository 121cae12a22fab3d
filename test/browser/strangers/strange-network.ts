import { peopleFold } from '../../../packages/coordinator/src/db/rollup-people.ts';
import { foldRollups } from '../../../packages/coordinator/src/db/rollups.ts';
import {
  administrator,
  callerOf,
  claimOf,
  commitTo,
  doChores,
  makeCandidate,
  openTestNetwork,
  prepare,
  reveal,
  rootFiles,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  volunteer,
} from '../../../packages/coordinator/src/network-fixtures.ts';
import { allAtOnce, corpus, strangers } from './corpus.ts';

/**
 * A network on a real database whose every stranger writes the corpus wherever they may: first as they would, over the use cases, and
 * then straight into the rows, past every check, so that the pages stand alone.
 */
export async function openStrangeNetwork(): Promise<{ network: TestNetwork; refused: Map<string, number> }> {
  const network = await openTestNetwork();
  network.clock.tickMs = 1;
  const refused = new Map<string, number>();
  await submissionsOfStrangers(network);
  await doChores(network.app);
  await verifyAll(network);
  for (let round = 0; round < 3; round += 1) await doChores(network.app);
  await verifyAll(network);
  await triesOfStrangers(network, refused);
  await latecomer(network);
  await network.app.sequence();
  await forceInto(network);
  await foldRollups(network.sql, network.clock.now());
  await peopleFold(network.sql, () => network.clock.now())();
  return { network, refused };
}

/** What a stranger's files are called, and what is in them. */
const strangeFiles: Readonly<Record<string, string>> = {
  'model/layers.py': `${rootFiles['model/layers.py']}GAIN_a = 4\n`,
  // Angle brackets, colons and quotation marks are refused in names; what is left of the corpus is this.
  "model/' onmouseover='alert(1)' x='.py": allAtOnce,
  'model/&lt;x-evil&gt;&#60;x-evil&#62;.py': 'x = 1\n',
  'model/${alert(1)}{{alert(1)}}.py': 'x = 2\n',
};

async function submissionsOfStrangers(network: TestNetwork): Promise<void> {
  const candidates = [strangeFiles, { 'train.py': trainingWith('b', -4) }];
  for (const [n, files] of candidates.entries()) await submitAs(network, 1 + n, files);
}

/** Somebody whose candidate is still open, and whose values are nobody's business. */
export const secretEffect = 31.4159265;
const latecomer = (network: TestNetwork) =>
  submitAs(network, 3, { 'train.py': trainingWith('late', 1, 5) }, { effect: secretEffect });

async function submitAs(
  network: TestNetwork,
  number: number,
  files: Readonly<Record<string, string>>,
  claimed: Partial<Parameters<typeof claimOf>[2]> = {},
): Promise<void> {
  const key = volunteer(number);
  const made = await makeCandidate(network, key, files, network.root);
  const hypothesis = `</title>"'><x-evil>{{alert(1)}} ${number}`;
  const prepared = prepare(key, made, claimOf(key, made, { hypothesis, ...claimed }));
  const { submissionId } = await commitTo(network.app, key, prepared, hypothesis);
  await reveal(network.app, key, submissionId, prepared);
}

/** One volunteer for each string: their name, what they try, and what came of it. */
async function triesOfStrangers({ app }: TestNetwork, refused: Map<string, number>): Promise<void> {
  const count = (error: unknown) => {
    const field = (error as { field?: string }).field ?? String(error);
    refused.set(field, (refused.get(field) ?? 0) + 1);
  };
  for (const [n, { text }] of corpus.entries()) {
    const key = volunteer(20 + n);
    const named = await app.registerNode(callerOf(key, text), { displayName: text }).catch(count);
    if (!named) await app.registerNode(callerOf(key, 'plain'), { displayName: `Plain ${n}` });
    const lease =
      (await app.grantLease(callerOf(key, text), { track: toy, hypothesis: text }).catch(count)) ??
      (await app.grantLease(callerOf(key, 'plain'), { track: toy, hypothesis: `Plain ${n}` }));
    const outcome = (['kept', 'discarded', 'crashed'] as const)[n % 3] ?? 'kept';
    const metric = outcome === 'crashed' ? undefined : 90 + n / 10;
    const spent = { seed: n, cpuSeconds: 1, wallSeconds: 1 };
    await app.appendExperiment(callerOf(key, n), {
      ...{ leaseId: lease.leaseId, track: toy, outcome, metric, ...spent },
    });
  }
}

/** Past every check. */
async function forceInto({ sql, app }: TestNetwork): Promise<void> {
  for (const [n, { text }] of corpus.entries()) {
    const { keyId } = volunteer(20 + n);
    await sql`update nodes set display_name = ${text} where key_id = ${keyId}`;
    await sql`update leases set hypothesis = ${text} where key_id = ${keyId}`;
    await sql`
      insert into machines (key_id, machine_id, role, label, hardware_class, cpus, memory_mib, gpus, version, seen_at)
      values (${volunteer(1).keyId}, ${`m${n}`}, 'worker', ${text}, ${text}, 1, 1, ${[text, text]}, ${text}, now())`;
  }
  const next = strangers();
  for (const { keyId } of verifiers) {
    const name = `${next()} ${next()}`;
    await sql`update roster set operator = ${name} where key_id = ${keyId}`;
  }
  await sql`update submissions set code = ${next()}, detail = ${allAtOnce} where state = 'REJECTED'`;
  await sql`update submissions set diff = ${Buffer.from(strangeDiff())} where diff is not null`;
  await sql`update trials set hardware_class = ${next()}`;
  await sql`update replicas set hardware_class = ${next()}`;
  await sql`insert into refusals (track, code, times) values (${toy}, ${next()}, 3)`;
  for (let n = 0; n < 3; n += 1)
    await app.administer(callerOf(administrator, `a${n}`), {
      action: { ...noAction, action: 'block-key', keyId: volunteer(230 + n).keyId },
      reason: 'Because',
    });
  await sql`update admin_actions set reason = ${allAtOnce}`;
  const [track] = await sql<{ manifest: Record<string, unknown> }[]>`select manifest from tracks`;
  const manifest = track?.manifest ?? {};
  const strange = {
    ...{ ...manifest, title: next() + next(), license: next(), interests: [next(), next()] },
    metric: { ...(manifest.metric as object), name: next(), unit: next() },
    hardware: { class: next() },
    editable: [next(), next(), 'train.py'],
    programs: ['program.md', `${next()}.md`, next()],
  };
  await sql`update tracks set manifest = ${sql.json(strange as never)}`;
}

const noAction = {
  ...{ track: null, keyId: null, member: null, quota: null, leaf: null },
};

const strangeDiff = () => {
  const lines = allAtOnce.split('\n').map((line) => `+${line}`);
  return [
    ...['diff --git "a/model/\\"><x-evil>.py" "b/model/\\"><x-evil>.py"', 'new file mode 100644'],
    ...['--- /dev/null', '+++ "b/model/\\"><x-evil>.py"', `@@ -0,0 +1,${lines.length} @@ <x-evil>`, ...lines],
    ...['diff --git a/<x-evil> b/<x-evil>', '--- a/<x-evil>', '+++ b/javascript:alert(1)'],
    ...['@@ -1,2 +1,2 @@', '-<script>alert(1)</script>', '+" onmouseover="alert(1)" x="', ' \u202Eabc'],
  ].join('\n');
};
