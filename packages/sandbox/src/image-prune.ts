import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { label } from './image-labels.ts';

/** All images of ours together may take so much before the oldest go; an operator has other use for the rest of a disk. */
const allImagesBytes = 20 * 2 ** 30;
/** A network that is stopped still needs its images: they are pinned by id, and no other will do. */
const keptDays = 14;
const dayMs = 86_400_000;

const notesIn = (stateDir: string): string => join(stateDir, 'images-used');
const noteOf = (stateDir: string, id: string): string => join(notesIn(stateDir), id.replace('sha256:', ''));

/** Notes that the image was used now. A note that cannot be written only makes the image look older than it is. */
export async function noteImageUse(
  { stateDir }: Pick<Engine, 'stateDir'>,
  id: string,
  now: Date,
): Promise<void> {
  const note = noteOf(stateDir, id);
  await utimes(note, now, now)
    .catch(async () => {
      await mkdir(notesIn(stateDir), { recursive: true });
      await writeFile(note, '');
      await utimes(note, now, now);
    })
    .catch(() => {});
}

export interface PruneOptions {
  readonly engine: Pick<Engine, 'docker' | 'stateDir'>;
  readonly now: Date;
  readonly report: (line: string) => void;
  /** What may stay; all of it goes where a disk is full. */
  readonly bytesAtMost?: number;
}

/**
 * Removes images that this software built, least recently used first, until they fit. Never one that a container uses, that
 * another image is built on, or that was used in the last two weeks. Returns how many went.
 */
export async function pruneImages(options: PruneOptions): Promise<number> {
  const { engine, now, report, bytesAtMost = allImagesBytes } = options;
  const { docker, stateDir } = engine;
  const [labelled, containers] = await Promise.all([
    Promise.all(
      [label.source, label.base].map((name) =>
        docker.listImages({ filters: JSON.stringify({ label: [name] }) }),
      ),
    ),
    docker.listContainers({ all: true }),
  ]);
  const images = new Map(labelled.flat().map((image) => [image.Id, image]));
  const busy = new Set(containers.map(({ ImageID }) => ImageID));
  const aged = await Promise.all(
    [...images.values()].map(async (image) => {
      const used = await stat(noteOf(stateDir, image.Id)).catch(() => null);
      return { image, usedMs: used?.mtimeMs ?? 1_000 * image.Created };
    }),
  );
  let bytes = aged.reduce((sum, { image }) => sum + image.Size, 0);
  let removed = 0;
  for (const { image, usedMs } of aged.sort((a, b) => a.usedMs - b.usedMs)) {
    if (bytes <= bytesAtMost || now.getTime() - usedMs < keptDays * dayMs) break;
    if (busy.has(image.Id)) continue;
    // The engine refuses one that others are built on: it goes when they have gone.
    const gone = await docker
      .getImage(image.Id)
      .remove({ force: false })
      .then(
        () => true,
        () => false,
      );
    if (!gone) continue;
    bytes -= image.Size;
    removed += 1;
    report(`removed image ${image.RepoTags?.[0] ?? image.Id.slice(7, 19)}, not used for two weeks`);
  }
  await forgetNotes(stateDir, new Set(images.keys()));
  return removed;
}

/** Notes of images that are no more. */
async function forgetNotes(stateDir: string, there: ReadonlySet<string>): Promise<void> {
  const notes = await readdir(notesIn(stateDir)).catch(() => []);
  for (const note of notes)
    if (!there.has(`sha256:${note}`)) await rm(join(notesIn(stateDir), note), { force: true });
}
