import { join } from 'node:path';
import { systemClock } from '@ratchet/kit';
import type { NetworkTrack } from '@ratchet/portal';
import { type CheatAnswer, readCheatAnswers } from '../cheater/cheat-record.ts';
import type { CommandContext } from '../commands/context.ts';
import { awaitEnd } from './await-end.ts';
import { cheaterName } from './cast.ts';
import { launchChild } from './child-process.ts';
import { type Display, liveDisplay, plainDisplay, wantsColours } from './display.ts';
import { Interrupted, type Interrupts } from './interrupts.ts';
import { askNetwork, awaitTrack } from './network-view.ts';
import type { PreparedNetwork } from './prepare-network.ts';
import { type Goal, mergesMade, phaseOf } from './run-phase.ts';
import type { StartOptions } from './start-options.ts';
import { type Summary, summaryOf } from './summary.ts';
import { openSupervisor, type Supervisor } from './supervisor.ts';

/** The coordinator has to start a database and, the first time, to make one. */
const openSeconds = 120;
const graceSeconds = { volunteers: 15, verifiers: 15, coordinator: 30 };

export interface RunNetworkOptions {
  readonly start: StartOptions;
  readonly network: PreparedNetwork;
  readonly context: CommandContext;
  readonly interrupts: Interrupts;
  /** Called with the summary while the network still serves; null when there is nothing to sum up. */
  readonly conclude: (summary: Summary | null) => Promise<void>;
}

/**
 * Runs the processes until the goal is reached or a stop is asked for, concludes, and stops them in order.
 * @throws Interrupted when there was a goal and the stop came first
 */
export async function runNetwork(options: RunNetworkOptions): Promise<void> {
  const { start, network, context, interrupts } = options;
  const over = new AbortController();
  const stage: { display: Display } = { display: plainDisplay({ stream: context.stderr }) };
  const supervisor = openSupervisor({
    launch: (spec) => launchChild(launchOptions(options), spec),
    clock: systemClock,
    report: (line) => stage.display.say(line),
  });
  interrupts.onForce(() => {
    stage.display.close();
    supervisor.killAll();
    process.exit(130);
  });
  let cut = false;
  const watch = { signal: AbortSignal.any([interrupts.signal, over.signal]) };
  try {
    const summary = await Promise.race([watchNetwork(options, supervisor, stage, watch), supervisor.failed]);
    cut = start.untilMerges !== null && interrupts.signal.aborted;
    stage.display.close();
    await options.conclude(summary);
  } finally {
    over.abort();
    stage.display.close();
    stage.display = plainDisplay({ stream: context.stderr });
    stage.display.say('stopping volunteers, verifiers and the coordinator');
    await stopAll(supervisor, network);
  }
  if (!cut) return context.report(start.untilMerges === null ? 'stopped' : 'done');
  context.report(`stopped before ${start.untilMerges} merges were made`);
  throw new Interrupted('Stopped on request.');
}

async function watchNetwork(
  { start, network, context, interrupts }: RunNetworkOptions,
  supervisor: Supervisor,
  stage: { display: Display },
  { signal }: { readonly signal: AbortSignal },
): Promise<Summary | null> {
  const { cast, ports, trackName } = network;
  const { startedAtMs, environment } = context.config;
  const portalUrl = `http://127.0.0.1:${ports.http}`;
  const cloneUrl = `${portalUrl}/git/${trackName}.git`;
  const tokenFile = join(start.dataDir, cast.coordinator.name, 'operator.token');
  const ask = (): Promise<NetworkTrack | null> =>
    askNetwork({ httpUrl: portalUrl, track: trackName, tokenFile });
  const cheats = async (): Promise<readonly CheatAnswer[] | null> =>
    start.withCheater ? readCheatAnswers(join(start.dataDir, cheaterName)) : null;
  let latest: NetworkTrack | null = null;
  try {
    supervisor.start(cast.coordinator);
    latest = await awaitTrack({ ask, clock: systemClock, waitSeconds: openSeconds, signal });
    for (const spec of [...cast.verifiers, ...cast.volunteers]) supervisor.start(spec);
    stage.display.say(`running after ${Date.now() - startedAtMs} ms: page ${portalUrl}  clone ${cloneUrl}`);
    const goal = goalOf(start, latest);
    const live = isLive(context);
    if (live) {
      stage.display = liveDisplay({
        ...{ stream: context.stderr, now: Date.now, colours: wantsColours(environment) },
        frame: (track) => ({
          ...{ pageUrl: portalUrl, cloneUrl, startedAtMs, children: supervisor.health() },
          phase: track ? phaseOf(track, goal, start.verifiers) : 'starting',
          goal: goal && { wanted: goal.wanted, made: track ? mergesMade(track, goal) : 0 },
        }),
      });
    }
    const show = (track: NetworkTrack): void => {
      latest = track;
      stage.display.show(track);
    };
    show(latest);
    const say = (line: string): void => stage.display.say(line);
    await awaitEnd({
      ...{ goal, ask, cheats, show, say, signal },
      clock: systemClock,
      everyMs: live ? 400 : 1_000,
    });
  } catch (error) {
    // A stop on request ends with what there is to tell; everything else is an error.
    if (!interrupts.signal.aborted) throw error;
  }
  if (latest === null) return null;
  const seconds = (Date.now() - startedAtMs) / 1_000;
  return summaryOf({ track: latest, cloneUrl, portalUrl, seconds, cheats: await cheats() });
}

const isLive = ({ stderr, config }: CommandContext): boolean =>
  stderr.isTTY === true && config.environment.TERM !== 'dumb';

const goalOf = ({ untilMerges, verifiers }: StartOptions, track: NetworkTrack): Goal | null =>
  untilMerges === null ? null : { wanted: untilMerges, before: track.merges.length, verifiers };

function launchOptions({ start, network, context }: RunNetworkOptions) {
  const { environment, paths } = context.config;
  const { engine } = network;
  return {
    execPath: process.execPath,
    mainFile: paths.mainFile,
    logsDir: join(start.dataDir, 'logs'),
    // Children use the engine that was found; they never install one.
    environment: {
      ...environment,
      ...(engine.found === 'own engine' && { DOCKER_HOST: engine.address }),
      // A stronger sandbox adds two seconds to each of hundreds of containers: on one's own machine, only when asked for.
      RATCHET_RUNTIME: environment.RATCHET_RUNTIME || 'default',
    },
  };
}

/** In this order nobody is left talking to someone who is gone. */
async function stopAll(supervisor: Supervisor, { cast }: PreparedNetwork): Promise<void> {
  const names = (specs: readonly { readonly name: string }[]): string[] => specs.map(({ name }) => name);
  await supervisor.stop(names(cast.volunteers), graceSeconds.volunteers);
  await supervisor.stop(names(cast.verifiers), graceSeconds.verifiers);
  await supervisor.stop([cast.coordinator.name], graceSeconds.coordinator);
}
