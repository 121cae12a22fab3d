import { createHash } from 'node:crypto';
import type { CommitId, TreeId } from '@ratchet/protocol';
import { refusal } from './refusal.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** The object with its id: SHA-1 over `type SP size NUL content`. */
export function gitObject(type: ObjectType, content: Buffer): GitObject {
  const id = createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
  return { id, type, content };
}

/** Name and address as they stand in a commit. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Stamp extends Person {
  /** Unix time. */
  readonly seconds: number;
  /** As written, for example `+0000`. */
  readonly zone: string;
}

export const stamp = (person: Person, time: Date): Stamp => ({
  ...person,
  seconds: Math.floor(time.getTime() / 1000),
  zone: '+0000',
});

export interface Commit {
  readonly tree: TreeId;
  readonly parents: readonly CommitId[];
  readonly author: Stamp;
  readonly committer: Stamp;
  readonly message: string;
}

export interface ParsedCommit extends Commit {
  /** Names of headers beyond the four, such as `gpgsig`. */
  readonly otherHeaders: readonly string[];
}

const stampPattern = /^([^<>\n]*) <([^<>\n]*)> ([0-9]{1,12}) ([+-][0-9]{4})$/;

function formatStamp({ name, email, seconds, zone }: Stamp): string {
  const line = `${name} <${email}> ${seconds} ${zone}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are refused here
  if (/[\u0000-\u001f\u007f]/.test(line) || !stampPattern.test(line)) {
    throw refusal(
      'bad-field',
      'author',
      'A name or address has < > or a control character.',
      'Leave it out.',
    );
  }
  return line;
}

/** The bytes of a commit. `signature` (armoured) becomes its `gpgsig` header; what it signs is the bytes without it. */
export function encodeCommit(commit: Commit, signature?: string): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatStamp(commit.author)}`,
    `committer ${formatStamp(commit.committer)}`,
    ...(signature ? [`gpgsig ${signature.trimEnd().replaceAll('\n', '\n ')}`] : []),
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}

/**
 * A commit from its raw bytes, headers in git's order.
 * @throws RatchetError `bundle-malformed`
 */
export function parseCommit(content: Buffer): ParsedCommit {
  const text = decodeUtf8(content);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) throw malformedCommit('is not UTF-8 text with headers and a message');
  const headers = text.slice(0, end).split(/\n(?! )/);
  const value = (name: string) => {
    const header = headers[0];
    if (!header?.startsWith(`${name} `)) return undefined;
    headers.shift();
    return header.slice(name.length + 1);
  };
  const tree = objectId(value('tree'), 'tree');
  const parents: CommitId[] = [];
  for (let parent = value('parent'); parent !== undefined; parent = value('parent')) {
    parents.push(objectId(parent, 'parent') as CommitId);
  }
  const author = parseStamp(value('author'), 'author');
  const committer = parseStamp(value('committer'), 'committer');
  const otherHeaders = headers.map((header) => header.split(' ', 1)[0] ?? '');
  return { tree: tree as TreeId, parents, author, committer, message: text.slice(end + 2), otherHeaders };
}

function objectId(text: string | undefined, name: string): string {
  if (text === undefined || !/^[0-9a-f]{40}$/.test(text)) throw malformedCommit(`has no proper ${name}`);
  return text;
}

function parseStamp(text: string | undefined, name: string): Stamp {
  const [matched, who, email, seconds, zone] = stampPattern.exec(text ?? '') ?? [];
  if (matched === undefined) throw malformedCommit(`has no proper ${name}`);
  return { name: who ?? '', email: email ?? '', seconds: Number(seconds), zone: zone ?? '' };
}

const malformedCommit = (what: string) => refusal('bundle-malformed', 'commit', `The commit ${what}.`);

/** `bytes` as text, or undefined when they are not valid UTF-8. */
export function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
