export interface Interrupts {
  /** Aborts at the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** What to do at the second; until this is called the process ends with 130. */
  onForce(action: () => void): void;
  forget(): void;
}

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A closed terminal asks for a clean end too. */
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C asks for a clean end, the second forces one. */
export function openInterrupts(report: (line: string) => void): Interrupts {
  const asked = new AbortController();
  let force: () => void = () => process.exit(130);
  const onSignal = (): void => {
    if (asked.signal.aborted) {
      force();
      return;
    }
    report('stopping; Ctrl-C again ends everything at once');
    asked.abort(new Interrupted('Stopped on request.'));
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: asked.signal,
    onForce: (action) => {
      force = action;
    },
    forget: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
