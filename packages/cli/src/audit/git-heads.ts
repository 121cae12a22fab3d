/**
 * Compares the heads that a log comes to with those that the repositories show over smart HTTP (`info/refs`, protocol version 0).
 * Returns what does not agree. A merge of this very moment is in one and not yet in the other: ask again.
 */
export async function movedHeads(url: string, heads: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(heads).map(async ([track, head]) => {
      const address = `${url.replace(/\/$/, '')}/git/${track}.git/info/refs?service=git-upload-pack`;
      const reply = await fetch(address, { signal: AbortSignal.timeout(30_000), redirect: 'error' }).catch(
        () => null,
      );
      const shown = reply?.ok ? /[0-9a-f]{40}(?= HEAD)/.exec(await reply.text())?.[0] : undefined;
      if (shown === undefined) return [`The repository of ${track} cannot be read at ${address}.`];
      return shown === head ? [] : [`The repository of ${track} has the head ${shown}, and the log ${head}.`];
    }),
  );
  return found.flat();
}
