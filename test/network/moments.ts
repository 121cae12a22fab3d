import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Something that a node did just now: the path, within the data folder, of a file that changed. */
export type Moment = string;

export interface Moments {
  /**
   * The next moment that is `wanted`; when none comes for `patienceSeconds`, whatever comes next.
   * @throws Error when nothing happens at all for much longer: the network stands still
   */
  next(wanted: (moment: Moment) => boolean, patienceSeconds: number): Promise<Moment>;
  onEach(listener: (moment: Moment) => void): void;
  close(): void;
}

const standstillSeconds = 240;

/** Watches what the nodes write: bundles, heads, blobs, outboxes, notebooks, scratch folders and logs. */
export function watchMoments(dataDir: string, nodes: readonly string[]): Moments {
  const listeners = new Set<(moment: Moment) => void>();
  const folders = ['coordinator/git', 'coordinator/blobs', 'logs', ...nodes];
  const watchers = folders.map((folder): FSWatcher => {
    const watcher = watch(join(dataDir, folder), { recursive: true }, (_event, file) => {
      for (const listener of [...listeners]) listener(`${folder}/${file}`);
    });
    // A folder that vanished while it was looked at.
    return watcher.on('error', () => {});
  });
  return {
    next: (wanted, patienceSeconds) =>
      new Promise((resolve, reject) => {
        const impatientAt = Date.now() + patienceSeconds * 1_000;
        const onMoment = (moment: Moment): void => {
          if (!wanted(moment) && Date.now() < impatientAt) return;
          listeners.delete(onMoment);
          clearTimeout(standstill);
          resolve(moment);
        };
        const standstill = setTimeout(
          () => {
            listeners.delete(onMoment);
            reject(new Error(`Nothing happened for ${standstillSeconds} s.`));
          },
          (patienceSeconds + standstillSeconds) * 1_000,
        );
        listeners.add(onMoment);
      }),
    onEach: (listener) => void listeners.add(listener),
    close() {
      for (const watcher of watchers) watcher.close();
    },
  };
}
