import { setImmediate } from 'node:timers/promises';

/** The most that one statement is given to do. */
const most = 256;

/**
 * Lets calls that come at the same time share one statement: one batch is under way at a time, and what comes meanwhile makes
 * the next. A call that comes alone waits for nothing but the end of its turn. `batch` gives one result for each item, in their order; when it fails,
 * each of its items is tried alone, so that nobody's request can spoil another's.
 */
export function gather<Item, Result>(
  batch: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let busy = false;

  const settle = async (calls: readonly Waiting[]): Promise<void> => {
    try {
      const results = await batch(calls.map(({ item }) => item));
      calls.forEach(({ resolve }, i) => {
        resolve(results[i] as Result);
      });
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error);
      else for (const call of calls) await settle([call]);
    }
  };
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whatever this turn of the event loop has received comes along.
      await setImmediate();
      const calls = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(calls);
    }
    busy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      void work();
    });
}
