import { z } from 'zod';
import { matchesEditable } from './editable.ts';
import { RatchetError } from './errors.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'is 2 to 40 of a-z, 0-9 and -, starting with a letter');
const path = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\0\\]+$/, 'is a relative path without . or ..');

/** A candidate's bundle is at most 8 MiB. */
const certificateMiB = 4;

/** Limits of one stage. `cpuSeconds` is what its processes may use together, `wallSeconds` the time outside. */
export const budgetSchema = z.strictObject({
  wallSeconds: z.number().positive().max(86_400),
  cpuSeconds: z.number().positive().max(864_000),
  memoryMiB: z.int().min(16).max(2_097_152),
  gpus: z.int().min(0).max(64).default(0),
  gpuMemoryMiB: z.int().min(0).default(0),
  outputMiB: z.number().positive().max(65_536),
});

export const stageSchema = z.strictObject({
  /** Image name as in `deploy/images`, a repository digest, or an image id `sha256:…`. */
  image: z.string().min(1).max(300),
  command: z.array(z.string().max(4_096)).min(1).max(64),
  budget: budgetSchema,
});

/** A named parameter that the built-in proposer may turn: `pattern` has one capture group, the value's text in `file`. */
const knobSchema = z.strictObject({
  name,
  file: path,
  pattern: z.string().min(1).max(400),
  values: z
    .array(z.union([z.number(), z.string().max(100)]))
    .min(2)
    .max(64),
});

/** A structural change that the track declares: `find` occurs exactly once in `file` and becomes `replace`. */
const mutationSchema = z.strictObject({
  name,
  hypothesis: z.string().min(1).max(400),
  file: path,
  find: z.string().min(1).max(4_000),
  replace: z.string().max(8_000),
});

export const manifestSchema = z
  .strictObject({
    $schema: z.string().max(300).optional(),
    name,
    title: z.string().min(1).max(200),
    interests: z.array(name).max(16),
    license: z.string().min(1).max(60),
    metric: z.strictObject({
      name: z.string().min(1).max(60),
      unit: z.string().max(60),
      direction: z.enum(['minimize', 'maximize']),
      /** An improvement smaller than this is not one; metric units. */
      minimumEffect: z.number().min(0),
    }),
    /** Globs of the files that a candidate may change; everything else is protected. `*` stays in a folder, `**` crosses. */
    editable: z.array(path).min(1).max(64),
    stages: z.strictObject({
      /** Run once by the track's author: writes a tar of `train/`, `validation/` and `holdout/<shard>/`. */
      prepare: stageSchema.optional(),
      train: stageSchema,
      predict: stageSchema.optional(),
      score: stageSchema,
    }),
    /** Content addresses (SHA-256 of the tar), filled in when the track is opened. Hold-outs are never addressed in public. */
    data: z
      .strictObject({
        train: z.string().regex(/^[0-9a-f]{64}$/),
        validation: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .optional(),
    verification: z.strictObject({
      mode: z.enum(['rerun', 'certificate', 'self-scored']),
      quorum: z.int().min(2).max(8).default(2),
      /** Training leaves the same bytes for the same tree and seed on every machine of the class: then verifiers check one another. */
      deterministic: z.boolean().default(false),
      /** Mode certificate: the editable file that a candidate carries what is scored in. */
      certificate: path.optional(),
    }),
    hardware: z.strictObject({
      class: name,
      /** Part of the name of the GPUs that will do, such as `H100`; without it any with memory enough. */
      gpu: z.string().min(1).max(60).optional(),
      /** CPUs that a run has for itself while it lasts, for tracks that measure time; 0 shares all with its neighbours. */
      cpus: z.int().min(0).max(1_024).default(0),
    }),
    knobs: z.array(knobSchema).max(64).default([]),
    mutations: z.array(mutationSchema).max(256).default([]),
    programs: z.array(path).min(1).max(16).default(['program.md']),
    /** Keys whose signed approval a self-scored candidate needs before it is merged. */
    maintainers: z
      .array(z.string().regex(/^[0-9a-f]{64}$/, 'is a key id, as ratchet key show prints'))
      .max(16)
      .default([]),
  })
  .refine(({ verification, maintainers }) => verification.mode !== 'self-scored' || maintainers.length > 0, {
    path: ['maintainers'],
    message: 'A self-scored track names the keys of those who approve its merges',
  })
  .refine(
    ({ verification: { mode, certificate } }) => (mode === 'certificate') === (certificate !== undefined),
    {
      path: ['verification', 'certificate'],
      message: 'A track in mode certificate, and no other, names the file that candidates carry it in',
    },
  )
  .refine(
    ({ verification: { certificate }, editable }) =>
      certificate === undefined || matchesEditable(editable, certificate),
    {
      path: ['verification', 'certificate'],
      message: 'Candidates write it: it is one of the editable files',
    },
  )
  .refine(
    ({ verification: { certificate }, stages: { train } }) =>
      certificate === undefined || train.budget.outputMiB <= certificateMiB,
    {
      path: ['stages', 'train', 'budget', 'outputMiB'],
      message: `A certificate travels inside its candidate: at most ${certificateMiB} MiB`,
    },
  );

export type Manifest = z.infer<typeof manifestSchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Knob = Manifest['knobs'][number];
export type Mutation = Manifest['mutations'][number];
export type Direction = Manifest['metric']['direction'];

/**
 * The manifest in `text` (the bytes of a track's `track.json`).
 * @throws RatchetError `manifest-invalid`, naming every bad field at once.
 */
export function parseManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid('track.json', 'It is not JSON.', cause);
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'track.json');
  const rules = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  throw invalid(fields.join(', '), rules.join(' '));
}

function invalid(field: string, rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    {
      code: 'manifest-invalid',
      field,
      rule,
      remedy: 'See docs/TRACKS.md and the JSON Schema of track.json.',
    },
    cause === undefined ? undefined : { cause },
  );
}

/** The JSON Schema of `track.json`, published so that editors complete it. */
export const manifestJsonSchema = (): unknown => z.toJSONSchema(manifestSchema, { io: 'input' });

/** `value` turned so that larger is better; metric units. */
export const directed = (direction: Direction, value: number): number =>
  direction === 'maximize' ? value : -value;
