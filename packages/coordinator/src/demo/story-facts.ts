import { roundedToHalfSigma } from '@ratchet/statistics';
import type { DemoVolunteer } from './people.ts';
import type { DemoHead, DemoSubmission, TrackStory } from './story.ts';
import type { Bench } from './trusted-runs.ts';

export interface StoryOptions extends Bench {
  readonly from: number;
  readonly drawVolunteer: (time: number) => DemoVolunteer;
}

/** What a candidate is really worth, which nobody in the story knows. */
const gains = new WeakMap<DemoSubmission, number>();
export const gainOf = (submission: DemoSubmission): number => gains.get(submission) ?? 0;
export const setGain = (submission: DemoSubmission, gain: number): void => void gains.set(submission, gain);

/** 64 hexadecimal digits that stand for a commitment. */
export const commitmentText = (id: string): string => `${id.replaceAll('-', '')}${id.replaceAll('-', '')}`;

export function headAt({ heads }: TrackStory, time: number): DemoHead {
  const head = heads.findLast(({ at }) => at <= time) ?? heads[0];
  if (!head) throw new RangeError('A track has a head.');
  return head;
}

export const roundedEffect = (story: TrackStory, value: number): number =>
  story.calibration ? roundedToHalfSigma(value, story.calibration.sigma) : value;
