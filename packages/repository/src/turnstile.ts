/** Lets `width` through at a time and keeps at most `maxWaiting` waiting. */
export class Turnstile {
  readonly #width: number;
  readonly #maxWaiting: number;
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ width, maxWaiting }: { width: number; maxWaiting: number }) {
    this.#width = width;
    this.#maxWaiting = maxWaiting;
  }

  /** Resolves to true when it is this caller's turn, who must then `leave`; to false when too many wait already. */
  async enter(): Promise<boolean> {
    if (this.#inside < this.#width) {
      this.#inside += 1;
      return true;
    }
    if (this.#waiting.length >= this.#maxWaiting) return false;
    // The place of the one who leaves is handed on, so `#inside` stays as it is.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return true;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside -= 1;
  }
}
