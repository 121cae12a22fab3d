import type { NetworkTrack } from '@ratchet/portal';

export type ChildState = 'starting' | 'running' | 'restarting' | 'stopping' | 'ended' | 'failed';

export interface ChildHealth {
  readonly name: string;
  readonly state: ChildState;
  /** Times that it died and was started again. */
  readonly restarts: number;
}

/** What the terminal shows. `null` track: the coordinator has not answered yet. */
export interface ViewState {
  readonly pageUrl: string;
  readonly cloneUrl: string;
  readonly startedAtMs: number;
  readonly phase: string;
  readonly track: NetworkTrack | null;
  readonly children: readonly ChildHealth[];
  /** Merges wanted by `--until-merges`, and made so far. */
  readonly goal: { readonly wanted: number; readonly made: number } | null;
  /** The latest line worth saying. */
  readonly message: string;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}
