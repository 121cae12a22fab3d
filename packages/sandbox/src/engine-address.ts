import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RatchetError } from '@ratchet/protocol';
import Docker from 'dockerode';

export type EngineEnvironment = Readonly<Record<string, string | undefined>>;

export const defaultSocket = '/var/run/docker.sock';

/**
 * A client for the engine at `address`, written as in DOCKER_HOST: `unix:///path`, `tcp://host:port`, `ssh://user@host`.
 * TLS as the docker command has it: DOCKER_TLS_VERIFY and DOCKER_CERT_PATH.
 * @throws RatchetError `bad-configuration`
 */
export function engineClient(address: string, environment: EngineEnvironment = {}): Docker {
  if (address.startsWith('unix://')) return new Docker({ socketPath: address.slice('unix://'.length) });
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['tcp:', 'http:', 'https:', 'ssh:'].includes(url.protocol) || url.hostname === '') {
    throw new RatchetError({
      code: 'bad-configuration',
      field: 'DOCKER_HOST',
      rule: `DOCKER_HOST is unix:///path, tcp://host:port or ssh://user@host, not '${address}'.`,
      remedy: 'Correct it, or unset it to use the default socket.',
    });
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'ssh:') {
    const user = url.username === '' ? {} : { username: url.username };
    return new Docker({ protocol: 'ssh', host, port: url.port || 22, ...user });
  }
  const tls = (environment.DOCKER_TLS_VERIFY ?? '') !== '' || url.protocol === 'https:';
  return new Docker({
    protocol: tls ? 'https' : 'http',
    host,
    port: url.port || (tls ? 2376 : 2375),
    ...(tls ? certificates(environment.DOCKER_CERT_PATH) : {}),
  });
}

function certificates(folder: string | undefined): { ca?: Buffer; cert?: Buffer; key?: Buffer } {
  if (folder === undefined || folder === '') return {};
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
