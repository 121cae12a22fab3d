import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<true>();

/** All that `work` does, and all that follows from it, reads things as they are now, and not as they were kept for a moment. */
export const askingNewest = <Result>(work: () => Result): Result => asked.run(true, work);

export const isNewestAsked = (): boolean => asked.getStore() ?? false;
