import type { UniformSource } from '../seeded-random.ts';

/** One figure of a scenario, with its limit where it has one. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface ScenarioOptions {
  readonly submissions: number;
  readonly uniform: UniformSource;
}

export interface NamedScenario {
  readonly about: string;
  /** Submissions (or trials of each kind) unless told otherwise. */
  readonly submissions: number;
  readonly measure: (options: ScenarioOptions) => readonly Measurement[];
}

/** The roster that automatic merges need at least (design, section 7.7). */
export const roster = 3;

export const share = (
  name: string,
  value: number,
  limit: { readonly atMost?: number; readonly atLeast?: number } = {},
): Measurement => ({ name, value, unit: 'share', ...limit });

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
