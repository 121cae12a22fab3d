import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileEdit, TreeFile } from '@ratchet/repository';
import { type Attempt, stopOf, treeOf, unbundle } from './cheat-attempt.ts';
import type { LeakedSubmission } from './leak.ts';
import { ended, submitWithInventedClaim } from './rogue.ts';

/** Cheat 2: the tree of another's open candidate under its own key, with a bigger claim. */
export const stealCandidate =
  (leak: LeakedSubmission): Attempt =>
  async (rogue) => {
    const { workspace, key } = rogue;
    const file = join(workspace.dir, 'stolen.bundle');
    await writeFile(file, leak.bundle);
    await unbundle(workspace.dir, file);
    const edits = editsBetween(await workspace.readTree(leak.head), await workspace.readTree(leak.candidate));
    const hypothesis = `${leak.hypothesis.slice(0, 300)}, found by me alone (${key.keyId.slice(0, 6)})`;
    const candidate = await workspace.commit({
      ...{ parent: leak.head, edits, message: `${hypothesis}\n` },
      keyId: key.keyId,
      time: new Date(),
    });
    const tree = await treeOf(workspace.dir, candidate);
    const { head } = leak;
    const submissionId = await submitWithInventedClaim(rogue, {
      head,
      candidate,
      tree,
      hypothesis,
      effect: 1,
    });
    return stopOf(await ended(rogue, submissionId));
  };

function editsBetween(before: readonly TreeFile[], after: readonly TreeFile[]): FileEdit[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Set(after.map(({ path }) => path));
  const written = after.filter(({ path, content }) => !old.get(path)?.content.equals(content));
  const removed = before.filter(({ path }) => !now.has(path));
  return [
    ...written.map(({ path, mode, content }) => ({ path, mode, content })),
    ...removed.map(({ path }) => ({ path, content: null })),
  ];
}
