import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openContext } from './commands/context.ts';
import { type CliConfig, readCliConfig } from './config.ts';
import { runCommandLine } from './program.ts';
import { defaultDataDir, startOptions } from './start/start-options.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function ratchet(args: string[], environment: Record<string, string> = {}) {
  const streams = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') =>
    ({ write: (text: string) => (streams[name] += text) }) as unknown as NodeJS.WriteStream;
  const config = readCliConfig(environment);
  const context = openContext(config, { stdout: stream('stdout'), stderr: stream('stderr') });
  return { code: await runCommandLine(args, context), ...streams };
}

describe('ratchet', () => {
  it.each([
    [['frob'], 'bad-configuration (frob)'],
    [['start', '--frob'], 'bad-configuration (--frob)'],
    [['start', '--workers', '-1'], 'bad-configuration (--workers)'],
    [['start', '--workers', '1.5'], 'bad-configuration (--workers)'],
    [['start', '--until-merges', '0'], 'bad-configuration (--until-merges)'],
    [['start', '--verifiers', '2'], 'bad-configuration (--verifiers)'],
    [['start', '--track', 'no-such-track'], 'bad-configuration (--track)'],
    [['coordinator'], 'bad-configuration (--data-dir)'],
    [['coordinator', '--data-dir', 'x', '--grpc', 'nowhere'], 'bad-configuration (--grpc)'],
    [['worker'], 'bad-configuration (--coordinator)'],
    [['verifier', '--coordinator', 'x'], 'bad-configuration (--coordinator)'],
    [['verifier', '--coordinator', 'h:1', '--operator', ''], 'bad-configuration (--operator)'],
    [['track', 'prepare', 'x'], 'bad-configuration (--roster)'],
    [['key', 'new'], 'bad-configuration (--data-dir)'],
    [['approve', 'x'], 'bad-configuration (--coordinator)'],
    [['approve', 'x', '--coordinator', 'h:1', '--data-dir', '/nowhere'], 'bad-configuration (--data-dir)'],
    [['approve', 'x', '--offline', 'words', '--data-dir', 'x'], 'bad-configuration (--offline)'],
    [['admin', 'pause', 'words'], 'bad-configuration (--reason)'],
    [['admin', 'pause', 'words', '--reason', 'x'], 'bad-configuration (--coordinator)'],
    [
      ['admin', 'pause', 'words', '--reason', 'x', '--coordinator', 'h:1', '--data-dir', '/nowhere'],
      'bad-configuration (--data-dir)',
    ],
    [['admin', 'quota', '--leases', '-1', '--reason', 'x'], 'bad-configuration (--leases)'],
    [['admin', 'withdraw-reason', 'x', '--reason', 'x'], 'bad-configuration (leaf)'],
    [['login', 'https://here.example'], 'bad-configuration (--data-dir)'],
    [['login', 'https://here.example', '--data-dir', '/nowhere'], 'bad-configuration (--data-dir)'],
    [['login', 'here.example', '--data-dir', '/nowhere'], 'bad-field (url)'],
    [['calculator'], 'bad-configuration (--sigma)'],
    [['calculator', '--sigma', '-1'], 'bad-configuration (--sigma)'],
    [['calculator', '--sigma', '1', '--effect', 'much'], 'bad-configuration (--effect)'],
    [['calculator', '--sigma', '1', '--verifiers', '2'], 'bad-configuration (--verifiers)'],
    [['key', 'new', '--data-dir', '/nowhere', '--operator', 'Ada L.'], 'bad-configuration (--operator)'],
  ])('%j ends with 1 and says %s', async (args, said) => {
    const { code, stderr, stdout } = await ratchet(args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(said);
  });

  it('shows where an error came from only when asked', async () => {
    expect((await ratchet(['frob'])).stderr).not.toContain('    at ');
    expect((await ratchet(['frob'], { RATCHET_DEBUG: '1' })).stderr).toContain('    at ');
  });

  it('makes a key once, and shows what a roster needs and no secret', async () => {
    const home = join(dir, 'node');
    const made = await ratchet(['key', 'new', '--data-dir', home, '--operator', 'ada']);
    expect(made.code).toBe(0);
    const entry = JSON.parse(made.stdout);
    expect(entry).toEqual({
      keyId: expect.stringMatching(/^[0-9a-f]{64}$/),
      boxKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      operator: 'ada',
    });
    expect(statSync(join(home, 'key')).mode & 0o777).toBe(0o600);
    expect(made.stdout).not.toContain(JSON.parse(readFileSync(join(home, 'key'), 'utf8')).seed);
    expect((await ratchet(['key', 'new', '--data-dir', home])).code).toBe(1);
    const shown = await ratchet(['key', 'show', '--data-dir', home, '--operator', 'ada']);
    expect(JSON.parse(shown.stdout)).toEqual(entry);
  });
});

describe('startOptions', () => {
  const raw = { workers: 2, verifiers: 3, track: 'words' };
  const config = (): Pick<CliConfig, 'paths' | 'isRoot'> => ({
    isRoot: true,
    paths: { ...readCliConfig({}).paths, tracksDir: dir, checkoutDir: '/checkout' },
  });

  it('finds a track by name or by folder', () => {
    mkdirSync(join(dir, 'words'));
    writeFileSync(join(dir, 'words', 'track.json'), '{}');
    expect(startOptions(raw, config()).trackDir).toBe(join(dir, 'words'));
    expect(startOptions({ ...raw, track: join(dir, 'words') }, config()).trackDir).toBe(join(dir, 'words'));
    expect(startOptions(raw, config())).toMatchObject({ untilMerges: null, json: false, withCheater: false });
  });

  it('gives every checkout a data folder of its own, where PostgreSQL can reach it', () => {
    expect(defaultDataDir('/a', true)).toMatch(/^\/var\/lib\/ratchet\/[0-9a-f]{12}$/);
    expect(defaultDataDir('/a', true)).not.toBe(defaultDataDir('/b', true));
    expect(defaultDataDir('/a', false)).toMatch(/\.local\/share\/ratchet\/[0-9a-f]{12}$/);
  });
});

describe('readCliConfig', () => {
  it('counts from when the person’s command began, if that makes sense', () => {
    expect(readCliConfig({ RATCHET_STARTED_AT_MS: '900' }, 1_000).startedAtMs).toBe(900);
    expect(readCliConfig({ RATCHET_STARTED_AT_MS: '2000' }, 1_000).startedAtMs).toBe(1_000);
    expect(readCliConfig({ RATCHET_STARTED_AT_MS: 'x' }, 1_000).startedAtMs).toBe(1_000);
  });
});
