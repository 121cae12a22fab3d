const firstMs = 1_000;
const longestMs = 60_000;

/** Wait after the `faults`-th fault in a row: doubling from one second to a minute. */
export const faultWaitMs = (faults: number): number => Math.min(longestMs, firstMs * 2 ** (faults - 1));
