import type { EndedStage, RunningStage, Sandbox, StageSpec } from '@ratchet/sandbox';
import { type Peer, type RelayEnd, relayFrames, type Wait, type WireLimits } from './frame-relay.ts';
import { judgeConversation, type Scoring } from './scoring.ts';
import { killOnAbort } from './stage-control.ts';

export interface TwoBoxes {
  readonly sandbox: Sandbox;
  readonly scorer: StageSpec;
  readonly predictor: StageSpec;
  readonly limits: WireLimits;
  readonly wait: Wait;
}

export interface ScoredBoxes {
  readonly scoring: Scoring;
  readonly scorer: EndedStage;
  readonly predictor: EndedStage;
}

/**
 * Runs scorer and predictor at the same time, each in its own box, and wires the one's output to the other's input.
 * @throws RatchetError `unavailable` when the scorer is at fault, `engine-unreachable`
 */
export async function scoreInTwoBoxes(options: TwoBoxes, signal?: AbortSignal): Promise<ScoredBoxes> {
  const { sandbox, limits, wait } = options;
  const predictor = await sandbox.start(options.predictor);
  const scorer = await sandbox.start(options.scorer).catch(async (error: unknown) => {
    await predictor.kill();
    throw error;
  });
  return killOnAbort([scorer, predictor], signal, async () => {
    const end = await relayFrames({
      scorer: peer(scorer, options.scorer),
      predictor: peer(predictor, options.predictor),
      limits,
      wait,
    });
    await settle(end, scorer, predictor, wait);
    const [scorerEnd, predictorEnd] = await Promise.all([scorer.ended, predictor.ended]);
    signal?.throwIfAborted();
    const scoring = judgeConversation(end, scorerEnd, predictorEnd);
    return { scoring, scorer: scorerEnd, predictor: predictorEnd };
  });
}

const peer = ({ stdin, stdout }: RunningStage, { budget }: StageSpec): Peer => ({
  stdin,
  stdout,
  totalBytes: Math.floor(budget.outputMiB * 2 ** 20),
});

/** How long a box whose end decides the outcome has to end by itself after its stream did. */
const endSeconds = 10;

/** Ends both boxes: the one whose end is the verdict by itself, as long as it does not linger, the other one at once. */
async function settle(
  end: RelayEnd,
  scorer: RunningStage,
  predictor: RunningStage,
  wait: Wait,
): Promise<void> {
  const scorerDecides = end.kind === 'finished' || end.kind === 'scorer-ended';
  const [deciding, other] = scorerDecides ? [scorer, predictor] : [predictor, scorer];
  await other.kill();
  if (scorerDecides || end.kind === 'predictor-ended') await endsByItself(deciding, wait);
  await deciding.kill();
}

async function endsByItself({ ended }: RunningStage, wait: Wait): Promise<void> {
  const done = new AbortController();
  const patience = wait(endSeconds, done.signal).catch(() => {});
  await Promise.race([ended, patience]).finally(() => done.abort());
}
