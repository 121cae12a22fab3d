import type { JournalLine, NetworkPort } from './ports.ts';

const linesKept = 5_000;
const hypothesisCharacters = 400;

/** The track's journal, read on from where the last reading ended; the newest lines only, and none of them believed. */
export class JournalReader {
  readonly #network: NetworkPort;
  #lines: JournalLine[] = [];
  #after = 0;

  constructor(options: { readonly network: NetworkPort }) {
    this.#network = options.network;
  }

  async read(signal: AbortSignal): Promise<readonly JournalLine[]> {
    for (;;) {
      const page = await this.#network.journal(this.#after, signal);
      const fresh = page.filter((line) => line.entry > this.#after);
      if (fresh.length === 0) return this.#lines;
      this.#after = Math.max(...fresh.map((line) => line.entry));
      this.#lines = [...this.#lines, ...fresh.map(capped)].slice(-linesKept);
    }
  }
}

/** A line that holds only what a line may hold, whatever the coordinator let through. */
const capped = (line: JournalLine): JournalLine => ({
  entry: line.entry,
  keyId: line.keyId.slice(0, 64),
  head: line.head.slice(0, 40),
  hypothesis: plainLine(line.hypothesis, hypothesisCharacters),
  outcome: line.outcome,
  metric: line.metric !== null && Number.isFinite(line.metric) ? line.metric : null,
});

/** `text` as one line of visible characters: nothing in it can move a terminal's cursor or end a line. */
export const plainLine = (text: string, characters: number): string =>
  text
    .slice(0, characters * 4)
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, characters);
