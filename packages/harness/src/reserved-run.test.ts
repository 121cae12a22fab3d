import { readFileSync } from 'node:fs';
import { type Manifest, parseManifest } from '@ratchet/protocol';
import type { ReservationWish, Sandbox, StageSpec } from '@ratchet/sandbox';
import { describe, expect, it } from 'vitest';
import { wishOf, withReservation } from './reserved-run.ts';

const words = parseManifest(
  readFileSync(new URL('../../../tracks/words/track.json', import.meta.url), 'utf8'),
);
const { train, predict } = words.stages;
const hungry: Manifest = {
  ...words,
  hardware: { class: 'gpu', gpu: 'A100', cpus: 2 },
  stages: {
    ...words.stages,
    train: { ...train, budget: { ...train.budget, gpus: 1, gpuMemoryMiB: 20_000 } },
    ...(predict && { predict: { ...predict, budget: { ...predict.budget, gpus: 1, gpuMemoryMiB: 4_000 } } }),
  },
};

/** A machine that notes what is wished for, started and let go. */
function noting() {
  const said: string[] = [];
  const machine = {
    async reserve(wish: ReservationWish) {
      said.push(`reserve ${JSON.stringify(wish)}`);
      return { gpus: ['GPU-1'], cpus: [1, 2], release: async () => void said.push('release') };
    },
    run: async ({ reserved }: StageSpec) => void said.push(`run on ${reserved?.gpus} ${reserved?.cpus}`),
    start: async ({ reserved }: StageSpec) => void said.push(`start on ${reserved?.gpus} ${reserved?.cpus}`),
  };
  return { said, sandbox: machine as unknown as Sandbox };
}
const spec = {} as StageSpec;

describe('a run', () => {
  it('wishes for the most that any of its stages takes', () => {
    expect(wishOf(hungry)).toEqual({ gpus: 1, gpuMemoryMiB: 20_000, gpuName: 'A100', cpus: 2 });
  });

  it('has every stage on what it reserved, and lets go of it, whatever happens', async () => {
    const { said, sandbox } = noting();
    const failing = withReservation(sandbox, hungry, undefined, async (own) => {
      await own.run(spec);
      await own.start(spec);
      throw new Error('the candidate');
    });
    await expect(failing).rejects.toThrow('the candidate');
    expect(said).toEqual([
      'reserve {"gpus":1,"gpuMemoryMiB":20000,"gpuName":"A100","cpus":2}',
      ...['run on GPU-1 1,2', 'start on GPU-1 1,2', 'release'],
    ]);
  });

  it('that needs nothing for itself reserves nothing', async () => {
    const { said, sandbox } = noting();
    await withReservation(sandbox, words, undefined, (own) => own.run(spec));
    expect(said).toEqual(['run on undefined undefined']);
  });
});
