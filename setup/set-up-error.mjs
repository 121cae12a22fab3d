/** Something the set-up could not do: one paragraph that says what, and what to do about it. */
export class SetUpError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
