import { randomBytes, randomUUID } from 'node:crypto';
import { openAccounts } from '../../../packages/coordinator/src/app/accounts.ts';
import { openPageAdministration } from '../../../packages/coordinator/src/app/page-administration.ts';
import { openCheckpointStore } from '../../../packages/coordinator/src/db/checkpoints.ts';
import { openLogTiles } from '../../../packages/coordinator/src/db/log-tiles.ts';
import { readMailmap } from '../../../packages/coordinator/src/db/mailmap.ts';
import { readOverview } from '../../../packages/coordinator/src/db/read-administration.ts';
import { openReadModel } from '../../../packages/coordinator/src/db/read-model.ts';
import { openSessionStore } from '../../../packages/coordinator/src/db/sessions.ts';
import { startHttp } from '../../../packages/coordinator/src/http/server.ts';
import { commitComparer } from '../../../packages/coordinator/src/merge/compare-commits.ts';
import {
  administrator,
  operator,
  type TestNetwork,
} from '../../../packages/coordinator/src/network-fixtures.ts';
import { registerPortal, unreadableAddress } from '../../../packages/portal/src/index.ts';
import { parseSha256 } from '../../../packages/protocol/src/index.ts';
import { allAtOnce } from './corpus.ts';

/** What the coordinator gives to the pages; `origin` is where they will be. */
export function pageSources(network: TestNetwork, origin: () => string) {
  const now = () => network.clock.now();
  const readModel = openReadModel({
    ...{ sql: network.sql, now, operator: operator.keyId },
    readHeadFile: async (_track, path) => (path.endsWith('.md') ? `# ${allAtOnce}` : null),
    compare: commitComparer(network.repositories, network.parts.blobs),
  });
  const accounts = openAccounts({
    sessions: openSessionStore(network.sql),
    ...{ operator: { key: operator }, administrators: new Set([administrator.keyId]) },
    ...{ clock: network.clock, origin },
    random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
  });
  const administration = openPageAdministration(network.app, () => readOverview(network.sql));
  return {
    ...{ readModel, accounts, administration, publicUrl: origin, grpcAddress: () => '127.0.0.1:7100' },
  };
}

/** Pages, log and git of `network`, as its coordinator serves them. */
export function serveStrangeNetwork(network: TestNetwork, origin: () => string) {
  const pages = pageSources(network, origin);
  return startHttp({
    ...{ host: '127.0.0.1', port: 0 },
    repositoryOf: (track) =>
      network.repositories.folderOf(track as Parameters<typeof network.repositories.folderOf>[0]),
    mailmap: () => readMailmap(network.sql),
    allowedSigners: '',
    ...{ operatorView: pages.readModel.operatorNetwork, operatorToken: 'a secret of the operator' },
    ...{
      log: openLogTiles(network.sql),
      checkpoints: openCheckpointStore(network.sql),
      operatorKey: operator,
    },
    publicBlob: (address) => network.app.publicBlob(parseSha256(address, 'sha256')),
    pages: {
      register: (app) => registerPortal(app, pages),
      onUnreadableAddress: unreadableAddress(pages),
    },
  });
}
