import { resolve } from 'node:path';
import { authorName, parseTrackName, RatchetError } from '@ratchet/protocol';
import { parseLeastFreeMiB } from '@ratchet/sandbox';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `host:port` that a command may reach. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export type ProposerChoice =
  | { readonly kind: 'search' }
  | {
      readonly kind: 'command';
      /** For `sh -c`, in the checkout. */
      readonly command: string;
      readonly endpoints: readonly Endpoint[];
      readonly image: string;
      readonly wallSeconds: number;
    };

export interface WorkerConfig {
  /** `host:port` of the coordinator. */
  readonly coordinator: string;
  readonly track: string;
  /** Private folder of this worker alone: key, repository, notebook, outbox. */
  readonly dataDir: string;
  /** Shown on pages; null for the one that the key gives. */
  readonly name: string | null;
  /** What its owner calls this machine; only they see it. Empty for none. */
  readonly label: string;
  /** What candidates run under: `auto` (the strongest that the engine has), `default` or a runtime's name. */
  readonly runtime: string;
  /** With less room than this on a disk it pauses; MiB. */
  readonly leastFreeMiB: number;
  readonly proposer: ProposerChoice;
  /** Holds one folder with a Dockerfile per image. */
  readonly imagesDir: string;
  /** Shared by every checkout of this machine: what belongs to the container engine. */
  readonly engineStateDir: string;
  /** For the container engine: DOCKER_HOST and its kin. */
  readonly environment: Environment;
}

/** What the command line gave; what it left out comes from RATCHET_COORDINATOR, RATCHET_TRACK and so on. */
export interface WorkerOptions {
  readonly coordinator?: string | undefined;
  readonly track?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly proposer?: string | undefined;
  readonly command?: string | undefined;
  readonly endpoint?: readonly string[] | undefined;
  readonly image?: string | undefined;
  readonly commandSeconds?: string | undefined;
  readonly runtime?: string | undefined;
}

export interface MachinePaths {
  readonly imagesDir: string;
  readonly engineStateDir: string;
}

/** @throws RatchetError `bad-configuration`, `bad-field` */
export function workerConfig(
  options: WorkerOptions,
  paths: MachinePaths,
  environment: Environment = process.env,
): WorkerConfig {
  const optional = (given: string | undefined, variable: string): string | null => {
    const value = given ?? environment[variable] ?? '';
    return value === '' ? null : value;
  };
  const required = (given: string | undefined, variable: string, option: string): string => {
    const value = optional(given, variable);
    if (value !== null) return value;
    throw bad(option, 'It is not set.', `Give ${option} or set ${variable}.`);
  };
  const coordinator = required(options.coordinator, 'RATCHET_COORDINATOR', '--coordinator');
  parseEndpoint(coordinator, '--coordinator');
  const name = optional(options.name, 'RATCHET_NAME')?.trim() ?? null;
  if (name !== null && (name.length < 1 || name.length > 40)) {
    throw bad('--name', 'A name is 1 to 40 characters.', 'Give a shorter one.');
  }
  const label = optional(options.label, 'RATCHET_LABEL')?.trim() ?? '';
  if (label.length > 40) throw bad('--label', 'A label is at most 40 characters.', 'Give a shorter one.');
  return {
    coordinator,
    track: parseTrackName(required(options.track, 'RATCHET_TRACK', '--track'), '--track'),
    dataDir: resolve(required(options.dataDir, 'RATCHET_DATA_DIR', '--data-dir')),
    ...{ name, label },
    proposer: proposerChoice(options, optional),
    runtime: optional(options.runtime, 'RATCHET_RUNTIME') ?? 'auto',
    leastFreeMiB: parseLeastFreeMiB(environment.RATCHET_LEAST_FREE_MIB),
    ...paths,
    environment,
  };
}

/** The name that pages show for a key whose owner gave none. */
export const displayName = (config: WorkerConfig, keyId: Parameters<typeof authorName>[0]): string =>
  config.name ?? authorName(keyId);

function proposerChoice(
  options: WorkerOptions,
  optional: (given: string | undefined, variable: string) => string | null,
): ProposerChoice {
  const kind = optional(options.proposer, 'RATCHET_PROPOSER') ?? 'search';
  if (kind === 'search') return { kind };
  if (kind !== 'command') throw bad('--proposer', `'${kind}' is no proposer.`, 'Give search or command.');
  const command = optional(options.command, 'RATCHET_COMMAND');
  if (command === null) {
    throw bad('--command', 'The proposer command needs one.', 'Give --command or set RATCHET_COMMAND.');
  }
  const listed = optional(undefined, 'RATCHET_ENDPOINTS')?.split(',') ?? [];
  const wallSeconds = Number(optional(options.commandSeconds, 'RATCHET_COMMAND_SECONDS') ?? 1_800);
  if (!(wallSeconds > 0 && wallSeconds <= 86_400)) {
    throw bad('--command-seconds', 'A command has more than 0 and at most 86400 seconds.', 'Correct it.');
  }
  return {
    kind,
    command,
    endpoints: (options.endpoint ?? listed).map((text) => parseEndpoint(text.trim(), '--endpoint')),
    image: optional(options.image, 'RATCHET_IMAGE') ?? 'ratchet/numpy',
    wallSeconds,
  };
}

function parseEndpoint(text: string, option: string): Endpoint {
  const [, host = '', digits = ''] = /^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host !== '' && port > 0 && port < 65_536) return { host: host.toLowerCase(), port };
  throw bad(option, `'${text}' is not host:port.`, 'Give it as 127.0.0.1:7700.');
}

const bad = (field: string, rule: string, remedy: string): RatchetError =>
  new RatchetError({ code: 'bad-configuration', field, rule, remedy });
