import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** One GPU as the driver's own program shows it; what it does not know of a card is null. */
export interface Gpu {
  readonly index: number;
  readonly name: string;
  /** `GPU-…`, the same over restarts. */
  readonly uuid: string;
  readonly memoryMiB: number;
  readonly driver: string;
  readonly utilisationPercent: number | null;
  readonly temperatureCelsius: number | null;
}

const fields = [
  ...['index', 'name', 'uuid', 'memory.total', 'driver_version'],
  ...['utilization.gpu', 'temperature.gpu'],
];
const querySeconds = 15;

/**
 * The GPUs of this machine by `nvidia-smi`; null where that program is missing or finds no driver, which is how a machine
 * without a GPU looks.
 * @throws Error when its output is not what was asked for: then its version is one that we do not know
 */
export async function readGpus(program = 'nvidia-smi'): Promise<readonly Gpu[] | null> {
  try {
    const args = [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits'];
    const { stdout } = await promisify(execFile)(program, args, { timeout: querySeconds * 1_000 });
    return parseGpus(stdout);
  } catch (error) {
    if (error instanceof GpuFormatError) throw error;
    return null;
  }
}

/** Of the program's CSV without a header or units. @throws GpuFormatError */
export function parseGpus(csv: string): readonly Gpu[] {
  return csv
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split(',').map((cell) => cell.trim());
      const [index = '', name = '', uuid = '', memory = '', driver = '', utilisation = '', heat = ''] = cells;
      const sound = cells.length === fields.length && /^GPU-[0-9a-f-]{8,60}$/i.test(uuid) && name !== '';
      const [place, memoryMiB] = [wholeNumber(index), wholeNumber(memory)];
      if (!sound || place === null || memoryMiB === null) throw new GpuFormatError(line);
      return {
        ...{ index: place, name, uuid, memoryMiB, driver },
        utilisationPercent: wholeNumber(utilisation),
        temperatureCelsius: wholeNumber(heat),
      };
    });
}

export class GpuFormatError extends Error {
  override readonly name = 'GpuFormatError';
  constructor(line: string) {
    super(`nvidia-smi printed a line that it was not asked for: ${JSON.stringify(line.slice(0, 200))}`);
  }
}

/** `[N/A]`, `[Not Supported]` and the like are how the program says that it does not know. */
const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
