import type { ChildProcess } from 'node:child_process';

/** Passes on to `child` what only we were sent, and stays alive meanwhile; the function returned ends that. */
export function passSignalsOn(child: ChildProcess): () => void;
