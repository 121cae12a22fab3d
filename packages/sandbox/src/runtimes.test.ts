import { describe, expect, it } from 'vitest';
import { chooseRuntime, hardwareClass, hasUserNamespace, sharesKernel } from './runtimes.ts';

describe('the runtime', () => {
  const engine = { names: ['runc', 'runsc', 'kata-fc'], standard: 'runc' };

  it('is the strongest, the engine’s own, or the one that is named', () => {
    expect(chooseRuntime(engine, 'auto')).toBe('kata-fc');
    expect(chooseRuntime({ ...engine, names: ['runc', 'runsc'] }, 'auto')).toBe('runsc');
    expect(chooseRuntime({ ...engine, names: ['runc', 'crun'] }, 'auto')).toBe('runc');
    expect(chooseRuntime(engine, 'default')).toBe('runc');
    expect(chooseRuntime(engine, 'runsc')).toBe('runsc');
    expect(() => chooseRuntime(engine, 'crun')).toThrow('no runtime crun');
  });

  it('is a hardware class by itself where it has a kernel of its own', () => {
    expect(hardwareClass('x86_64', 'runc')).toBe('cpu-x86_64');
    expect(hardwareClass('x86_64', 'crun')).toBe('cpu-x86_64');
    expect(hardwareClass('x86_64', 'runsc')).toBe('cpu-x86_64-runsc');
    expect(hardwareClass('aarch64', 'kata-fc')).toBe('cpu-aarch64-kata-fc');
    // As a coordinator takes it, whatever the engine calls it.
    expect(hardwareClass('x86_64', `io.containerd.kata/V2 ${'x'.repeat(99)}`)).toMatch(
      /^cpu-x86_64-io\.containerd\.kata-v2-x{1,40}$/,
    );
    expect(['runc', 'runsc', 'kata'].map(sharesKernel)).toEqual([true, false, false]);
  });

  it('has user namespaces where the engine says so', () => {
    expect(hasUserNamespace(['name=seccomp,profile=default', 'name=userns'])).toBe(true);
    expect(hasUserNamespace(['name=rootless', 'name=cgroupns'])).toBe(true);
    expect(hasUserNamespace(['name=seccomp,profile=default'])).toBe(false);
    expect(hasUserNamespace(undefined)).toBe(false);
  });
});
