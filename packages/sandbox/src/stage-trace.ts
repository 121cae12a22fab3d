/** Something that a stage's time went to: a call of the engine, or the staging of inputs, which needs none. */
export interface TracedStep {
  readonly stage: string;
  readonly step:
    | 'stage inputs'
    | 'create'
    | 'attach'
    | 'start'
    | 'inspect'
    | 'wait'
    | 'kill'
    | 'remove'
    | 'unstage inputs';
  /** Monotonic seconds. */
  readonly beganAt: number;
  readonly seconds: number;
}

export type Trace = (step: TracedStep) => void;

/** Does `action` and says how long it took, whether it succeeded or not. */
export type Timed = <Value>(step: TracedStep['step'], action: () => Promise<Value>) => Promise<Value>;

export function timedSteps(options: { stage: string; now: () => number; trace: Trace | undefined }): Timed {
  const { stage, now, trace } = options;
  if (trace === undefined) return (_step, action) => action();
  return async (step, action) => {
    const beganAt = now();
    try {
      return await action();
    } finally {
      trace({ stage, step, beganAt, seconds: now() - beganAt });
    }
  };
}
