import type { Parts } from '../app/application.ts';
import { openAdministrationStore } from './administration.ts';
import type { Sql } from './connection.ts';
import { openEpochStore } from './epochs.ts';
import { openJournalStore } from './journal.ts';
import { openLeaseStore } from './leases.ts';
import { openLogStore } from './leaves.ts';
import { openNodeStore, openRosterStore } from './nodes.ts';
import { openSubmissionStore } from './submissions.ts';
import { openTrackStore } from './tracks.ts';
import { openVerificationStore } from './verification.ts';

type StoreName =
  | 'nodes'
  | 'roster'
  | 'leases'
  | 'journal'
  | 'submissions'
  | 'tracks'
  | 'epochs'
  | 'log'
  | 'verification'
  | 'administration';

/** Every store of the coordinator on one database. */
export const openStores = (sql: Sql): Pick<Parts, StoreName> => ({
  nodes: openNodeStore(sql),
  roster: openRosterStore(sql),
  leases: openLeaseStore(sql),
  journal: openJournalStore(sql),
  submissions: openSubmissionStore(sql),
  tracks: openTrackStore(sql),
  epochs: openEpochStore(sql),
  log: openLogStore(sql),
  verification: openVerificationStore(sql),
  administration: openAdministrationStore(sql),
});
