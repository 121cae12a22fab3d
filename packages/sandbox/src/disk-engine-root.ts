import { existsSync } from 'node:fs';
import type { Engine } from './engine.ts';
import { retryEngineFaults } from './engine-faults.ts';

/** The folder where the engine keeps images and containers; null when that is on another machine. @throws RatchetError `engine-unreachable` */
export async function engineRoot({
  docker,
  address,
}: Pick<Engine, 'docker' | 'address'>): Promise<string | null> {
  if (!address.startsWith('unix://')) return null;
  const info = await retryEngineFaults(() => docker.info());
  const root: unknown = info.DockerRootDir;
  // Beside an engine's socket, handed into a container, the folder may not be there.
  return typeof root === 'string' && existsSync(root) ? root : null;
}
