/** Near zero as it is, far away like a logarithm: evidence is decided between −1 and 6 and may end at 100. */
export const bent = (value: number): number => Math.asinh(value / 2);
