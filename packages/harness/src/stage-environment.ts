import { resolve } from 'node:path';
import type { Budget, Manifest, Stage } from '@ratchet/protocol';
import { RatchetError } from '@ratchet/protocol';
import type { StageSpec } from '@ratchet/sandbox';

/** Room in `/tmp` beyond what a stage writes to `/out`, MiB. The sandbox gives each of the two half of the scratch space. */
const spareMiB = 32;

/**
 * What a stage that obeys its clock may use: half of the budget's CPU seconds. The other half is for its start, for saving,
 * and for a slower machine, so that only a stage that ignores the clock is ended by the sandbox.
 */
export const clockSeconds = (budget: Budget): number => budget.cpuSeconds / 2;

export interface StageOptions {
  readonly name: string;
  readonly stage: Stage;
  readonly images: ReadonlyMap<string, string>;
  /** Host path by container path; all read-only. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The sandbox's spec of a manifest's stage. @throws RatchetError `image-unavailable` when its image was not resolved. */
export function stageSpec({ name, stage, images, inputs, environment }: StageOptions): StageSpec {
  const image = images.get(stage.image);
  if (image === undefined) {
    throw new RatchetError({
      code: 'image-unavailable',
      field: `stages.${name}.image`,
      rule: `The image ${stage.image} was not resolved to an id.`,
      remedy: 'Resolve every image of the manifest before a run.',
    });
  }
  return {
    image,
    command: stage.command,
    budget: stage.budget,
    inputs: Object.entries(inputs).map(([containerPath, path]) => ({
      hostPath: resolve(path),
      containerPath,
    })),
    environment: {
      RATCHET_CPU_SECONDS: String(clockSeconds(stage.budget)),
      PYTHONDONTWRITEBYTECODE: '1',
      HOME: '/tmp',
      ...environment,
    },
    scratchMiB: 2 * (Math.ceil(stage.budget.outputMiB) + spareMiB),
  };
}

/**
 * The same stage, whose product is the file `/out/artifact`: the program's own stdout joins its log, and when it has ended
 * with 0 the file becomes the real stdout, where the sandbox caps it. Without the file the stage has crashed.
 */
export const withArtifact = (spec: StageSpec): StageSpec => ({
  ...spec,
  command: ['sh', '-c', '"$@" >&2 && exec cat /out/artifact', 'stage', ...spec.command],
});

/** The manifest's predict stage. @throws RatchetError `manifest-invalid` when a mode that needs it lacks it. */
export function predictStage({ stages, verification }: Manifest): Stage {
  if (stages.predict !== undefined) return stages.predict;
  throw new RatchetError({
    code: 'manifest-invalid',
    field: 'stages.predict',
    rule: `A track in mode ${verification.mode} has a predict stage.`,
    remedy: 'Add it, or use mode certificate, where the scorer reads the artifact.',
  });
}
