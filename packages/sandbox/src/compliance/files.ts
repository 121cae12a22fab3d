import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { python, type Subject } from './subject.ts';

/** Prints what each attempt came to: an errno's name, or `done`. */
const attempts = (program: string): readonly string[] =>
  python(`
import errno, json, os, resource
def attempt(action):
    try: action(); return "done"
    except OSError as error: return errno.errorcode[error.errno]
    except ValueError as error: return str(error)
def write(path, size=1):
    with open(path, "wb") as file: file.write(bytes(size))
${program}`);

const places = [
  ...[
    '/',
    '/etc',
    '/usr',
    '/var',
    '/var/tmp',
    '/home',
    '/root',
    '/run',
    '/dev',
    '/sys',
    '/sys/fs/cgroup',
    '/proc',
  ],
  ...['/data', '/data/open'],
];

export function describeFiles(subject: Subject): void {
  const { run, runLoosened, sharesKernel } = subject;

  async function said(program: string, change = {}): Promise<unknown> {
    const { outcome, stdout, logTail } = await run(attempts(program), change);
    expect(outcome.kind, logTail).toBe('completed');
    return JSON.parse(stdout.toString());
  }

  describe('the files', () => {
    it('that can be written lie in /tmp, /out and /dev/shm', async () => {
      const open = join(subject.folder(), 'open');
      mkdirSync(open, { recursive: true });
      chmodSync(open, 0o777);
      writeFileSync(join(open, 'file'), 'of the host');
      chmodSync(join(open, 'file'), 0o666);
      const inputs = [{ hostPath: subject.folder(), containerPath: '/data' }];
      const program = `
places = ${JSON.stringify([...places, '/tmp', '/out', '/dev/shm'])}
answers = {place: attempt(lambda: write(place + "/x")) for place in places}
answers["append"] = attempt(lambda: open("/data/open/file", "ab"))
answers["remove"] = attempt(lambda: os.remove("/data/open/file"))
print(json.dumps(answers))`;
      const {
        '/tmp': tmp,
        '/out': out,
        '/dev/shm': shm,
        ...others
      } = (await said(program, { inputs })) as Record<string, string>;
      expect([tmp, out, shm]).toEqual(['done', 'done', 'done']);
      expect(Object.keys(others)).toEqual([...places, 'append', 'remove']);
      for (const [place, answer] of Object.entries(others)) {
        expect(answer, place).toMatch(/^(EROFS|EACCES|EPERM|ENOENT)$/);
      }
      // Everyone may write this file, where it is: only the mount refuses.
      expect(others.append).toBe('EROFS');
      // The same attempts, by root and on a root that can be written.
      const loosened = await runLoosened(
        attempts(
          `print(json.dumps([attempt(lambda: write(p + "/x")) for p in ("/", "/etc", "/usr", "/var")]))`,
        ),
        (options) => ({
          ...{
            ...options,
            User: '0:0',
            HostConfig: { ...options.HostConfig, CapDrop: [], ReadonlyRootfs: false },
          },
        }),
      );
      expect(JSON.parse(loosened)).toEqual(['done', 'done', 'done', 'done']);
    });

    it('are limited in bytes', async () => {
      const program = `
within = attempt(lambda: write("/tmp/a", 8_000_000))
os.remove("/tmp/a")
print(json.dumps([within, attempt(lambda: write("/tmp/b", 9_000_000)), attempt(lambda: write("/out/c", 9_000_000))]))`;
      expect(await said(program)).toEqual(['done', 'ENOSPC', 'ENOSPC']);
    });

    // gVisor's memory file systems know no such limit: there the memory that so many take ends the stage.
    it.runIf(sharesKernel)('are limited in number', async () => {
      const program = `
count = 0
def fill():
    global count
    while True:
        os.mkfifo("/tmp/%d" % count)
        count += 1
print(json.dumps([attempt(fill), 60_000 < count <= 65_536]))`;
      const budget = { ...subject.base().budget, memoryMiB: 512 };
      expect(await said(program, { budget })).toEqual(['ENOSPC', true]);
    });

    it('are limited in size, and the limit cannot be raised', async () => {
      const program = `
def sized(size):
    with open("/tmp/sparse", "wb") as file: file.truncate(size)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
raised = attempt(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard + 1, hard + 1)))
lowered = attempt(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard - 1, hard)))
print(json.dumps([hard, attempt(lambda: sized(16_000_000)), attempt(lambda: sized(17_000_000)), raised, lowered]))`;
      const refused = 'not allowed to raise maximum limit';
      expect(await said(program)).toEqual([16 << 20, 'done', 'EFBIG', refused, 'done']);
    });

    it('that are open at once are limited', async () => {
      const program = `
opened = []
def fill():
    while True: opened.append(os.open("/dev/null", os.O_RDONLY))
why = attempt(fill)
count = len(opened)
for file in opened: os.close(file)
print(json.dumps([why, 1_000 < count < 1_024, attempt(lambda: os.close(os.open("/dev/null", os.O_RDONLY)))]))`;
      expect(await said(program)).toEqual(['EMFILE', true, 'done']);
    });

    it('are not made of crashes', async () => {
      const program = `
child = os.fork()
if child == 0: os.abort()
status = os.waitpid(child, 0)[1]
print(json.dumps([os.WTERMSIG(status), os.WCOREDUMP(status), os.listdir("/tmp"), resource.getrlimit(resource.RLIMIT_CORE)]))`;
      expect(await said(program)).toEqual([6, false, [], [0, 0]]);
    });
  });
}
