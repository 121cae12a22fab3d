import type { GitObject, ObjectType } from './git-object.ts';

/** How git is started, whatever it is started for. */
export interface GitSettings {
  /** An empty folder: git's HOME, so that nobody's personal configuration has a say. */
  readonly homeDir: string;
  /** Name or path of the program; `git` when left out. */
  readonly binary?: string;
  /** Starts the processes, all but those of `startGit`; this one does where it is left out. */
  readonly host?: GitHost;
  /** Called once for each process started, with its arguments. */
  readonly onProcess?: (args: readonly string[]) => void;
}

/** Where objects are read from and written to. */
export interface ObjectStore {
  readonly gitDir: string;
  /** New objects go here, and those of `gitDir` are read as alternates. */
  readonly quarantine?: string;
}

export interface GitCommand {
  readonly args: readonly string[];
  readonly store?: ObjectStore;
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitRun extends GitCommand {
  readonly input?: Buffer;
  readonly maxOutputBytes?: number;
  readonly wallSeconds?: number;
}

export interface GitOutput {
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** For people; capped. */
  readonly stderr: string;
  /** The limit for which the process was killed, if it was. */
  readonly stopped: 'time' | 'output' | null;
}

export interface ObjectInfo {
  readonly id: string;
  readonly type: ObjectType;
  readonly sizeBytes: number;
}

export interface ObjectReader {
  /** Type and size of each, without reading any: sizes are checked before contents are asked for. */
  info(ids: readonly string[]): Promise<ObjectInfo[]>;
  contents(ids: readonly string[]): Promise<GitObject[]>;
  /** Ends the process and waits until it is gone. */
  close(): Promise<void>;
}

/**
 * Starts git's processes from a small process of its own. To start one, the tables of a process's memory are copied, which stops all its
 * threads: milliseconds for a coordinator, tens of them on a busy machine, and every page that it touches afterwards is copied too.
 */
export interface GitHost {
  run(settings: GitSettings, run: GitRun): Promise<GitOutput>;
  openReader(settings: GitSettings, store: ObjectStore, wallSeconds: number): ObjectReader;
  /** Ends the process; what still runs fails. */
  close(): Promise<void>;
}
