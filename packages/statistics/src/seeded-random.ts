/** A reproducible source of uniform numbers in (0, 1). */
export type UniformSource = () => number;

/** The same numbers for the same seed, for simulations and tests. Source: splitmix32, after Steele, Lea, Flood 2014. */
export function seededRandom(seed: number): UniformSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32;
  };
}

/** One standard normal number. Source: Box and Muller 1958. */
export const standardNormal = (uniform: UniformSource): number =>
  Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
