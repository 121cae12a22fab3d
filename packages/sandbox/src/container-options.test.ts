import { describe, expect, it } from 'vitest';
import { containerOptions } from './container-options.ts';
import type { StageSpec } from './sandbox.ts';
import { seccompProfile } from './seccomp-profile.ts';

const spec: StageSpec = {
  image: `sha256:${'a'.repeat(64)}`,
  command: ['python3', '/candidate/train.py'],
  budget: { wallSeconds: 60, cpuSeconds: 4.5, memoryMiB: 512, gpus: 0, gpuMemoryMiB: 0, outputMiB: 8 },
  inputs: [{ hostPath: '/srv/tree', containerPath: '/candidate' }],
  environment: { RATCHET_SEED: '7' },
  scratchMiB: 64,
};
const settings = {
  owner: 'data/worker-1',
  stage: '12-1',
  cpuShares: 256,
  pidsLimit: 99,
  runtime: 'runc',
  openInput: false,
  cpus: null,
};
const options = containerOptions(spec, settings);
const host = options.HostConfig!;

describe('the container of a stage', () => {
  it('has no network, no foreign namespaces and no privileges', () => {
    expect(host.NetworkMode).toBe('none');
    expect(options.NetworkDisabled).toBe(true);
    expect(host.IpcMode).toBe('private');
    expect(host.PidMode).toBe('');
    expect(host.UTSMode).toBe('');
    expect(host.Privileged).toBe(false);
    expect(host.CapDrop).toEqual(['ALL']);
    expect(host.CapAdd).toBeUndefined();
    expect(host.Devices).toBeUndefined();
    expect(options.User).toBe('65534:65534');
  });

  it('gains no privileges and has our seccomp profile', () => {
    const profile = (loopback: boolean) => `seccomp=${JSON.stringify(seccompProfile({ loopback }))}`;
    expect(host.SecurityOpt).toEqual(['no-new-privileges', profile(false)]);
    const talking = containerOptions({ ...spec, loopback: true }, settings);
    expect(talking.HostConfig?.SecurityOpt?.[1]).toBe(profile(true));
  });

  it('can write to two sized memory file systems and nowhere else', () => {
    expect(host.ReadonlyRootfs).toBe(true);
    expect(host.Binds).toBeUndefined();
    expect(options.Volumes).toBeUndefined();
    expect(host.Mounts?.map(({ Source, Target, ReadOnly }) => [Source, Target, ReadOnly])).toEqual([
      ['/srv/tree', '/candidate', true],
    ]);
    const { '/sys/fs/cgroup': overControlGroups, ...writable } = host.Tmpfs ?? {};
    expect(overControlGroups?.split(',')).toContain('ro');
    expect(Object.keys(writable)).toEqual(['/tmp', '/out']);
    for (const tmpfs of Object.values(writable)) {
      expect(tmpfs.split(',')).toEqual(
        expect.arrayContaining(['nosuid', 'nodev', `size=${32 * 1024 * 1024}`]),
      );
    }
  });

  it('is limited in memory without swap, processes, files and time', () => {
    expect(host.Memory).toBe(512 * 1024 * 1024);
    expect(host.MemorySwap).toBe(host.Memory);
    expect(host.PidsLimit).toBe(99);
    expect(host.CpuShares).toBe(256);
    const limits = new Map(host.Ulimits?.map(({ Name, Hard }) => [Name, Hard]));
    expect(limits.get('core')).toBe(0);
    expect(limits.get('nofile')).toBe(1_024);
    expect(limits.get('fsize')).toBe(64 * 1024 * 1024);
    expect(limits.get('cpu')).toBe(8);
  });

  it('writes no log to the disk, is not removed by the engine and says whose it is', () => {
    expect(host.LogConfig?.Type).toBe('none');
    expect(host.AutoRemove).toBe(false);
    expect(options.Labels).toEqual({ 'ratchet.owner': 'data/worker-1', 'ratchet.stage': '12-1' });
  });

  it('runs the command and not the entry point of the image', () => {
    expect(options.Entrypoint).toEqual(spec.command);
    expect(options.Cmd).toEqual([]);
    expect(options.Env).toEqual(['RATCHET_SEED=7']);
  });

  it('asks for GPUs only where the budget has them', () => {
    expect(host.DeviceRequests).toBeUndefined();
    const withGpu = containerOptions({ ...spec, budget: { ...spec.budget, gpus: 2 } }, settings);
    expect(withGpu.HostConfig?.DeviceRequests?.[0]?.Count).toBe(2);
  });
});
