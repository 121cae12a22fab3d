import { type Manifest, manifestSchema } from '@ratchet/protocol';

/** One invented track. Values are in the metric's own unit. */
export interface TrackSpec {
  readonly manifest: Manifest;
  readonly baseline: number;
  /** What the metric comes near to, and never reaches; null where it counts. */
  readonly limit: number | null;
  readonly sigma: number;
  /** Mean of real gains at the beginning, in sigmas. */
  readonly gain: number;
  /** Share of all experiments and submissions. */
  readonly share: number;
  /** Days after the first one. */
  readonly opensAfterDays: number;
  /** Seconds of one experiment, and of one trusted run. */
  readonly wallSeconds: number;
  readonly knobs: Readonly<Record<string, readonly (number | string)[]>>;
  /** What people try beyond turning knobs. */
  readonly tricks: readonly string[];
}

interface Idea {
  readonly name: string;
  readonly title: string;
  readonly interests: readonly string[];
  readonly metric: Manifest['metric'];
  readonly mode?: Manifest['verification']['mode'];
  readonly isDeterministic?: boolean;
  readonly gpus?: number;
}

/** Who approves the merges of self-scored tracks: the demonstration's own operator. */
export const demoTracks = (maintainer: string): readonly TrackSpec[] => [
  {
    manifest: manifestOf(maintainer, {
      ...{ name: 'words', title: 'A small language model of English words', interests: ['language-models'] },
      metric: {
        name: 'bits per character, code included',
        unit: 'bits/character',
        direction: 'minimize',
        minimumEffect: 0.004,
      },
      isDeterministic: true,
    }),
    ...{
      baseline: 2.652,
      limit: 2.05,
      sigma: 0.011,
      gain: 2.4,
      share: 0.3,
      opensAfterDays: 0,
      wallSeconds: 70,
    },
    knobs: {
      RATE: [0.001, 0.002, 0.003, 0.005, 0.01],
      HIDDEN: [64, 96, 128, 192, 256],
      CONTEXT: [4, 5, 6, 8, 10],
      BATCH: [64, 128, 256, 512],
      MOMENTUM: [0.85, 0.9, 0.95],
    },
    tricks: [
      'Squaring the rectifier makes hidden units more selective',
      'A running average of the weights removes the noise of a high rate',
      'Seeing each word once before any repeats lowers the variance',
      'Starting the output bias at the letters’ frequencies saves steps',
      'A second hidden layer composes letters into syllables',
      'Tied embeddings halve the code and lose nothing',
      'Soft targets keep the logits small',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{
        name: 'pockets',
        title: 'Which small molecules bind to which protein pockets',
        interests: ['cancer', 'biology'],
      },
      metric: {
        name: 'area under the curve, unseen proteins',
        unit: '',
        direction: 'maximize',
        minimumEffect: 0.001,
      },
      gpus: 1,
    }),
    ...{
      baseline: 0.7134,
      limit: 0.91,
      sigma: 0.0042,
      gain: 2,
      share: 0.22,
      opensAfterDays: 12,
      wallSeconds: 240,
    },
    knobs: {
      LAYERS: [3, 4, 5, 6, 8],
      CUTOFF_ANGSTROM: [4.5, 5, 6, 8],
      DROPOUT: [0, 0.05, 0.1, 0.2],
      EDGE_FEATURES: [8, 16, 32],
      WARMUP: [50, 100, 400],
    },
    tricks: [
      'Mirror images of a pocket bind nothing: learn from them as negatives',
      'Charges matter more than types at the pocket’s edge',
      'Weigh rare scaffolds up, so that the common ones do not decide',
      'Torsions as angles on a circle, not as numbers',
      'Pre-train on distances between atoms of the same residue',
      'Average the predictions over three conformers',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{
        name: 'perovskites',
        title: 'Formation energies of crystals that nobody has grown yet',
        interests: ['materials'],
      },
      metric: { name: 'mean absolute error', unit: 'eV/atom', direction: 'minimize', minimumEffect: 0.0003 },
    }),
    ...{
      baseline: 0.1483,
      limit: 0.094,
      sigma: 0.0013,
      gain: 2.2,
      share: 0.17,
      opensAfterDays: 40,
      wallSeconds: 150,
    },
    knobs: {
      RADIUS: [5, 6, 7, 8],
      GAUSSIANS: [20, 40, 60],
      WIDTH: [64, 96, 128],
      DEPTH: [2, 3, 4],
      HUBER_DELTA: [0.02, 0.05, 0.1],
    },
    tricks: [
      'Electronegativity differences as edges',
      'Predict the difference from the mean of the elements',
      'Tilt angles of the octahedra as features',
      'Huber loss forgives the mislabelled tenth',
      'Symmetric duplicates of each cell as data',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{ name: 'matmul', title: 'The fastest small matrix product on one core', interests: ['kernels'] },
      metric: { name: 'throughput', unit: 'GFLOP/s', direction: 'maximize', minimumEffect: 0.4 },
    }),
    ...{
      baseline: 21.6,
      limit: 61,
      sigma: 0.55,
      gain: 3.2,
      share: 0.14,
      opensAfterDays: 75,
      wallSeconds: 45,
    },
    knobs: {
      TILE_M: [4, 6, 8, 12],
      TILE_N: [8, 16, 24, 32],
      UNROLL: [1, 2, 4, 8],
      PREFETCH: [0, 64, 128, 256],
      ALIGN: [16, 32, 64],
    },
    tricks: [
      'Pack B once, column by column',
      'Two accumulators hide the latency of the add',
      'Non-temporal stores leave the cache to A',
      'Swap the two inner loops',
      'Keep the edge tiles in a path of their own',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{ name: 'sidon', title: 'Large sets in which no two pairs have the same sum', interests: ['maths'] },
      metric: { name: 'size', unit: 'elements', direction: 'maximize', minimumEffect: 1 },
      mode: 'certificate',
    }),
    ...{ baseline: 96, limit: null, sigma: 1, gain: 1.4, share: 0.07, opensAfterDays: 110, wallSeconds: 30 },
    knobs: {
      RESTARTS: [8, 16, 32, 64],
      SWAPS: [1, 2, 3],
      COOLING: [0.9, 0.99, 0.999],
      SEED_SET: ['singer', 'bose', 'greedy'],
    },
    tricks: [
      'Begin with a Singer difference set and repair it',
      'Forbid sums instead of checking them',
      'Move two elements at once, near the end',
      'Backtrack over the last seven only',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{
        name: 'storms',
        title: 'Rain in the next six hours from one radar',
        interests: ['climate', 'weather'],
      },
      metric: {
        name: 'continuous ranked probability score',
        unit: 'mm',
        direction: 'minimize',
        minimumEffect: 0.002,
      },
      mode: 'self-scored',
    }),
    ...{
      baseline: 0.3871,
      limit: 0.262,
      sigma: 0.0061,
      gain: 2.1,
      share: 0.09,
      opensAfterDays: 150,
      wallSeconds: 300,
    },
    knobs: {
      LEAD_MINUTES: [10, 15, 30],
      MEMBERS: [8, 16, 32],
      ADVECTION: ['lucas', 'dense', 'none'],
      KERNEL: [5, 7, 9],
    },
    tricks: [
      'Advect first, learn only what is left',
      'Let the spread grow with the lead',
      'Logarithm of the rain, with a floor',
      'Two scales, joined at the end',
    ],
  },
  {
    manifest: manifestOf(maintainer, {
      ...{
        name: 'birdsong',
        title: 'Who sings, from ten seconds of a forest',
        interests: ['biology', 'sound'],
      },
      metric: { name: 'macro-averaged precision', unit: '', direction: 'maximize', minimumEffect: 0.002 },
    }),
    ...{
      baseline: 0.551,
      limit: 0.8,
      sigma: 0.008,
      gain: 2,
      share: 0.01,
      opensAfterDays: 364,
      wallSeconds: 120,
    },
    knobs: { MELS: [48, 64, 96], HOP: [160, 256, 320], MIXUP: [0, 0.2, 0.4] },
    tricks: ['Mix in the rain of other recordings', 'Mask whole frequencies, not moments'],
  },
];

function manifestOf(maintainer: string, idea: Idea): Manifest {
  const { name, title, interests, metric, mode = 'rerun', isDeterministic = false, gpus = 0 } = idea;
  const budget = {
    wallSeconds: 300,
    cpuSeconds: 240,
    memoryMiB: 2_048,
    outputMiB: 4,
    gpus,
    gpuMemoryMiB: gpus * 16_384,
  };
  const stage = (file: string) => ({ image: 'ratchet/numpy', command: ['python3', file], budget });
  const isCertificate = mode === 'certificate';
  return manifestSchema.parse({
    ...{ name, title: `${title} (demo)`, interests, license: 'Apache-2.0', metric },
    editable: isCertificate ? ['model.py', 'best.json'] : ['model.py'],
    stages: {
      train: stage('/candidate/train.py'),
      ...(!isCertificate && { predict: stage('/candidate/predict.py') }),
      score: stage('/harness/score.py'),
    },
    verification: {
      mode,
      quorum: 2,
      deterministic: isDeterministic,
      ...(isCertificate && { certificate: 'best.json' }),
    },
    hardware: { class: gpus > 0 ? 'gpu-16g' : 'cpu', ...(name === 'matmul' && { cpus: 1 }) },
    ...(mode === 'self-scored' && { maintainers: [maintainer] }),
  });
}
