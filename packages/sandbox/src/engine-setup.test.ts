import { describe, expect, it } from 'vitest';
import { daemonArguments, daemonConfiguration, mountsUnder } from './daemon.ts';
import { engineClient } from './engine-address.ts';
import { isEngineFault } from './engine-faults.ts';
import { enginePaths } from './engine-paths.ts';
import { isDebianLike, parseOsRelease } from './engine-setup.ts';
import { contextHash } from './images.ts';
import { startExitCode } from './stage-launch.ts';
import { cgroupFolders, parseCpuSeconds } from './usage-meter.ts';

describe('the distribution', () => {
  it('is told by os-release', () => {
    expect(isDebianLike(parseOsRelease('PRETTY_NAME="Debian 12"\nID=debian\n'))).toBe(true);
    expect(isDebianLike(parseOsRelease('ID=\'pop\'\nID_LIKE="ubuntu debian"\n'))).toBe(true);
    expect(isDebianLike(parseOsRelease('ID=fedora\nID_LIKE="rhel"\n'))).toBe(false);
    expect(isDebianLike({})).toBe(false);
  });
});

describe('DOCKER_HOST', () => {
  const modem = (address: string, environment = {}): object => engineClient(address, environment).modem;

  it('is read as the docker command reads it', () => {
    expect(modem('unix:///run/x.sock')).toMatchObject({ socketPath: '/run/x.sock' });
    expect(modem('tcp://engine.example')).toMatchObject({
      protocol: 'http',
      host: 'engine.example',
      port: 2375,
    });
    expect(modem('tcp://[::1]:99', { DOCKER_TLS_VERIFY: '1' })).toMatchObject({
      protocol: 'https',
      host: '::1',
      port: '99',
    });
    expect(modem('ssh://me@engine.example')).toMatchObject({ protocol: 'ssh', username: 'me', port: 22 });
  });

  it.each(['engine.example', 'ftp://engine.example', 'tcp://'])('is refused as %s', (address) => {
    expect(() => engineClient(address)).toThrow(
      expect.objectContaining({ code: 'bad-configuration', field: 'DOCKER_HOST' }),
    );
  });
});

describe('our own engine', () => {
  const paths = enginePaths(`/srv/${'long/'.repeat(40)}state`);

  it('has a socket path short enough for the kernel, one for each state folder', () => {
    expect(`${paths.volatile}/docker.sock`.length).toBeLessThan(100);
    expect(paths.volatile).not.toBe(enginePaths('/var/lib/ratchet').volatile);
  });

  it('touches neither the firewall nor the network of the machine', () => {
    const args = daemonArguments(paths, '/x.json', 'unix:///x.sock');
    expect(args.join(' ')).toContain('--bridge none --iptables=false --ip-masq=false --ip-forward=false');
    expect(daemonConfiguration(false)).toEqual({});
    expect(daemonConfiguration(true)).toHaveProperty('runtimes.runsc.path');
  });
});

describe('what a killed engine leaves mounted', () => {
  it('is found innermost first, and nothing beside it', () => {
    const line = (point: string): string => `36 35 98:0 /x ${point} rw,noatime shared:1 - ext4 /dev/root rw`;
    const info = ['/', '/a/data', '/a/data/overlay2/x/merged', '/a/database', '/run'].map(line).join('\n');
    expect(mountsUnder(info, ['/a/data'])).toEqual(['/a/data/overlay2/x/merged', '/a/data']);
  });
});

describe('the engine’s answers', () => {
  it('tell its faults from those of the program', () => {
    expect(startExitCode('exec: "nope": executable file not found in $PATH')).toBe(127);
    expect(startExitCode('exec: "/candidate/x": permission denied')).toBe(126);
    expect(startExitCode('no space left on device')).toBeNull();
    expect(isEngineFault(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isEngineFault(Object.assign(new Error('x'), { statusCode: 500 }))).toBe(true);
    expect(isEngineFault(Object.assign(new Error('x'), { statusCode: 404 }))).toBe(false);
    expect(isEngineFault(new TypeError('ours'))).toBe(false);
  });
});

describe('control groups', () => {
  const id = 'f'.repeat(64);

  it('are found in both versions, and only those of the container', () => {
    const first = `5:cpu,cpuacct:/docker/${id}\n4:memory:/docker/${id}\n1:name=systemd:/user\n0::/init\n`;
    expect(cgroupFolders(first, id)).toContain(`/sys/fs/cgroup/cpuacct/docker/${id}`);
    expect(cgroupFolders(first, id)).toContain(`/sys/fs/cgroup/memory/docker/${id}`);
    expect(cgroupFolders(`0::/system.slice/docker-${id}.scope\n`, id)).toEqual([
      `/sys/fs/cgroup/system.slice/docker-${id}.scope`,
    ]);
    expect(cgroupFolders('0::/user.slice\n', id)).toEqual([]);
  });

  it('give their time in seconds', () => {
    expect(parseCpuSeconds('1500000000\n')).toBe(1.5);
    expect(parseCpuSeconds('usage_usec 2500000\nuser_usec 1\n')).toBe(2.5);
  });
});

describe('the hash of an image’s folder', () => {
  it('changes with every path and byte', () => {
    const hash = (...files: [string, string][]): string =>
      contextHash(new Map(files.map(([path, text]) => [path, Buffer.from(text)])));
    const hashes = [hash(['a', 'bc']), hash(['ab', 'c']), hash(['a', 'b'], ['c', '']), hash(['a', 'b'])];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
