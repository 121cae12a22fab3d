import { describe, expect, it } from 'vitest';
import { workerConfig } from './config.ts';

const paths = { imagesDir: '/images', engineStateDir: '/state' };
const given = { coordinator: '127.0.0.1:7700', track: 'words', dataDir: '/data/worker-1' };

describe('the worker’s configuration', () => {
  it('takes options first and the environment for the rest', () => {
    const environment = { RATCHET_TRACK: 'words', RATCHET_COORDINATOR: 'other:1', RATCHET_DATA_DIR: '/data' };
    const config = workerConfig({ coordinator: 'here:7700' }, paths, environment);
    expect(config).toMatchObject({
      coordinator: 'here:7700',
      track: 'words',
      dataDir: '/data',
      name: null,
      proposer: { kind: 'search' },
    });
  });

  it('reads the endpoints of a command', () => {
    const options = {
      ...given,
      proposer: 'command',
      command: 'agent',
      endpoint: ['API.example.org:443', '[::1]:80'],
    };
    expect(workerConfig(options, paths, {}).proposer).toEqual({
      kind: 'command',
      command: 'agent',
      endpoints: [
        { host: 'api.example.org', port: 443 },
        { host: '[::1]', port: 80 },
      ],
      image: 'ratchet/numpy',
      wallSeconds: 1_800,
    });
  });

  it.each([
    ['--coordinator', { coordinator: 'nowhere' }],
    ['--coordinator', { coordinator: 'host:99999' }],
    ['--track', { track: undefined }],
    ['--track', { track: '../words' }],
    ['--data-dir', { dataDir: '' }],
    ['--name', { name: 'x'.repeat(41) }],
    ['--proposer', { proposer: 'magic' }],
    ['--command', { proposer: 'command' }],
    ['--endpoint', { proposer: 'command', command: 'x', endpoint: ['*:443'] }],
    ['--command-seconds', { proposer: 'command', command: 'x', commandSeconds: 'soon' }],
  ])('names %s when it is wrong', (field, wrong) => {
    expect(() => workerConfig({ ...given, ...wrong }, paths, {})).toThrowError(
      expect.objectContaining({ field }),
    );
  });
});
