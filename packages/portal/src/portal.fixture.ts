import fastify, { type FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { type PortalOptions, registerPortal, unreadableAddress } from './portal.ts';
import { type Fixture, fixtureReadModel } from './read-model.fixture.ts';

const opened: FastifyInstance[] = [];
afterAll(async () => {
  await Promise.all(opened.map((app) => app.close()));
});

/**
 * A portal over invented reads, as the coordinator opens one; it is closed when the file's tests are over.
 * @param prepare what is to be done with the server before the portal's routes are there
 */
export function fixturePortal(
  fixture: Fixture = {},
  over: Partial<PortalOptions> = {},
  prepare: (app: FastifyInstance) => void = () => {},
): FastifyInstance {
  const options = {
    readModel: fixtureReadModel(fixture),
    publicUrl: () => 'https://ratchet.example',
    grpcAddress: () => 'ratchet.example:7700',
    ...over,
  };
  const app = fastify({ bodyLimit: 1024, frameworkErrors: unreadableAddress(options) });
  opened.push(app);
  prepare(app);
  registerPortal(app, options);
  return app;
}
