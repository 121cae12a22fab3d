import { describe, expect, it } from 'vitest';
import { type Subject, shell } from './subject.ts';

export function describeTalking(subject: Subject): void {
  const { sandbox, owner, containersOf } = subject;

  describe('a stage that talks', () => {
    it('has live streams both ways, and its own log', async () => {
      const echo = 'while read line; do echo "you said $line"; echo "log $line" >&2; done';
      const stage = await (await sandbox()).start({ ...subject.base(), command: shell(echo) });
      const answers = stage.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
      for (const word of ['one', 'two', 'three']) {
        stage.stdin.write(`${word}\n`);
        expect((await answers.next()).value).toBe(`you said ${word}\n`);
      }
      stage.stdin.end();
      const { outcome, logTail } = await stage.ended;
      expect(outcome.kind).toBe('completed');
      expect(logTail).toBe('log one\nlog two\nlog three\n');
      expect((await answers.next()).done).toBe(true);
    });

    it('is held back while nobody reads it, and loses nothing', async () => {
      const stage = await (await sandbox()).start({
        ...subject.base(),
        command: shell('head -c 4000000 /dev/zero; cat'),
      });
      stage.stdin.end();
      let read = 0;
      for await (const bytes of stage.stdout) read += bytes.length;
      expect(read).toBe(4_000_000);
      expect((await stage.ended).outcome.kind).toBe('completed');
    });

    it('is stopped when it says too much', async () => {
      const stage = await (await sandbox()).start({ ...subject.base(), command: ['cat', '/dev/zero'] });
      let read = 0;
      for await (const bytes of stage.stdout) read += bytes.length;
      expect(read).toBe(4 * 1024 * 1024);
      expect((await stage.ended).outcome.kind).toBe('output-too-large');
    });

    it('can be killed, and what is written to it then is dropped', async () => {
      const stage = await (await sandbox()).start({ ...subject.base(), command: ['cat'] });
      await stage.kill();
      expect((await stage.ended).outcome).toMatchObject({ kind: 'crashed', exitCode: 137 });
      await new Promise((done) => stage.stdin.write('late', done));
      expect(await containersOf(owner)).toBe(0);
    });
  });
}
