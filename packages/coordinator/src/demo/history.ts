import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  authorEmail,
  authorName,
  type CommitId,
  type KeyId,
  predicateTypes,
  sealStatement,
  type TreeId,
} from '@ratchet/protocol';
import {
  buildTrees,
  encodeCommit,
  type GitObject,
  gitObject,
  signedCommit,
  sshCommitSigner,
  stamp,
  storeHistory,
} from '@ratchet/repository';
import { operatorPerson } from '../merge/track-repositories.ts';
import { diffOf, firstLines, withIdea } from './ideas.ts';
import { demoOperator } from './people.ts';
import type { DemoHead, DemoSubmission, TrackStory } from './story.ts';

const editable = 'model.py';
const storedCandidates = 2_000;

/** Gives every head and candidate its commit, and stores them as the track's repository. */
export async function storeTrackHistory(story: TrackStory, dir: string): Promise<void> {
  // Of a crowd of candidates only the merged ones are stored, as in a real network: the others were bundles.
  const isCrowd = story.submissions.length > storedCandidates;
  const made = new Map<string, GitObject>();
  const keep = (object: GitObject): string => {
    made.set(object.id, object);
    return object.id;
  };
  const signer = sshCommitSigner({ seed: demoOperator.seed });
  const fixed = new Map(
    Object.entries(fixedFiles(story)).map(([path, text]) => [
      path,
      { mode: '100644', id: keep(gitObject('blob', Buffer.from(text))) },
    ]),
  );
  const treeOf = (lines: readonly string[], isStored = true) => {
    const kept = isStored ? keep : ({ id }: GitObject) => id;
    const blob = kept(gitObject('blob', textOf(lines)));
    const { root, trees } = buildTrees(new Map([...fixed, [editable, { mode: '100644', id: blob }]]));
    for (const tree of trees) kept(tree);
    return { tree: root.id as TreeId, blob };
  };

  const candidate = (submission: DemoSubmission, head: DemoHead): void => {
    const isStored = !isCrowd || submission.merged !== null;
    const before = head.git;
    if (!before) throw new RangeError('A head is made before its candidates.');
    const lines = withIdea(before.lines, submission.idea);
    const { tree, blob } = treeOf(lines, isStored);
    const author = authorOf(submission);
    const at = stamp(author, new Date(submission.steps[0]?.at ?? 0));
    const message = `${submission.idea.hypothesis}\n\nInvented for a demonstration.\n`;
    const object = gitObject(
      'commit',
      encodeCommit({ tree, parents: [before.commit as CommitId], author: at, committer: at, message }),
    );
    const commit = isStored ? keep(object) : object.id;
    const blobBefore = gitObject('blob', textOf(before.lines)).id;
    submission.git = {
      commit,
      tree,
      lines,
      parent: before.commit,
      diff: diffOf(editable, { lines: before.lines, blob: blobBefore }, { lines, blob }),
    };
    submission.claim = claimOf(story, submission);
  };
  const byHead = Map.groupBy(story.submissions, ({ head }) => head);
  for (const head of story.heads) {
    head.git = head.submission ? mergeOf(head, head.submission) : rootOf();
    for (const submission of byHead.get(head) ?? [])
      if (submission.steps.length > 1 || submission.reverts) candidate(submission, head);
  }

  function rootOf() {
    const lines = firstLines(story.spec);
    const { tree } = treeOf(lines);
    const person = stamp(operatorPerson(demoOperator), new Date(story.openedAt));
    const message = `Open track ${story.spec.manifest.name} (a demonstration: everything is invented)\n`;
    return {
      commit: keep(signedCommit({ tree, parents: [], author: person, committer: person, message }, signer)),
      tree,
      lines,
    };
  }

  function mergeOf({ height }: DemoHead, submission: DemoSubmission) {
    const [before, { git, effect, decidedAt }] = [story.heads[height - 1]?.git, submission];
    if (!before || !git) throw new RangeError('A merge has two parents.');
    const person = stamp(operatorPerson(demoOperator), new Date(decidedAt ?? 0));
    const numbers = [effect?.value, effect?.low, effect?.high].map((value) => (value ?? 0).toFixed(4));
    const message = [
      submission.reverts
        ? `Take back submission ${submission.reverts.id}`
        : `Merge submission ${submission.id}`,
      '',
      `Ratchet-Submission: ${submission.id}`,
      `Ratchet-Volunteer: ${submission.volunteer?.keyId ?? demoOperator.keyId}`,
      `Ratchet-Verdict: ${submission.verdictLeaf?.index}`,
      ...(submission.approvalLeaf ? [`Ratchet-Approval: ${submission.approvalLeaf.index}`] : []),
      `Ratchet-Effect: ${numbers[0]} ${story.spec.manifest.metric.unit} (95 % interval ${numbers[1]} to ${numbers[2]})`,
      'Ratchet-Demo: invented',
      '',
    ].join('\n');
    const parents = [before.commit, git.commit] as CommitId[];
    const commit = keep(
      signedCommit({ tree: git.tree as TreeId, parents, author: person, committer: person, message }, signer),
    );
    return { commit, tree: git.tree, lines: git.lines };
  }

  const homeDir = join(dir, 'home');
  await mkdir(homeDir, { recursive: true });
  const head = story.heads.at(-1)?.git?.commit as CommitId;
  await storeHistory({
    dir: join(dir, `${story.spec.manifest.name}.git`),
    homeDir,
    objects: [...made.values()],
    head,
  });
}

const textOf = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

const authorOf = ({ volunteer }: DemoSubmission) =>
  volunteer
    ? { name: authorName(volunteer.keyId as KeyId), email: authorEmail(volunteer.keyId as KeyId) }
    : operatorPerson(demoOperator);

/** What the volunteer claims, signed with the invented key. */
function claimOf(
  { spec }: TrackStory,
  { volunteer, git, head, idea, claimed, reverts }: DemoSubmission,
): Buffer | null {
  if (!volunteer || !git || reverts) return null;
  const { name, metric, hardware } = spec.manifest;
  const sign = metric.direction === 'maximize' ? 1 : -1;
  const base = sign * head.truth;
  const spread = spec.sigma * 0.8;
  const around = (middle: number, count: number) =>
    Array.from({ length: count }, (_, i) => middle + spread * Math.sin(7 * i + middle * 1e4));
  return sealStatement(volunteer.key, {
    ...{ subjectName: name, gitCommit: git.commit, predicateType: predicateTypes.claim },
    predicate: {
      ...{
        track: name,
        head: git.parent,
        tree: git.tree,
        hypothesis: idea.hypothesis,
        effect: claimed,
        hardwareClass: hardware.class,
      },
      ...{ candidateRuns: around(base + sign * claimed, 5), headRuns: around(base, 4) },
    },
  });
}

function fixedFiles({ spec: { manifest } }: TrackStory): Record<string, string> {
  return {
    'README.md': `# ${manifest.title}\n\nEverything in this repository was invented by a program, to show what a network looks like after a year.\n`,
    'program.md': programOf(manifest.title, manifest.metric),
    'score.py': '# Invented for a demonstration: there is nothing to score.\n',
    'train.py': '# Invented for a demonstration.\nimport model\n',
    'predict.py': '# Invented for a demonstration.\nimport model\n',
    'track.json': `${JSON.stringify(manifest, null, 2)}\n`,
    ...(manifest.verification.mode === 'certificate' && { 'best.json': '[]\n' }),
  };
}

const programOf = (
  title: string,
  { name, unit, direction }: TrackStory['spec']['manifest']['metric'],
): string => `# ${title}

**This is a demonstration. Nobody searches here, and nothing below was ever run.**

You are given \`model.py\`. Change it so that *${name}*${unit && ` (${unit})`} becomes ${direction === 'minimize' ? 'smaller' : 'larger'}.

## Rules

1. One idea at a time: say in one sentence what you expect, and why.
2. The budget is fixed. What takes longer is stopped, and counts as crashed.
3. Simpler is better: take out what does not pay.

## What has been tried

| idea | what came of it |
|---|---|
| wider | better until the budget ends |
| deeper | slower, and seldom better |
| more data twice | nothing |

\`\`\`python
import model

parameters = model.build(rng, [(64, 32), (32, 1)])
\`\`\`
`;
