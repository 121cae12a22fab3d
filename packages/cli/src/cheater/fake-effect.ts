import { randomInt } from 'node:crypto';
import { extname } from 'node:path';
import { matchesEditable } from '@ratchet/protocol';
import type { TreeFile } from '@ratchet/repository';
import { type Attempt, stopOf, treeOf } from './cheat-attempt.ts';
import { ended, type Rogue, submitWithInventedClaim } from './rogue.ts';

/** Cheat 1: a candidate that behaves as the head does, with the claim of a big gain. It gets in, and is tested. */
export const fakeEffect: Attempt = async (rogue) => {
  const { workspace, head, key, manifest } = rogue;
  const file = editableFile(await workspace.readTree(head), rogue);
  const hypothesis = `A better warm-up of the learning rate, variant ${randomInt(1_000_000)}`;
  const content = Buffer.concat([file.content, Buffer.from(comment(file.path, hypothesis))]);
  const edits = [{ path: file.path, mode: file.mode, content }];
  const candidate = await workspace.commit({
    ...{ parent: head, edits, message: `${hypothesis}\n` },
    keyId: key.keyId,
    time: new Date(),
  });
  const tree = await treeOf(workspace.dir, candidate);
  const effect = 50 * Math.max(manifest.metric.minimumEffect, 0.01);
  const submissionId = await submitWithInventedClaim(rogue, { head, candidate, tree, hypothesis, effect });
  return stopOf(await ended(rogue, submissionId));
};

function editableFile(files: readonly TreeFile[], { manifest }: Rogue): TreeFile {
  const file = files.find(({ path }) => matchesEditable(manifest.editable, path));
  if (file) return file;
  throw new Error('The track has no editable file to leave as it is.');
}

const slashes = new Set(['.c', '.cc', '.cpp', '.cu', '.go', '.h', '.java', '.js', '.rs', '.ts']);

/** A line that changes nothing in a file of that kind. */
const comment = (path: string, text: string): string =>
  `\n${slashes.has(extname(path)) ? '//' : '#'} ${text}\n`;
