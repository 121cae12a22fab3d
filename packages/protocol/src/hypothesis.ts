import { sha256Hex } from './digest.ts';
import type { Sha256 } from './ids.ts';

/** One hypothesis however it is typed: case, spacing and punctuation do not make another one. */
export const hypothesisFingerprint = (hypothesis: string): Sha256 =>
  sha256Hex(
    hypothesis
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}.]+/gu, ' ')
      // A point belongs to a number or to nothing.
      .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
