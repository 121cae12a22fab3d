import { parseTrackName } from '@ratchet/protocol';
import { parseNumber } from './policy.ts';
import type { Clock, JournalLine, JournalStore } from './ports.ts';

/** A page of the journal. While a lease lasts, others see its hypothesis only (design, section 7.6). */
export const readJournal =
  (parts: { journal: JournalStore; clock: Clock }) =>
  (request: { track: string; after: number; limit: number }): Promise<JournalLine[]> =>
    parts.journal.readJournal({
      track: parseTrackName(request.track, 'track'),
      after: parseNumber(request.after, 'after', 0, Number.MAX_SAFE_INTEGER),
      limit: parseNumber(request.limit, 'limit', 1, 1_000),
      now: parts.clock.now(),
    });
