import { refusal } from './refusal.ts';

const maxPathCharacters = 200;
const maxNameBytes = 120;
const maxDepth = 16;

/** Each rule refuses names that some file system would read as another name, or that git reads as its own. */
const nameRules: readonly [(name: string) => boolean, string][] = [
  [(name) => name === '' || name === '.' || name === '..', 'is empty, . or ..'],
  [(name) => name !== name.normalize('NFC'), 'is not in Unicode form NFC'],
  [(name) => /[\p{C}\p{Zl}\p{Zp}]/u.test(name), 'has a control, invisible or unassigned character'],
  [(name) => /[\\:*?"<>|/]/.test(name), 'has one of \\ : * ? " < > |'],
  [(name) => /[. ]$/.test(name) || name.startsWith(' '), 'begins or ends with a space, or ends with a dot'],
  [(name) => /^(\.git|git~)/.test(fold(name)), "begins like one of git's own names (.git…, git~1)"],
  [(name) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(fold(name)), 'is a device name of Windows'],
  [(name) => Buffer.byteLength(name) > maxNameBytes, `is longer than ${maxNameBytes} bytes`],
];

/** What a case-insensitive, normalising file system makes of a name. Compatibility forms fold too (`ﬁ`, `Ａ`). */
const fold = (text: string): string => text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');

/** One name inside a folder. @throws RatchetError `forbidden-path` */
export function checkName(name: string, path: string): void {
  for (const [broken, what] of nameRules) {
    if (broken(name)) throw forbidden(path, `A name in this path ${what}.`);
  }
}

/** A whole path, relative, with `/` between names. @throws RatchetError `forbidden-path` */
export function checkPath(path: string): void {
  const names = path.split('/');
  if (path.length > maxPathCharacters) throw forbidden(path, `It has over ${maxPathCharacters} characters.`);
  if (names.length > maxDepth) throw forbidden(path, `It is over ${maxDepth} folders deep.`);
  for (const name of names) checkName(name, path);
}

/** No two files or folders may fall together where case or Unicode form is ignored. @throws RatchetError `forbidden-path` */
export function checkNoCollisions(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      claim(seen, path.slice(0, end));
    }
    claim(seen, path);
  }
}

function claim(seen: Map<string, string>, path: string): void {
  const key = fold(path);
  const holder = seen.get(key);
  if (holder === undefined) seen.set(key, path);
  else if (holder !== path) {
    throw forbidden(path, `It cannot be told from ${holder} where case or Unicode form is ignored.`);
  }
}

export const forbidden = (path: string, rule: string) =>
  refusal('forbidden-path', shown(path), rule, 'Rename the file, or leave it out.');

/** A path as it may stand in an error or a log. */
export const shown = (path: string): string =>
  JSON.stringify(path.slice(0, maxPathCharacters))
    .slice(1, -1)
    .replace(/[\p{C}]/gu, '?');
