import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFrameReader } from './attach-frames.ts';
import { type Engine, ensureEngine, ensureImages } from './index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const owner = `contained-${process.pid}`;

describe('a worker that runs in a container itself', () => {
  let engine: Engine;
  let image: string;

  beforeAll(async () => {
    const { env: environment } = process;
    const report = (line: string): void => console.error(line);
    engine = await ensureEngine({ stateDir: '/var/lib/ratchet', report, environment });
    const names = ['ratchet/numpy'];
    const imagesDir = join(root, 'deploy/images');
    const images = await ensureImages({ engine, imagesDir, names, environment, report });
    image = images.get('ratchet/numpy') ?? '';
  }, 600_000);
  afterAll(() => engine.release());

  /** What contained-worker.ts prints in a container with this checkout, read-only, the engine's socket, and `shared`. */
  async function contained(shared: readonly string[]): Promise<unknown> {
    const node = realpathSync(process.execPath);
    const modules = realpathSync(join(root, 'node_modules'));
    const binds = [
      `${root}:${root}:ro`,
      `${modules}:${modules}:ro`,
      `${node}:/usr/bin/node:ro`,
      `${dirname(engine.address.slice('unix://'.length))}:/engine`,
    ];
    const container = await engine.docker.createContainer({
      Image: image,
      Entrypoint: [
        '/usr/bin/node',
        join(root, 'packages/sandbox/src/contained-worker.ts'),
        ...[engine.stateDir, image, owner],
      ],
      User: '0:0',
      Labels: { 'ratchet.owner': owner },
      HostConfig: { Binds: [...binds, ...shared], NetworkMode: 'none' },
    });
    try {
      const stream = await container.attach({ stream: true, hijack: true, stdout: true, stderr: true });
      await container.start();
      const pieces = { stdout: '', stderr: '' };
      const read = createFrameReader();
      for await (const chunk of stream) {
        for (const piece of read(chunk as Buffer)) pieces[piece.stream] += piece.bytes.toString();
      }
      expect(pieces.stderr).toBe('');
      return JSON.parse(pieces.stdout);
    } finally {
      await container.remove({ force: true });
    }
  }

  it('runs stages, where it shares the inputs folder with the engine', { timeout: 60_000 }, async () => {
    const inputs = join(engine.stateDir, 'inputs');
    mkdirSync(inputs, { recursive: true, mode: 0o711 });
    expect(await contained([`${inputs}:${inputs}`])).toEqual({ outcome: 'completed', stdout: 'from inside' });
  });

  it('is told what to share where it does not', { timeout: 60_000 }, async () => {
    expect(await contained([])).toEqual({ outcome: 'bad-configuration', stdout: '' });
  });
});
