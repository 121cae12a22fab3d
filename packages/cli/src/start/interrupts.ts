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

/** One Ctrl-C may arrive twice, from the terminal and through npm: signals this close together are one. */
const sameMs = 1_000;

/** The first Ctrl-C asks for a clean end, the second forces one. */
export function openInterrupts(report: (line: string) => void, now: () => number = Date.now): Interrupts {
  const asked = new AbortController();
  let force: () => void = () => process.exit(130);
  let askedAt = 0;
  const onSignal = (): void => {
    if (asked.signal.aborted) {
      if (now() - askedAt > sameMs) force();
      return;
    }
    askedAt = now();
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
