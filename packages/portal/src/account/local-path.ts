const longest = 500;

/** Where to go on after signing in: a page of this portal, never another site (`//evil.example`, `/\evil.example`). */
export function localPath(asked: unknown, otherwise: string): string {
  if (typeof asked !== 'string' || asked.length > longest) return otherwise;
  return /^\/(?:[A-Za-z0-9_~%.-][A-Za-z0-9_~%./?=&:,+-]*)?$/.test(asked) ? asked : otherwise;
}

/** The address that a browser without a session is led to, from one that needs it. */
export const loginUrl = (from: string): string =>
  `/login?next=${encodeURIComponent(localPath(from, '/account'))}`;
