import type { EndedStage, RunningStage, Sandbox, StageSpec } from '@ratchet/sandbox';
import { type Peer, type RelayClock, type RelayEnd, relayFrames, type WireLimits } from './frame-relay.ts';
import { judgeConversation, type Scoring } from './scoring.ts';
import { killOnAbort } from './stage-control.ts';

export interface TwoBoxes {
  readonly sandbox: Sandbox;
  readonly scorer: StageSpec;
  readonly predictor: StageSpec;
  readonly limits: WireLimits;
  readonly clock: RelayClock;
}

export interface ScoredBoxes {
  readonly scoring: Scoring;
  readonly scorer: EndedStage;
  /** One after the other: more than one when the scorer asked for a fresh one. */
  readonly predictors: readonly EndedStage[];
}

/**
 * Runs scorer and predictor at the same time, each in its own box, and wires the one's output to the other's input.
 * @throws RatchetError `unavailable` when the scorer is at fault, `engine-unreachable`
 */
export async function scoreInTwoBoxes(options: TwoBoxes, signal?: AbortSignal): Promise<ScoredBoxes> {
  const { sandbox, limits, clock } = options;
  const first = await sandbox.start(options.predictor);
  const scorer = await sandbox.start(options.scorer).catch(async (error: unknown) => {
    await first.kill();
    throw error;
  });
  const boxes = [scorer, first];
  let predictor = first;
  const freshPredictor = async (): Promise<Peer> => {
    await predictor.kill();
    signal?.throwIfAborted();
    predictor = await sandbox.start(options.predictor);
    boxes.push(predictor);
    return peer(predictor, options.predictor);
  };
  return killOnAbort(boxes, signal, async () => {
    const end = await relayFrames({
      scorer: peer(scorer, options.scorer),
      predictor: peer(first, options.predictor),
      freshPredictor,
      limits,
      clock,
    });
    await settle(end, scorer, predictor, clock);
    const [scorerEnd, predictorEnd] = await Promise.all([scorer.ended, predictor.ended]);
    const predictors = await Promise.all(boxes.slice(1).map(({ ended }) => ended));
    signal?.throwIfAborted();
    return { scoring: judgeConversation(end, scorerEnd, predictorEnd), scorer: scorerEnd, predictors };
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
  clock: RelayClock,
): Promise<void> {
  const scorerDecides = end.kind === 'finished' || end.kind === 'scorer-ended';
  const [deciding, other] = scorerDecides ? [scorer, predictor] : [predictor, scorer];
  await other.kill();
  if (scorerDecides || end.kind === 'predictor-ended') await endsByItself(deciding, clock);
  await deciding.kill();
}

async function endsByItself({ ended }: RunningStage, clock: RelayClock): Promise<void> {
  const done = new AbortController();
  const patience = clock.wait(endSeconds, done.signal).catch(() => {});
  await Promise.race([ended, patience]).finally(() => done.abort());
}
