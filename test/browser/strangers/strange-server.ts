import { randomBytes, randomUUID } from 'node:crypto';
import { openAccounts } from '../../../packages/coordinator/src/app/accounts.ts';
import { openCheckpointStore } from '../../../packages/coordinator/src/db/checkpoints.ts';
import { openLogTiles } from '../../../packages/coordinator/src/db/log-tiles.ts';
import { readMailmap } from '../../../packages/coordinator/src/db/mailmap.ts';
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

/** Pages, log and git of `network`, as its coordinator serves them; `origin` is where that will be. */
export function serveStrangeNetwork(network: TestNetwork, origin: () => string) {
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
  const pages = { readModel, accounts, publicUrl: origin, grpcAddress: () => '127.0.0.1:7100' };
  return startHttp({
    ...{ host: '127.0.0.1', port: 0 },
    repositoryOf: (track) =>
      network.repositories.folderOf(track as Parameters<typeof network.repositories.folderOf>[0]),
    mailmap: () => readMailmap(network.sql),
    allowedSigners: '',
    ...{ operatorView: readModel.operatorNetwork, operatorToken: 'a secret of the operator' },
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
