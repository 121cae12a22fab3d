/** One thing that was looked at on this machine. */
export interface Check {
  readonly name: string;
  readonly level: 'ok' | 'warning' | 'failed';
  /** What was seen. */
  readonly seen: string;
  /** What to do about it; null when all is well. */
  readonly fix: string | null;
}

export const ok = (name: string, seen: string): Check => ({ name, level: 'ok', seen, fix: null });
export const warning = (name: string, seen: string, fix: string): Check => ({
  name,
  level: 'warning',
  seen,
  fix,
});
export const failed = (name: string, seen: string, fix: string): Check => ({
  name,
  level: 'failed',
  seen,
  fix,
});

/** A look that itself goes wrong is a finding like any other. */
export async function look(name: string, fix: string, work: () => Promise<Check>): Promise<Check> {
  try {
    return await work();
  } catch (error) {
    return failed(name, error instanceof Error ? error.message : String(error), fix);
  }
}

/** One line a check: level, name, what was seen; the fix below it. */
export function checkText({ name, level, seen, fix }: Check, nameWidth: number): string {
  const line = `${level.padEnd(7)}  ${name.padEnd(nameWidth)}  ${seen.replaceAll(/\s+/g, ' ').trim()}\n`;
  return fix === null ? line : `${line}${' '.repeat(11 + nameWidth)}fix: ${fix}\n`;
}
