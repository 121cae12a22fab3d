import type { CommitId } from '@ratchet/protocol';
import type { ParsedCommit, Stamp } from './git-object.ts';
import type { CandidateLimits } from './limits.ts';
import { refusal } from './refusal.ts';

export interface CommitRules {
  readonly head: CommitId;
  /** Address of the key that submits (protocol: `authorEmail`). */
  readonly authorEmail: string;
  /** When given, times more than a day after it are refused. */
  readonly now?: Date;
}

/** First year of git, and one that seconds in 32 bits can still say. */
const earliestSeconds = Date.UTC(2005, 0) / 1000;
const latestSeconds = Date.UTC(2100, 0) / 1000;
const daySeconds = 86_400;

/**
 * The rules for a candidate's commit object, in the order in which a reader would ask.
 * @throws RatchetError `wrong-parent`, `wrong-author`, `bundle-malformed` or `oversized`
 */
export function checkCandidateCommit(
  commit: ParsedCommit,
  rules: CommitRules,
  limits: CandidateLimits,
): void {
  const [parent, ...others] = commit.parents;
  if (parent !== rules.head || others.length > 0) {
    const rule = `It must have one parent, the head ${rules.head}.`;
    throw refusal('wrong-parent', 'commit.parent', rule);
  }
  for (const [field, { email }] of Object.entries({ author: commit.author, committer: commit.committer })) {
    if (email !== rules.authorEmail) {
      const rule = `It must be ${rules.authorEmail}, the key that submits.`;
      throw refusal('wrong-author', `commit.${field}`, rule);
    }
  }
  if (commit.otherHeaders.length > 0) throw malformed('headers', 'It has headers beyond the usual four.');
  checkStamp('author', commit.author, rules.now);
  checkStamp('committer', commit.committer, rules.now);
  checkMessage(commit.message, limits);
}

function checkStamp(field: string, { name, seconds, zone }: Stamp, now: Date | undefined): void {
  if (!/^[^\p{C}]{1,100}$/u.test(name)) throw malformed(field, 'A name has 1 to 100 printable characters.');
  const latest = now ? now.getTime() / 1000 + daySeconds : latestSeconds;
  if (seconds < earliestSeconds || seconds > latest) throw malformed(field, 'Its time is out of range.');
  if (!/^[+-](0\d|1[0-4])[0-5]\d$/.test(zone)) throw malformed(field, 'Its time zone does not exist.');
}

function checkMessage(message: string, limits: CandidateLimits): void {
  if (Buffer.byteLength(message) > limits.maxMessageBytes) {
    const rule = `It has over ${limits.maxMessageBytes} bytes.`;
    throw refusal('oversized', 'commit.message', rule, 'Shorten it.');
  }
  if (message.trim() === '') throw malformed('message', 'It is empty.');
  if (/[\p{Cc}\p{Cf}]/u.test(message.replace(/[\n\t]/g, ''))) {
    throw malformed('message', 'It has control or invisible characters.');
  }
  // Trailers of that name are the coordinator's word in a merge; a volunteer must not be able to imitate them.
  if (/^\s*ratchet-[a-z-]*\s*:/im.test(message)) throw malformed('message', 'It has a Ratchet- trailer.');
}

const malformed = (part: string, rule: string) => refusal('bundle-malformed', `commit.${part}`, rule);
