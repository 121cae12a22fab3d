import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ClonedTrack, cloneTrack } from './cloned-track.ts';
import { containersOf, isLockFree, processesOf, removeNetwork } from './left-behind.ts';
import { addressesOf, type RatchetEnd, runRatchet, startLevel } from './run-ratchet.ts';

const commitId = z.string().regex(/^[0-9a-f]{40}$/);
const keyId = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What `--json` prints, field for field. */
const summarySchema = z.strictObject({
  track: z.literal('level'),
  baselineMetric: z.number(),
  headMetric: z.number(),
  merges: z.array(
    z.strictObject({
      commit: commitId,
      metric: z.number(),
      effect: z.number().positive(),
      volunteer: keyId,
      replicas: z.int().min(8),
    }),
  ),
  submissions: count,
  rejected: z.record(z.string(), z.int().min(1)),
  experiments: count,
  trustedReplicas: count,
  cloneUrl: z.url(),
  portalUrl: z.url(),
  seconds: z.number().positive(),
  cheats: z.array(
    z.strictObject({ cheat: z.string(), did: z.string(), stoppedBy: z.string(), rule: z.string().min(1) }),
  ),
});

/** Much more than it takes: the machine may be doing other things. */
const runSeconds = 800;

let dataDir: string;
let cloneDir: string;
let first: {
  readonly end: RatchetEnd;
  readonly summary: z.output<typeof summarySchema>;
  readonly clone: ClonedTrack;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ratchet-end-to-end-'));
  cloneDir = await mkdtemp(join(tmpdir(), 'ratchet-clone-'));
  const network = startLevel(dataDir, '--until-merges', '1', '--with-cheater', '--json');
  const { portalUrl, cloneUrl } = await addressesOf(network);
  await network.line(/^merged [0-9a-f]{10} by /, runSeconds);
  const signersUrl = `${portalUrl}/tracks/level/allowed-signers`;
  const clone = await cloneTrack({ cloneUrl, signersUrl, dir: join(cloneDir, 'first') });
  const end = await network.ended;
  first = { end, summary: summarySchema.parse(JSON.parse(end.stdout)), clone };
}, runSeconds * 1_000);

afterAll(async () => {
  await removeNetwork(dataDir);
  await rm(cloneDir, { recursive: true, force: true });
});

describe('ratchet start --until-merges 1 --with-cheater --json', () => {
  it('ends with exit code 0 and one JSON object on standard output', () => {
    const { end, summary } = first;
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(summary.merges.length).toBeGreaterThanOrEqual(1);
    expect(summary.headMetric).toBeGreaterThan(summary.baselineMetric);
    expect(summary.cloneUrl).toBe(`${summary.portalUrl}/git/level.git`);
  });

  it('counts what was done', () => {
    const { merges, submissions, rejected, experiments, trustedReplicas } = first.summary;
    const refused = Object.values(rejected).reduce((sum, times) => sum + times, 0);
    expect(submissions).toBeGreaterThanOrEqual(merges.length + 1);
    expect(refused).toBeGreaterThanOrEqual(3);
    expect(experiments).toBeGreaterThan(0);
    // The noise alone takes 34 runs; a merge takes its candidate's, and four of the new head at each of three verifiers.
    expect(trustedReplicas).toBeGreaterThanOrEqual(34 + (merges[0]?.replicas ?? 0) + 12);
  });

  it('refuses each of the three cheats, names the rule, and merges nothing of them', async () => {
    const { cheats, rejected, merges } = first.summary;
    const stops = Object.fromEntries(cheats.map(({ cheat, stoppedBy }) => [cheat, stoppedBy]));
    expect(['screen', 'futility', 'unstable', 'cap']).toContain(stops['faked-effect']);
    expect(stops['stolen-candidate']).toBe('duplicate-candidate');
    expect(['commitment-mismatch', 'claim-mismatch', 'duplicate-candidate']).toContain(
      stops['replayed-reveal'],
    );
    for (const { stoppedBy } of cheats) expect(rejected[stoppedBy]).toBeGreaterThanOrEqual(1);
    const workers = await Promise.all([keyIdOf('worker-1'), keyIdOf('worker-2')]);
    for (const { volunteer } of merges) expect(workers).toContain(volunteer);
  });

  it('served a clone while it ran: its first-parent history is the staircase, with volunteers as authors', async () => {
    const { summary, clone } = first;
    const steps = (await clone.staircase()).toReversed();
    expect(steps.slice(1).map(({ commit }) => commit)).toEqual(
      summary.merges.slice(0, steps.length - 1).map(({ commit }) => commit),
    );
    expect(steps.length).toBeGreaterThanOrEqual(2);
    for (const [index, step] of steps.entries()) {
      if (index === 0) {
        expect(step.parents).toEqual([]);
        continue;
      }
      const [from, candidate = ''] = step.parents;
      expect(from).toBe(steps[index - 1]?.commit);
      expect(await clone.authorEmail(candidate)).toBe(
        `${summary.merges[index - 1]?.volunteer}@users.ratchet`,
      );
      expect(step.submission).toMatch(/^[0-9a-f-]{36}$/);
      expect(step.verdictIndex).toMatch(/^\d+$/);
      expect(step.effect).toMatch(/^\d+\.\d+ levels \(95 % interval \S+ to \S+\)$/);
      expect(await clone.fileAt(step.commit, 'model.py')).not.toBe(
        await clone.fileAt(from ?? '', 'model.py'),
      );
    }
  });

  it('signed every step so that plain git accepts it with the served list of signers', async () => {
    for (const { commit } of await first.clone.staircase()) await first.clone.verify(commit);
  });

  it('leaves no process, no container and no lock behind', async () => {
    expect(processesOf(dataDir)).toEqual([]);
    expect(await containersOf(dataDir)).toEqual([]);
    expect(isLockFree(dataDir)).toBe(true);
  });
});

describe('a second start with the same data folder', () => {
  it('goes on where the first stopped, serves pages and their twins, and ends cleanly on Ctrl-C', async () => {
    const { summary } = first;
    const network = startLevel(dataDir, '--json');
    const { portalUrl, cloneUrl } = await addressesOf(network);
    expect({ portalUrl, cloneUrl }).toEqual({ portalUrl: summary.portalUrl, cloneUrl: summary.cloneUrl });

    const clone = await cloneTrack({
      ...{ cloneUrl, dir: join(cloneDir, 'second') },
      signersUrl: `${portalUrl}/tracks/level/allowed-signers`,
    });
    const merged = (await clone.staircase()).map(({ commit }) => commit).toReversed();
    const known = summary.merges.map(({ commit }) => commit);
    expect(merged.slice(1, 1 + known.length)).toEqual(known);
    await expectPages(portalUrl, known);
    await expectRefusal(dataDir);

    network.child.kill('SIGINT');
    const end = await network.ended;
    expect(end).toMatchObject({ code: 0, signal: null });
    const again = summarySchema.omit({ cheats: true }).parse(JSON.parse(end.stdout));
    expect(again.merges.slice(0, known.length).map(({ commit }) => commit)).toEqual(known);
    expect(again.trustedReplicas).toBeGreaterThanOrEqual(summary.trustedReplicas);
    // The noise is measured once.
    expect(network.lines.filter((line) => line.startsWith('calibrating'))).toEqual([]);
    expect(processesOf(dataDir)).toEqual([]);
    expect(await containersOf(dataDir)).toEqual([]);
    expect(isLockFree(dataDir)).toBe(true);
  });

  it('is no success when it is stopped before the merges that were asked for', async () => {
    const network = startLevel(dataDir, '--until-merges', '10000', '--json');
    await addressesOf(network);
    network.child.kill('SIGINT');
    const { code, signal, stdout } = await network.ended;
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    summarySchema.omit({ cheats: true }).parse(JSON.parse(stdout));
    expect(network.lines.at(-1)).toBe('stopped before 10000 merges were made');
  });
});

/** Each page says what its JSON twin says. */
async function expectPages(portalUrl: string, merges: readonly string[]): Promise<void> {
  const page = async (path: string): Promise<string> => {
    const answer = await fetch(`${portalUrl}${path}`, { headers: { accept: 'text/html' } });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const twin = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${portalUrl}${path}`);
    expect(answer.headers.get('content-type'), path).toMatch(/^application\/json/);
    return answer.json();
  };
  const [commit = ''] = merges;
  expect(await page('/')).toContain('/tracks/level');
  expect(await twin('/index.json')).toMatchObject({ tracks: [{ name: 'level', calibrated: true }] });
  expect(await page('/tracks/level')).toContain(commit.slice(0, 10));
  // The first network may have merged once more while it waited for what the cheats were answered.
  expect(await twin('/tracks/level.json')).toMatchObject({
    merges: expect.arrayContaining([expect.objectContaining({ commit })]),
  });
  expect(await page(`/tracks/level/commits/${commit}`)).toContain('LEVEL');
  expect(await twin(`/tracks/level/commits/${commit}.json`)).toMatchObject({
    commit,
    diff: expect.stringContaining('+LEVEL = '),
  });
  expect(await twin('/network.json')).toMatchObject({ tracks: [{ name: 'level', calibrated: true }] });
}

/** Two networks never share a data folder. */
async function expectRefusal(folder: string): Promise<void> {
  const other = startLevel(folder, '--json');
  expect(await other.ended).toMatchObject({ code: 1, stdout: '' });
  expect(other.lines.join('\n')).toContain('Another ratchet start');
}

async function keyIdOf(node: string): Promise<string> {
  const { stdout } = await runRatchet(['key', 'show', '--data-dir', join(dataDir, node)]).ended;
  const { keyId } = JSON.parse(stdout) as { readonly keyId: string };
  return keyId;
}
