import type { NetworkTrack } from '@ratchet/portal';
import { effectText, metricText } from './figures.ts';
import type { Piece } from './styled-line.ts';
import { fit, legible } from './text-width.ts';

/** Heading and one line a merge, oldest first. */
export function mergeLines({ merges }: NetworkTrack, columns: number): readonly (readonly Piece[])[] {
  const heading: Piece[] = [['bold', `Merges ${merges.length}`]];
  const lines = merges.map((merge): Piece[] => {
    const name = legible(merge.volunteerName ?? '') || merge.volunteer.slice(0, 12);
    return [
      ['accent', merge.commit.slice(0, 10)],
      ` ${metricText(merge.metric).padStart(7)} `,
      ['good', effectText(merge.effect)],
      ['dim', ` (${merge.replicas} runs) `],
      fit(name, columns < 60 ? 8 : 14),
      ['dim', ` ${legible(merge.hypothesis ?? '')}`],
    ];
  });
  return [heading, ...lines];
}
