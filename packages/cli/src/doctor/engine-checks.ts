import {
  chooseRuntime,
  type Engine,
  engineRoot,
  type Gpu,
  readGpus,
  runtimesOf,
  sharesKernel,
} from '@ratchet/sandbox';
import { type Check, failed, look, ok, warning } from './check.ts';
import { diskCheck } from './machine-checks.ts';

export async function engineChecks(engine: Engine): Promise<readonly Check[]> {
  const root = await engineRoot(engine);
  return [
    await engineCheck(engine),
    await runtimeCheck(engine),
    ...(root === null ? [] : [await diskCheck('engine disk', root)]),
  ];
}

const engineCheck = ({ docker, address, found }: Engine): Promise<Check> =>
  look('engine', 'Restart it.', async () => {
    const { ServerVersion, CgroupVersion = '1', OperatingSystem } = await docker.info();
    const seen = `Docker ${ServerVersion} at ${address} (${found}), control groups v${CgroupVersion}, ${OperatingSystem}`;
    return ok('engine', seen);
  });

const runtimeCheck = ({ docker }: Engine): Promise<Check> =>
  look('runtime', 'Restart the engine.', async () => {
    const runtimes = await runtimesOf(docker);
    const chosen = chooseRuntime(runtimes, 'auto');
    const seen = `${chosen} is taken by auto, of ${runtimes.names.join(', ')}`;
    if (!sharesKernel(chosen)) return ok('runtime', seen);
    return warning(
      'runtime',
      `${seen}: candidates have this machine's kernel before them`,
      'For a verifier install gVisor: apt-get install runsc, then "runtimes" in /etc/docker/daemon.json.',
    );
  });

/** Without a GPU all is well too: most tracks ask for none. */
export const gpuCheck = (engine: Engine | null, gpus: typeof readGpus = readGpus): Promise<Check> =>
  look('GPU', 'Update the driver, or report this.', async () => {
    const there = await gpus();
    if (there === null || there.length === 0)
      return ok('GPU', 'none; tracks that ask for one are out of reach');
    const seen = there.map(gpuText).join('; ');
    const { Runtimes = {} } = (await engine?.docker.info()) ?? {};
    if (engine !== null && Object.keys(Runtimes).some((name) => name.includes('nvidia')))
      return ok('GPU', seen);
    return failed(
      'GPU',
      `${seen}; but the engine cannot hand them to containers`,
      'Install the NVIDIA Container Toolkit: nvidia-ctk runtime configure --runtime=docker, then restart Docker.',
    );
  });

const gpuText = ({ index, name, memoryMiB, driver, utilisationPercent, temperatureCelsius }: Gpu): string => {
  const state = [
    `${(memoryMiB / 1_024).toFixed(0)} GiB`,
    `driver ${driver}`,
    utilisationPercent === null ? '' : `${utilisationPercent} % busy`,
    temperatureCelsius === null ? '' : `${temperatureCelsius} °C`,
  ].filter((part) => part !== '');
  return `${index}: ${name} (${state.join(', ')})`;
};
