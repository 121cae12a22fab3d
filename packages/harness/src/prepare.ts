import { type Manifest, RatchetError } from '@ratchet/protocol';
import type { Sandbox } from '@ratchet/sandbox';
import { readTar, type TarFile, writeTar } from './data-tar.ts';
import { stageSpec, withArtifact } from './stage-environment.ts';

export interface PrepareOptions {
  readonly manifest: Manifest;
  readonly images: ReadonlyMap<string, string>;
  readonly trackDir: string;
  /** Secret, hexadecimal, 16 to 64 bytes. Whoever has it and the track's image can make the hold-outs. */
  readonly seed: string;
  readonly shards: number;
}

/** Each is a tar of one folder, equal for equal content, so that its SHA-256 is the data's address. */
export interface PreparedData {
  readonly train: Buffer;
  readonly validation: Buffer;
  /** One per shard. */
  readonly holdouts: Buffer[];
}

/** Runs a track's prepare stage and divides what it wrote. @throws RatchetError `set-up-failed`, `bad-field` */
export async function prepareData(sandbox: Sandbox, options: PrepareOptions): Promise<PreparedData> {
  const { manifest, images, trackDir, seed, shards } = options;
  checkOptions(seed, shards);
  const stage = manifest.stages.prepare;
  if (stage === undefined) {
    if (manifest.verification.mode === 'certificate') return noData(shards);
    throw failed('The track has no prepare stage.');
  }
  const spec = stageSpec({
    name: 'prepare',
    stage,
    images,
    inputs: { '/harness': trackDir },
    environment: { RATCHET_SEED: seed, RATCHET_SHARDS: String(shards) },
  });
  const { outcome, stdout } = await sandbox.run(withArtifact(spec));
  if (outcome.kind === 'crashed') throw failed(`It crashed: ${outcome.lastLines}`);
  if (outcome.kind !== 'completed') throw failed(`It ended as ${outcome.kind}.`);
  return divideData(stdout, shards);
}

/** A construction may need no data at all: its scorer knows what counts. */
async function noData(shards: number): Promise<PreparedData> {
  const nothing = await writeTar([]);
  return { train: nothing, validation: nothing, holdouts: Array.from({ length: shards }, () => nothing) };
}

/** Divides a tar of `train/`, `validation/` and `holdout/0/` to `holdout/<shards - 1>/`, which has nothing else in it. */
export async function divideData(tar: Buffer, shards: number): Promise<PreparedData> {
  const files = await readTar(tar).catch((cause: unknown) => {
    throw failed(cause instanceof RatchetError ? cause.rule : 'It is not a tar.', cause);
  });
  const holdouts = Array.from({ length: shards }, (_, shard) => `holdout/${shard}`);
  const folders = new Map<string, TarFile[]>(['train', 'validation', ...holdouts].map((name) => [name, []]));
  for (const file of files) {
    const folder = /^(?:train|validation|holdout\/[^/]+)(?=\/)/.exec(file.path)?.[0] ?? '';
    const inFolder = folders.get(folder);
    if (inFolder === undefined)
      throw failed(`It holds ${JSON.stringify(file.path)}, which is in none of its folders.`);
    inFolder.push({ path: file.path.slice(folder.length + 1), content: file.content });
  }
  const pack = async (folder: string): Promise<Buffer> => {
    const inFolder = folders.get(folder) ?? [];
    if (inFolder.length === 0) throw failed(`It holds no file in ${folder}.`);
    return writeTar(inFolder);
  };
  return {
    train: await pack('train'),
    validation: await pack('validation'),
    holdouts: await Promise.all(holdouts.map(pack)),
  };
}

function checkOptions(seed: string, shards: number): void {
  const refuse = (field: string, rule: string): never => {
    throw new RatchetError({ code: 'bad-field', field, rule, remedy: 'Send it in that form.' });
  };
  if (!/^(?:[0-9a-f]{2}){16,64}$/.test(seed))
    refuse('seed', 'The secret is 16 to 64 bytes in lowercase hexadecimal.');
  if (!Number.isInteger(shards) || shards < 1 || shards > 256)
    refuse('shards', 'There are 1 to 256 hold-outs.');
}

const failed = (rule: string, cause?: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'set-up-failed',
      field: 'stages.prepare',
      rule,
      remedy: "See docs/TRACKS.md for what a track's prepare stage writes.",
    },
    cause === undefined ? undefined : { cause },
  );
