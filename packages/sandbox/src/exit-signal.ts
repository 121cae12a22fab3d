/** By number, as Linux has them on x86-64 and arm64: containers run Linux whatever this machine runs. */
const names: Readonly<Record<number, string>> = {
  ...{ 1: 'SIGHUP', 2: 'SIGINT', 3: 'SIGQUIT', 4: 'SIGILL', 5: 'SIGTRAP', 6: 'SIGABRT', 7: 'SIGBUS' },
  ...{ 8: 'SIGFPE', 9: 'SIGKILL', 10: 'SIGUSR1', 11: 'SIGSEGV', 12: 'SIGUSR2', 13: 'SIGPIPE' },
  ...{ 14: 'SIGALRM', 15: 'SIGTERM', 16: 'SIGSTKFLT', 24: 'SIGXCPU', 25: 'SIGXFSZ', 26: 'SIGVTALRM' },
  ...{ 27: 'SIGPROF', 29: 'SIGIO', 30: 'SIGPWR', 31: 'SIGSYS' },
};

/**
 * The signal that ended a program, of those that end programs; null when none did. The engine says it as shells do, by an
 * exit code of 128 more than the signal's number, and a program that leaves with such a code itself cannot be told apart.
 */
export const exitSignal = (exitCode: number): string | null => names[exitCode - 128] ?? null;
