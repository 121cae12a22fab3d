export interface StepAnswer<Value> {
  readonly value: Value;
  /** What was found or made. */
  readonly said: string;
}

export interface Steps {
  /** Does one step of the set-up and says what came of it and how long it took. */
  step<Value>(
    name: string,
    work: (report: (line: string) => void) => Promise<StepAnswer<Value>>,
  ): Promise<Value>;
}

export const openSteps = (options: {
  readonly report: (line: string) => void;
  readonly now: () => number;
  /** Aborts between two steps. */
  readonly signal: AbortSignal;
}): Steps => ({
  async step(name, work) {
    const { report, now, signal } = options;
    signal.throwIfAborted();
    const began = now();
    const { value, said } = await work((line) => report(`${name}: ${line}`));
    report(`${name}: ${said}  [${Math.round(now() - began)} ms]`);
    return value;
  },
});
