import type { Clock } from '@ratchet/kit';
import { hypothesisFingerprint, RatchetError } from '@ratchet/protocol';
import type { Attention } from './attention.ts';
import { HeadMoved } from './head-moved.ts';
import { measureHead } from './measure-head.ts';
import { contentOf, unpackChanges, withRun } from './notebook.ts';
import type { CandidateCommit, Files, Ground, JournalLine, Lease, Proposal, ProposerPort } from './ports.ts';
import type { SearchRecord } from './search-record.ts';
import { messageOf, type SubmitParts, settleSubmission, submitIfWorthIt } from './submit-best.ts';
import type { TrialParts } from './trial.ts';
import { tryCandidate } from './try-candidate.ts';

export interface HeadSearchParts extends TrialParts, SubmitParts {
  readonly runner: TrialParts['runner'];
  readonly say: TrialParts['say'];
  readonly proposer: ProposerPort;
  readonly attention: Attention;
  readonly clock: Clock;
  readonly journal: (signal: AbortSignal) => Promise<readonly JournalLine[]>;
  readonly idleSeconds: number;
}

/** A hypothesis that someone else holds is left alone for as long as a lease lasts. */
const heldForMs = 600_000;

/** The search on one head: measure it, then propose, try, confirm, stack and submit until the head moves. */
export class HeadSearch {
  readonly #parts: HeadSearchParts;
  readonly #record: SearchRecord;
  readonly #files: Files;
  readonly #heldUntilMs = new Map<string, number>();

  constructor(parts: HeadSearchParts, options: { readonly record: SearchRecord; readonly files: Files }) {
    this.#parts = parts;
    this.#record = options.record;
    this.#files = options.files;
  }

  /** @throws HeadMoved; RatchetError; the signal's reason */
  async run(signal: AbortSignal): Promise<never> {
    await this.#record.flush(signal);
    await measureHead(this.#parts, this.#record, signal);
    await this.#tryInherited(signal);
    for (let exhausted = false; ; ) {
      signal.throwIfAborted();
      await this.#parts.attention.look(signal);
      await settleSubmission(this.#parts, this.#record, signal);
      await submitIfWorthIt(this.#parts, this.#record, exhausted, signal);
      const proposal = await this.#propose(signal);
      exhausted = proposal === null;
      if (proposal) await this.#experiment(proposal, signal);
      else await this.#parts.clock.sleep(this.#parts.idleSeconds * 1000, signal);
    }
  }

  /** What was found on an older head and is not merged yet is the first thing to try on this one. */
  async #tryInherited(signal: AbortSignal): Promise<void> {
    const { workspace, proposer, say } = this.#parts;
    const { track, notebook } = this.#record;
    if (!notebook.inherited) return;
    const { best, head } = notebook.inherited;
    const from = await workspace.filesAt(head, track.manifest.editable);
    const old = { hypothesis: best.hypothesis, changes: unpackChanges(best.changes), gain: best.gain };
    const proposal = from && (await proposer.carryOver(old, from, this.#ground([])));
    if (proposal) {
      say('carry', `${proposal.hypothesis}  onto ${track.head.slice(0, 12)}`);
      await this.#experiment(proposal, signal);
    }
    await this.#record.change((before) => ({ ...before, inherited: null }));
  }

  async #propose(signal: AbortSignal): Promise<Proposal | null> {
    const { attention, proposer, journal } = this.#parts;
    const ground = this.#ground(await journal(signal));
    return attention.during(signal, (stop) => proposer.propose(ground, stop));
  }

  #ground(journal: readonly JournalLine[]): Ground {
    const { track, sigma, headMean, notebook } = this.#record;
    const { best } = notebook;
    const now = this.#parts.clock.now();
    for (const [print, until] of this.#heldUntilMs) if (until <= now) this.#heldUntilMs.delete(print);
    return {
      keyId: this.#parts.network.keyId,
      track,
      files: this.#files,
      sigma,
      headMean,
      best: best && { hypothesis: best.hypothesis, changes: unpackChanges(best.changes), gain: best.gain },
      own: notebook.experiments,
      journal,
      held: new Set(this.#heldUntilMs.keys()),
    };
  }

  async #experiment(proposed: Proposal, signal: AbortSignal): Promise<void> {
    const { leases, workspace, clock } = this.#parts;
    const record = this.#record;
    const proposal = this.#withoutOldCertificate(proposed);
    const content = contentOf(proposal.changes);
    if (record.notebook.experiments.some((known) => known.content === content)) return record.countFailure();
    const lease = await leases.take(proposal.hypothesis, signal);
    if (!lease) {
      this.#heldUntilMs.set(hypothesisFingerprint(proposal.hypothesis), clock.now() + heldForMs);
      return;
    }
    if (lease.head !== record.track.head) throw new HeadMoved('The lease names another head.');
    const candidate = await this.#commit(proposal, lease, content, signal);
    if (!candidate) return;
    try {
      await tryCandidate(this.#parts, record, { proposal, candidate, lease, content }, signal);
    } finally {
      await workspace.discard(candidate);
    }
  }

  /** A proposal made on top of the own best brings its certificate along, which says nothing of what was changed since. */
  #withoutOldCertificate(proposal: Proposal): Proposal {
    const { track, notebook } = this.#record;
    const path = track.manifest.verification.certificate;
    const old = path === undefined ? undefined : notebook.best?.changes[path];
    const brought = path === undefined ? undefined : proposal.changes.get(path);
    if (path === undefined || !old || !brought || !Buffer.from(old, 'base64').equals(brought))
      return proposal;
    return { ...proposal, changes: new Map([...proposal.changes].filter(([other]) => other !== path)) };
  }

  /** Null when the repository's rules refuse the changes, which counts as a crash. */
  async #commit(
    proposal: Proposal,
    lease: Lease,
    content: string,
    signal: AbortSignal,
  ): Promise<CandidateCommit | null> {
    const { workspace, say, leases } = this.#parts;
    const { hypothesis, changes } = proposal;
    try {
      return await workspace.commit(this.#record.track.head, changes, messageOf(proposal));
    } catch (error) {
      if (!(error instanceof RatchetError)) throw error;
      say('refused', `${hypothesis}  ${error.code}: ${error.rule}`);
      await this.#record.change((notebook) => withRun(notebook, { hypothesis, content, gain: null }));
      await this.#record.countFailure();
      await leases.release(lease.leaseId, signal);
      return null;
    }
  }
}
