import { describe, expect, it } from 'vitest';
import { python, type Subject, shell } from './subject.ts';

export function describeWalls(subject: Subject): void {
  const { run, runLoosened, owner, sharesKernel } = subject;

  describe('the walls', () => {
    it('leave no network but the loopback', async () => {
      const program = `
import errno, os, socket
print(os.listdir('/sys/class/net'))
for family, kind, address in [(2, 1, '10.255.255.1'), (2, 2, '192.0.2.1'), (10, 1, '2001:db8::1')]:
    try: socket.socket(family, kind).connect((address, 80)); print('connected')
    except OSError as error: print(errno.errorcode[error.errno])
`;
      const said = (await run(python(program), { loopback: true })).stdout.toString().trim().split('\n');
      expect(said[0]).toBe("['lo']");
      expect(said).toHaveLength(4);
      // Without IPv6 in the kernel there is no such family.
      for (const why of said.slice(1))
        expect(why).toMatch(/^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/);
    });

    it('leave no capabilities and no way to gain any, and filter system calls', async () => {
      const status = (await run(['cat', '/proc/self/status'])).stdout.toString();
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', ...(sharesKernel ? ['CapAmb'] : [])]) {
        expect(status).toMatch(new RegExp(`^${set}:\\s0{16}$`, 'm'));
      }
      for (const id of ['Uid', 'Gid']) expect(status).toMatch(new RegExp(`^${id}:(\\s65534){4}$`, 'm'));
      const loosened = await runLoosened(['cat', '/proc/self/status'], (options) => ({
        ...options,
        HostConfig: { ...options.HostConfig, CapDrop: [], SecurityOpt: ['seccomp=unconfined'] },
      }));
      expect(loosened).toMatch(/^CapBnd:\s0*[1-9a-f][0-9a-f]*$/m);
      // gVisor shows neither of the two, and filters its own calls of the host's kernel instead of the program's.
      if (!sharesKernel) return;
      for (const line of [/^NoNewPrivs:\s1$/m, /^Seccomp:\s2$/m]) {
        expect(status).toMatch(line);
        expect(loosened).not.toMatch(line);
      }
    });

    it('give a program that is set to another user nothing', async () => {
      const gained = await run(
        shell('cp /usr/bin/id /tmp/id && chmod u+s /tmp/id && test -u /tmp/id && echo set && /tmp/id -u'),
      );
      expect(gained.outcome.kind, gained.logTail).toBe('completed');
      expect(gained.stdout.toString()).toBe('set\n65534\n');
    });

    it('show no engine socket, no host and nobody else', async () => {
      const { stdout } = await run(
        shell('ls /var/run/docker.sock /run; hostname; ls -d /proc/[0-9]* | wc -l'),
      );
      expect(stdout.toString().split('\n').slice(-3, -1)).toEqual([
        'stage',
        expect.stringMatching(/^[0-4]$/),
      ]);
      expect(stdout.toString()).not.toContain('sock');
    });

    it('tell nothing of where inputs come from', async () => {
      const inputs = [{ hostPath: subject.folder(), containerPath: '/data' }];
      const { stdout } = await run(shell('cat /proc/self/mountinfo /proc/mounts'), { inputs });
      expect(stdout.toString()).toContain(' /data ');
      expect(stdout.toString()).not.toContain(subject.folder());
      expect(stdout.toString()).not.toContain(owner);
    });
  });
}
