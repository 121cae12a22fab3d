import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { python, type Subject, shell } from './subject.ts';

export function describeStages(subject: Subject): void {
  const { run, owner, containersOf } = subject;

  describe('a stage', () => {
    it('completes, with its product byte for byte, its log apart, and its use of the machine', async () => {
      const bytes = randomBytes(1024 * 1024);
      writeFileSync(join(subject.folder(), 'in'), bytes);
      const inputs = [{ hostPath: join(subject.folder(), 'in'), containerPath: '/data/in' }];
      const program = 'cp /data/in /out/artifact && echo noise >&2 && cat /out/artifact';
      const { outcome, stdout, logTail, usage } = await run(shell(program), { inputs });
      expect(outcome.kind).toBe('completed');
      expect(createHash('sha256').update(stdout).digest('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      );
      expect(logTail).toBe('noise\n');
      expect(usage.wallSeconds).toBeGreaterThan(0);
      expect(await containersOf(owner)).toBe(0);
    });

    it('reads its input, given as bytes or as a stream', async () => {
      const bytes = randomBytes(300_000);
      expect((await run(['cat'], { stdin: bytes })).stdout).toEqual(bytes);
      expect((await run(['cat'], { stdin: Readable.from([bytes, bytes]) })).stdout).toEqual(
        Buffer.concat([bytes, bytes]),
      );
      expect((await run(['cat'])).stdout).toHaveLength(0);
    });

    it('that does not read its input ends all the same', async () => {
      const endless = new Readable({ read: (size) => void endless.push(Buffer.alloc(size)) });
      expect((await run(['true'], { stdin: endless })).outcome.kind).toBe('completed');
    });

    it('whose input fails is no run at all', async () => {
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('half');
          throw new Error('disk gone');
        })(),
      );
      await expect(run(['cat'], { stdin: broken })).rejects.toThrow('disk gone');
      expect(await containersOf(owner)).toBe(0);
    });

    it('crashes with its exit code and last lines', async () => {
      const { outcome } = await run(shell('echo why >&2; exit 41'));
      expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 41, signal: null, lastLines: 'why' });
    });

    it('crashes by a signal, which is named', async () => {
      const { outcome, usage } = await run(python('import ctypes; ctypes.string_at(0)'));
      expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 139, signal: 'SIGSEGV' });
      expect(usage.gpuMemoryMiB).toBeNull();
    });

    it('crashes when its program is not there or cannot be executed', async () => {
      expect((await run(['no-such-program'])).outcome).toMatchObject({ kind: 'crashed', exitCode: 127 });
      expect((await run(['/etc/passwd'])).outcome).toMatchObject({ kind: 'crashed', exitCode: 126 });
      expect(await containersOf(owner)).toBe(0);
    });

    it('of an unknown image, or with an input that is not there, is refused by name', async () => {
      await expect(run(['true'], { image: `sha256:${'0'.repeat(64)}` })).rejects.toMatchObject({
        code: 'image-unavailable',
      });
      const inputs = [{ hostPath: join(subject.folder(), 'missing'), containerPath: '/data' }];
      await expect(run(['true'], { inputs })).rejects.toMatchObject({ code: 'bad-field' });
    });
  });
}
