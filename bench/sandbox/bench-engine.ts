import { readCliConfig } from '../../packages/cli/src/config.ts';
import { type Engine, ensureEngine, ensureImages } from '../../packages/sandbox/src/index.ts';

export interface BenchEngine {
  readonly engine: Engine;
  readonly image: string;
}

export const imageName = 'ratchet/numpy';

export async function openBenchEngine(progress: (line: string) => void): Promise<BenchEngine> {
  const { environment, paths } = readCliConfig();
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, environment, report: progress });
  const names = [imageName];
  const images = await ensureImages({
    engine,
    imagesDir: paths.imagesDir,
    names,
    environment,
    report: progress,
  });
  return { engine, image: images.get(imageName) ?? '' };
}
