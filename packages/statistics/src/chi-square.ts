/**
 * Quantile of the chi-square distribution with `degreesOfFreedom`, by bisection of its distribution function.
 * @throws RangeError outside (0, 1)
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('A probability lies between 0 and 1.');
  let low = 0;
  let high = degreesOfFreedom + 10;
  while (chiSquareProbability(high, degreesOfFreedom) < probability) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i += 1) {
    const middle = (low + high) / 2;
    if (chiSquareProbability(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(chi-square <= x): the regularised lower incomplete gamma function P(nu / 2, x / 2), by its series (DLMF 8.7.1) or, beyond a + 1, its continued fraction (DLMF 8.9.2). */
export function chiSquareProbability(x: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const z = x / 2;
  if (z <= 0) return 0;
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? front * seriesOf(a, z) : 1 - front * fractionOf(a, z);
}

function seriesOf(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function fractionOf(a: number, z: number): number {
  const tiny = 1e-300;
  let b = z + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || tiny);
    c = b + an / c || tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

/** ln Gamma(x) for x > 0: Lanczos' approximation with g = 7 and nine coefficients (P. Godfrey), good to 1e-14. */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const sum = coefficients.reduce((total, c, i) => total + c / (x + i), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
