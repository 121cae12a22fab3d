import type { Client } from '@ratchet/client';
import type { MaterialsPort } from './app/ports.ts';
import type { FolderCache, HeldFolder } from './folder-cache.ts';
import type { HoldoutVault } from './holdout-vault.ts';

export interface MaterialsOptions {
  readonly client: Pick<Client, 'fetchBlob' | 'fetchTree'>;
  readonly trees: FolderCache;
  readonly trainData: FolderCache;
  readonly vault: HoldoutVault;
}

/** Gathers what a replica reads: trees and public data by their hashes, the hold-out from this verifier's own vault. */
export const openMaterials = ({ client, trees, trainData, vault }: MaterialsOptions): MaterialsPort => ({
  async gather(replica, signal) {
    const held: HeldFolder[] = [];
    const release = (): void => {
      for (const folder of held) folder.release();
    };
    const hold = async (cache: FolderCache, sha256: string, fetch: () => Promise<Buffer>) => {
      const folder = await cache.hold(sha256, fetch);
      held.push(folder);
      return folder.path;
    };
    const tree = (sha256: string): Promise<string> =>
      hold(trees, sha256, () => client.fetchTree(replica.replicaId, sha256, { signal }));
    try {
      const holdout = await vault.shard(replica.track, replica.season, signal);
      return {
        candidateDir: await tree(replica.treeBlob),
        headDir: await tree(replica.headTreeBlob),
        trainDataDir: await hold(trainData, replica.trainBlob, () =>
          client.fetchBlob(replica.trainBlob, { signal }),
        ),
        holdoutDir: holdout.folder,
        holdout: holdout.address,
        release,
      };
    } catch (error) {
      release();
      throw error;
    }
  },
});
