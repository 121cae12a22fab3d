import { RatchetError } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { checkSpec } from './check-spec.ts';
import type { StageSpec } from './sandbox.ts';

const good: StageSpec = {
  image: `sha256:${'a'.repeat(64)}`,
  command: ['true'],
  budget: { wallSeconds: 1, cpuSeconds: 1, memoryMiB: 64, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 },
  inputs: [{ hostPath: '/srv/tree', containerPath: '/candidate' }],
  environment: { HOME: '/tmp' },
  scratchMiB: 8,
};
const at = (hostPath: string, containerPath: string): Partial<StageSpec> => ({
  inputs: [{ hostPath, containerPath }],
});

const cases: [string, Partial<StageSpec>][] = [
  ['image', { image: 'debian:bookworm' }],
  ['command', { command: [] }],
  ['scratchMiB', { scratchMiB: 0 }],
  ['environment.A=B', { environment: { 'A=B': '' } }],
  ['environment.A', { environment: { A: 'x\0y' } }],
  ['inputs.0.hostPath', at('tree', '/candidate')],
  ['inputs.0.containerPath', at('/srv', 'candidate')],
  ['inputs.0.containerPath', at('/srv', '/')],
  ['inputs.0.containerPath', at('/srv', '/a/../proc')],
  ['inputs.0.containerPath', at('/srv', '/proc/self')],
  ['inputs.0.containerPath', at('/srv', '/out/x')],
];

describe('checkSpec', () => {
  it('lets a stage pass', () => {
    expect(() => checkSpec(good)).not.toThrow();
    expect(() => checkSpec({ ...good, ...at('/srv', '/process') })).not.toThrow();
  });

  it.each(cases)('refuses a bad %s', (field, change) => {
    const check = (): void => checkSpec({ ...good, ...change });
    expect(check).toThrow(RatchetError);
    expect(check).toThrow(expect.objectContaining({ code: 'bad-field', field }));
  });
});
