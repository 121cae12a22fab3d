import { RatchetError } from '@ratchet/protocol';

/** Readers of option values. Each throws `bad-configuration` naming its option. */

export const wholeNumber =
  (option: string, low: number, high: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value;
    throw badOption(
      option,
      `'${text}' is not a whole number from ${low} to ${high}.`,
      `Give ${option} ${low}.`,
    );
  };

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** `HOST:PORT`; an IPv6 host stands in brackets. Port 0 lets the system choose. */
export const hostPort =
  (option: string) =>
  (text: string): HostPort => {
    const match = /^(?:\[([0-9A-Fa-f:]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3]);
    if (host !== undefined && port <= 65_535) return { host, port };
    throw badOption(option, `'${text}' is not HOST:PORT.`, `Give ${option} 127.0.0.1:7700.`);
  };

/** `NAME=IMAGE-ID`, collected over repeated options. */
export const imageById = (text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const match = /^([^=]+)=(sha256:[0-9a-f]{64})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw badOption('--image', `'${text}' is not name=sha256:….`, 'Give --image ratchet/numpy=sha256:….');
  }
  return new Map([...before, [match[1], match[2]]]);
};

export const badOption = (field: string, rule: string, remedy: string, cause?: unknown): RatchetError =>
  new RatchetError(
    { code: 'bad-configuration', field, rule, remedy },
    cause === undefined ? undefined : { cause },
  );
