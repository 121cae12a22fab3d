import type { TrackRow } from '../app/ports.ts';
import type { ReadModelOptions } from './read-context.ts';

export interface ProgramText {
  readonly path: string;
  readonly text: string | null;
}

/** What is shown of a program; the repository has all of it. */
const charactersAtMost = 60_000;
const headsAtMost = 64;

/** The programs at a track's head. A commit never changes, so git is asked once for each head. */
export function openPrograms({ readHeadFile }: Pick<ReadModelOptions, 'readHeadFile'>) {
  const known = new Map<string, Promise<readonly ProgramText[]>>();
  const read = ({ name, manifest }: TrackRow) =>
    Promise.all(
      manifest.programs.map(async (path) => ({
        path,
        text: (await readHeadFile(name, path))?.slice(0, charactersAtMost) ?? null,
      })),
    );
  return (row: TrackRow): Promise<readonly ProgramText[]> => {
    const key = `${row.name} ${row.head}`;
    const found = known.get(key);
    if (found) return found;
    // Where git fails now it may answer later: nothing of that is kept.
    const reading = read(row).catch(() => {
      known.delete(key);
      return row.manifest.programs.map((path) => ({ path, text: null }));
    });
    known.set(key, reading);
    const oldest = known.size > headsAtMost ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return reading;
  };
}
