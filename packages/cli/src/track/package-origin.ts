import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a package was made from, by hash. */
export interface PackageOrigin {
  readonly track: string;
  readonly images: string;
  readonly roster: string;
}

/** The file of a package that says so. */
export const originName = 'made-from.json';

const originSchema = z.object({ track: z.string(), images: z.string(), roster: z.string() });

export const originText = (origin: PackageOrigin): string => `${JSON.stringify(origin, null, 2)}\n`;

/** Null when there is no package, or none that was made whole. */
export const readOrigin = (output: string): Promise<PackageOrigin | null> =>
  readFile(join(output, originName), 'utf8').then(
    (text) => originSchema.parse(JSON.parse(text)),
    () => null,
  );

/** SHA-256 over the parts, each with its length in front. */
export function fingerprintOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
