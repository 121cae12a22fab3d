import { counted } from '../numbers.ts';
import type { StatusView } from './status-reads.ts';

/** Something that somebody should look at, and what they can do about it. */
export interface Concern {
  readonly what: string;
  readonly todo: string;
}

/** Longer than any of these takes where all goes well; seconds. */
const patience = { sequencer: 15, rollups: 120, checkpoint: 300, admission: 120, merge: 120, verifiers: 3 };

/** What is not as it should be, the gravest first. */
export function concernsOf(status: StatusView): Concern[] {
  const age = (at: string | null): number =>
    at === null ? 0 : (Date.parse(status.at) - Date.parse(at)) / 1000;
  const queueAge = (state: string): number =>
    age(status.queues.find((queue) => queue.state === state)?.oldestAt ?? null);
  const present = new Set(status.verifiers.filter((one) => one.isPresent).map((one) => one.operator)).size;
  const found: (Concern | false)[] = [
    age(status.unsequenced.oldestAt) > patience.sequencer && {
      what: 'Leaves wait for their place in the log.',
      todo: 'The coordinator’s log says why its sequencer stands still.',
    },
    status.epoch === null && {
      what: 'No epoch has begun, so nothing can be drawn.',
      todo: 'Look at the coordinator’s log.',
    },
    present < patience.verifiers && {
      what: `Verifiers of ${counted(present, 'operator')} are here, and a verdict takes three.`,
      todo: 'Candidates wait until more are back; see below who is away.',
    },
    queueAge('REVEALED') > patience.admission && {
      what: 'A candidate has waited for admission for minutes.',
      todo: 'The coordinator’s log names it and what went wrong.',
    },
    status.rolledUpAt !== null &&
      age(status.rolledUpAt) > patience.rollups && {
        what: 'Figures on other pages are behind.',
        todo: 'The coordinator’s log says what the last fold failed at.',
      },
    status.log.size > 0 &&
      status.log.cosigned === null && {
        what: 'No checkpoint of the log has a quorum of witnesses.',
        todo: 'Verifiers cosign by themselves where they reach these pages; until then the log is its operator’s word alone.',
      },
    ...status.verifiers.map((one) => one.suspendedAt !== null && suspended(one.operator)),
    ...status.tracks.map((track) => track.paused !== null && paused(track.name)),
  ];
  return found.filter((concern): concern is Concern => concern !== false);
}

const suspended = (operator: string): Concern => ({
  what: `The verifier of ${operator} is suspended.`,
  todo: 'Its page and the log say since when, and what is held against it; an administrator may reinstate it.',
});

const paused = (track: string): Concern => ({
  what: `${track} is paused.`,
  todo: 'Why is below. What was under way goes on, and nothing new begins.',
});
