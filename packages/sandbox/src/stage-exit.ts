import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { engineUnreachable, retryEngineFaults } from './engine-faults.ts';

const lookMilliseconds = 500;
/** Between the end of a container and the engine's word of it lie milliseconds. */
const wordSeconds = 5;

/**
 * Settles when the engine says that the container has ended. An engine that dies in the meantime cuts its answer short,
 * which the client library never notices: so from the end of the output on (`outputDone`; a program may close its streams
 * and go on) the container is looked at as well. One that has ended without the engine's word ended with the engine,
 * through no fault of its own, whatever exit code it is given afterwards.
 * @throws RatchetError `engine-unreachable`
 */
export async function awaitExit(container: Docker.Container, outputDone: Promise<void>): Promise<void> {
  let told = false;
  const word = container.wait().finally(() => {
    told = true;
  });

  async function look(): Promise<void> {
    while (!told) {
      await delay(lookMilliseconds);
      const { State } = await retryEngineFaults(() => container.inspect());
      if (State.Running) continue;
      await Promise.race([word, delay(wordSeconds * 1_000, undefined, { ref: false })]);
      if (!told) throw engineUnreachable(new Error('it was lost while the stage ran'));
    }
  }

  await Promise.race([word, outputDone.catch(() => {}).then(look)]);
}
