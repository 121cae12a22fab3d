/**
 * Whether `path` is one that a candidate may change: some glob of the manifest's `editable` matches all of it. `*` stands
 * for any characters inside one name, a name that is `**` for any number of folders, none included, and at the end for
 * everything inside the folder. Nothing else is special; case counts. Takes time in proportion to glob x path at most.
 */
export function matchesEditable(globs: readonly string[], path: string): boolean {
  const names = path.split('/');
  return globs.some((glob) => matchesGlob(glob.split('/'), names));
}

function matchesGlob(parts: readonly string[], names: readonly string[]): boolean {
  // `folder/**` is what the folder holds, never a file put in the folder's place.
  const pattern = parts.at(-1) === '**' ? [...parts, '*'] : parts;
  return matchesSequence(pattern, names, '**', (part, name) =>
    matchesSequence([...part], [...name], '*', (wanted, character) => wanted === character),
  );
}

/** Matches all of `text`; an item `any` of the pattern stands for any run of items. On a mismatch the last one takes one more. */
function matchesSequence(
  pattern: readonly string[],
  text: readonly string[],
  any: string,
  same: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0;
  let retry: { at: number; index: number } | null = null;
  for (let index = 0; index < text.length; ) {
    const wanted = pattern[at];
    if (wanted === any) {
      at += 1;
      retry = { at, index };
    } else if (wanted !== undefined && same(wanted, text[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (retry !== null) {
      retry = { at: retry.at, index: retry.index + 1 };
      ({ at, index } = retry);
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === any);
}
