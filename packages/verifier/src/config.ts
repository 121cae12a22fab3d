import { resolve } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import { parseLeastFreeMiB } from '@ratchet/sandbox';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface VerifierConfig {
  /** `host:port` of the coordinator. */
  readonly coordinator: string;
  /** Private folder of this verifier alone: key, hold-out, caches, finished replicas. */
  readonly dataDir: string;
  /** Who runs it; shown on pages. The verifiers of a quorum belong to different operators. */
  readonly operator: string;
  /** What its operator calls this machine; only they see it. Empty for none. */
  readonly label: string;
  /** What candidates run under: `auto` (the strongest that the engine has), `default` or a runtime's name. */
  readonly runtime: string;
  /** With less room than this on a disk it pauses; MiB. */
  readonly leastFreeMiB: number;
  /** Holds one folder with a Dockerfile per image. */
  readonly imagesDir: string;
  /** Shared by every checkout of this machine: what belongs to the container engine. */
  readonly engineStateDir: string;
  /** For the container engine: DOCKER_HOST and its kin. */
  readonly environment: Environment;
}

/** What the command line gave; what it left out comes from RATCHET_COORDINATOR, RATCHET_DATA_DIR, RATCHET_OPERATOR and RATCHET_RUNTIME. */
export interface VerifierOptions {
  readonly coordinator?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly operator?: string | undefined;
  readonly label?: string | undefined;
  readonly runtime?: string | undefined;
}

export interface MachinePaths {
  readonly imagesDir: string;
  readonly engineStateDir: string;
}

/** @throws RatchetError `bad-configuration` */
export function verifierConfig(
  options: VerifierOptions,
  paths: MachinePaths,
  environment: Environment = process.env,
): VerifierConfig {
  const setting = (given: string | undefined, variable: string, option: string): string => {
    const value = given ?? environment[variable] ?? '';
    if (value !== '') return value;
    throw badConfiguration(option, `It is not set.`, `Give ${option} or set ${variable}.`);
  };
  const coordinator = setting(options.coordinator, 'RATCHET_COORDINATOR', '--coordinator');
  if (!/^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/.test(coordinator)) {
    const rule = `'${coordinator}' is not host:port.`;
    throw badConfiguration('--coordinator', rule, 'Give it as 127.0.0.1:7700.');
  }
  const operator = setting(options.operator, 'RATCHET_OPERATOR', '--operator').trim();
  if (operator.length < 1 || operator.length > 40) {
    throw badConfiguration('--operator', 'A name is 1 to 40 characters.', 'Give a shorter one.');
  }
  const label = (options.label ?? environment.RATCHET_LABEL ?? '').trim();
  if (label.length > 40)
    throw badConfiguration('--label', 'A label is at most 40 characters.', 'Give a shorter one.');
  return {
    coordinator,
    dataDir: resolve(setting(options.dataDir, 'RATCHET_DATA_DIR', '--data-dir')),
    ...{ operator, label },
    runtime: options.runtime ?? (environment.RATCHET_RUNTIME || 'auto'),
    leastFreeMiB: parseLeastFreeMiB(environment.RATCHET_LEAST_FREE_MIB),
    ...paths,
    environment,
  };
}

const badConfiguration = (field: string, rule: string, remedy: string): RatchetError =>
  new RatchetError({ code: 'bad-configuration', field, rule, remedy });
