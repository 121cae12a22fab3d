import type { Bar } from './confirmation.ts';
import { mean, pooledSigma, sigmaFloor } from './noise.ts';
import type { Notebook } from './notebook.ts';
import type { DurableValue, ExperimentVerdict, NetworkPort, RunReport, Say, TrackState } from './ports.ts';
import { gainOf, sendUnsent, type TrialParts, type TrialRun, tryOnce } from './trial.ts';

interface RecordParts {
  readonly network: NetworkPort;
  readonly store: DurableValue<Notebook>;
  readonly say: Say;
}

/** The notebook of the search on one head, and the figures that are read off it. Every change is on disk before it counts. */
export class SearchRecord {
  readonly track: TrackState;
  readonly #parts: RecordParts;
  #notebook: Notebook;

  constructor(parts: RecordParts, options: { readonly track: TrackState; readonly notebook: Notebook }) {
    this.#parts = parts;
    this.track = options.track;
    this.#notebook = options.notebook;
  }

  get notebook(): Notebook {
    return this.#notebook;
  }

  get headMean(): number {
    return mean(this.#notebook.headRuns);
  }

  /** Deviation of one run on this machine, metric units. */
  get sigma(): number {
    const { headRuns, best } = this.#notebook;
    const floor = sigmaFloor(this.track.manifest.metric.minimumEffect, mean(headRuns));
    return pooledSigma(best ? [headRuns, best.runs] : [headRuns], floor);
  }

  /** On a certificate track a score is what it is: nothing is confirmed on other seeds. */
  get isExact(): boolean {
    return this.track.manifest.verification.mode === 'certificate';
  }

  /** What the next candidate has to stay over. */
  get bar(): Bar {
    const { minimumEffect } = this.track.manifest.metric;
    const bestGain = this.#notebook.best?.gain ?? 0;
    return { sigma: this.sigma, minimumEffect, bestGain, isExact: this.isExact };
  }

  gain(metric: number): number {
    return gainOf(this.track, metric, this.headMean);
  }

  async change(change: (notebook: Notebook) => Notebook): Promise<void> {
    const next = change(this.#notebook);
    await this.#parts.store.save(next);
    this.#notebook = next;
  }

  countFailure(): Promise<void> {
    return this.change((notebook) => ({ ...notebook, sinceImproved: notebook.sinceImproved + 1 }));
  }

  async flush(signal: AbortSignal): Promise<void> {
    if (this.#notebook.unsent.length === 0) return;
    await sendUnsent(this.#parts, this.#notebook.unsent, signal);
    await this.change((notebook) => ({ ...notebook, unsent: [] }));
  }

  /** One run, noted down before the journal hears of it. */
  async try(
    parts: TrialParts,
    run: TrialRun,
    note: (metric: number | null, notebook: Notebook) => Notebook,
    signal: AbortSignal,
  ): Promise<Pick<RunReport, 'metric' | 'certificate'> & { readonly verdict: ExperimentVerdict }> {
    const { report, record, verdict } = await tryOnce(parts, this.track, run, signal);
    await this.change((notebook) => {
      const noted = note(report.metric, notebook);
      return record ? { ...noted, unsent: [...noted.unsent, record] } : noted;
    });
    await this.flush(signal);
    if (report.metric === null) this.#parts.say('crash', `${report.outcome}  ${lastLine(report.logTail)}`);
    return { metric: report.metric, certificate: report.certificate, verdict };
  }
}

const lastLine = (log: string): string => {
  const lines = log.split('\n').map((line) => line.replace(/\p{C}/gu, ' ').trim());
  return (lines.findLast((line) => line !== '') ?? '').slice(0, 160);
};

/** A metric as the terminal shows it. */
export const shown = (metric: number): string => metric.toPrecision(4);
