/** Time as the live pages need it: given, so that tests hold it in their hands. */
export interface Timer {
  /** Monotonic. */
  nowMs(): number;
  /** Returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

export const systemTimer: Timer = {
  nowMs: () => performance.now(),
  after(milliseconds, work) {
    // Live pages alone keep no process running.
    const timer = setTimeout(work, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
