import {
  type NodeKey,
  parseManifest,
  predicateTypes,
  type ReplicaStatement,
  replicaSchema,
  sealStatement,
} from '@ratchet/protocol';
import type { FinishedReplica, LeasedReplica, MaterialsPort, RunnerPort } from './ports.ts';

export interface RunReplicaOptions {
  readonly key: NodeKey;
  readonly materials: MaterialsPort;
  readonly runner: RunnerPort;
  readonly newId: () => string;
}

export interface RanReplica {
  readonly finished: FinishedReplica;
  readonly statement: ReplicaStatement;
}

/** Runs a leased replica once and signs what was seen. @throws whatever kept this machine from running it */
export async function runReplica(
  options: RunReplicaOptions,
  replica: LeasedReplica,
  signal: AbortSignal,
): Promise<RanReplica> {
  const { key, runner, newId } = options;
  const manifest = parseManifest(replica.manifestJson);
  const materials = await options.materials.gather(replica, signal);
  try {
    const ran = await runner.run({ manifest, materials, seed: replica.seed }, signal);
    const statement = replicaSchema.parse({
      replica: replica.replicaId,
      track: replica.track,
      tree: replica.tree,
      seed: replica.seed,
      outcome: ran.outcome,
      metric: ran.outcome === 'scored' ? ran.metric : null,
      artifact: ran.artifact,
      holdout: materials.holdout,
      cpuSeconds: ran.cpuSeconds,
      wallSeconds: ran.wallSeconds,
      hardwareClass: runner.hardwareClass,
    } satisfies ReplicaStatement);
    const envelope = sealStatement(key, {
      subjectName: replica.track,
      gitCommit: replica.commit,
      predicateType: predicateTypes.replica,
      predicate: statement,
    });
    return {
      finished: { replicaId: replica.replicaId, statement: envelope, idempotencyKey: newId() },
      statement,
    };
  } finally {
    materials.release();
  }
}
