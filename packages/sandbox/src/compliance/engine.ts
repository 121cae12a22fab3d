import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containerOptions } from '../container-options.ts';
import { ensureImages, openDockerSandbox } from '../index.ts';
import type { Subject } from './subject.ts';

export function describeEngine(subject: Subject): void {
  const { sandbox, owner, sharesKernel, containersOf } = subject;

  describe('the sweep', () => {
    it('removes what a killed process of this owner left, and nothing else', async () => {
      const [mine, other] = [`${owner}-a`, `${owner}-b`];
      const leave = async (name: string): Promise<void> => {
        const settings = {
          owner: name,
          stage: 'gone-1',
          cpuShares: 2,
          pidsLimit: 9,
          runtime: 'runc',
          openInput: false,
          cpus: null,
        };
        const spec = { ...subject.base(), command: ['sleep', '600'] };
        await (await subject.engine().docker.createContainer(containerOptions(spec, settings))).start();
      };
      await Promise.all([leave(mine), leave(mine), leave(other)]);
      const sweeper = await sandbox(mine);
      const stage = await sweeper.start({ ...subject.base(), command: ['cat'] });
      expect(await sweeper.sweep()).toBe(2);
      stage.stdin.end('still here');
      expect((await stage.ended).outcome.kind).toBe('completed');
      expect([await containersOf(mine), await containersOf(other)]).toEqual([0, 1]);
      expect(await (await sandbox(other)).sweep()).toBe(1);
    });
  });

  describe('the engine', () => {
    it('is described', async () => {
      const description = await (await sandbox()).describe();
      expect(description.hardwareClass).toMatch(
        sharesKernel ? /^cpu-(x86_64|aarch64)$/ : /^cpu-(x86_64|aarch64)-runsc$/,
      );
      expect(description.userNamespace).toBe(false);
      expect(description.cpus).toBeGreaterThan(0);
      expect(description).toMatchObject({ runtime: subject.runtime, sharesKernel });
    });

    it('that does not answer is an engine fault and never an outcome', async () => {
      const { engineClient } = await import('../engine-address.ts');
      const docker = engineClient(`unix://${join(subject.folder(), 'no.sock')}`);
      const lost = openDockerSandbox({ engine: { ...subject.engine(), docker }, owner, cpuShares: 2 });
      await expect(lost).rejects.toMatchObject({ code: 'engine-unreachable' });
    });

    it('keeps its images: the second look builds nothing', async () => {
      const lines: string[] = [];
      const report = (line: string): void => void lines.push(line);
      const { engine, environment, imagesDir } = { ...subject, engine: subject.engine() };
      const { image } = subject.base();
      const names = ['ratchet/numpy', image];
      const images = await ensureImages({ engine, imagesDir, names, environment, report });
      expect([...images.values()]).toEqual([image, image]);
      expect(lines).toEqual([]);
      await expect(
        ensureImages({ engine, imagesDir, names: ['ratchet/nope'], environment: {}, report }),
      ).rejects.toMatchObject({ code: 'image-unavailable', field: 'ratchet/nope' });
    });
  });
}
