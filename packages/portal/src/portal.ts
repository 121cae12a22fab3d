import { parseCommitId, parseSubmissionId, parseTrackName, RatchetError } from '@ratchet/protocol';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Asset, type Assets, readAssets } from './assets.ts';
import { type Calculator, openCalculator } from './calculator/calculator.ts';
import { questionOf } from './calculator/question.ts';
import { cloneUrl } from './join.ts';
import type { Site } from './layout.ts';
import { calculatorPage } from './pages/calculator.ts';
import { commitPage } from './pages/commit.ts';
import { type HomeContent, homePage, shownTracks } from './pages/home.ts';
import { logPage, logPageLeaves } from './pages/log.ts';
import { problemPage } from './pages/problem.ts';
import { submissionPage } from './pages/submission.ts';
import { trackPage } from './pages/track.ts';
import { NotFound, problemOf, unknownPage } from './problem.ts';
import type { ReadModel } from './read-model.ts';
import { type Answer, sendAnswer, sendJson, sendProblem } from './reply.ts';
import { withheldNetwork, withheldSubmission, withheldTrack } from './withheld.ts';

export interface PortalOptions {
  readonly readModel: ReadModel;
  /** Where visitors reach this portal, without a trailing slash; asked per request, since a port may be given late. */
  readonly publicUrl: () => string;
  /** HOST:PORT of the coordinator's gRPC service, for the commands that visitors copy. */
  readonly grpcAddress: () => string;
}

interface TrackAddress {
  readonly name: string;
}
interface CommitAddress extends TrackAddress {
  readonly commit: string;
}
interface SubmissionAddress {
  readonly id: string;
}
type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Nothing is allowed but this portal's own styles and images: whatever a stranger might get into a page, a browser will
 * neither run it nor fetch for it.
 */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the pages, their JSON twins and the JSON of the terminal view on `app`, and its answer to unknown addresses. */
export function registerPortal(app: FastifyInstance, options: PortalOptions): void {
  const { readModel } = options;
  const assets = readAssets();
  const site = siteOf(assets, options);

  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(securityHeaders);
    });
    scope.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error);
      if (problem.status >= 500) request.log.error({ err: error }, 'a page could not be served');
      return sendProblem(request, reply, problem, (shown) => problemPage(site(), shown));
    });
    scope.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, unknownPage, (shown) => problemPage(site(), shown)),
    );
    for (const asset of Object.values(assets)) serveAsset(scope, asset);
    servePages(scope, readModel, site);
    serveData(scope, readModel);
    const calculator = openCalculator();
    scope.addHook('onClose', () => calculator.close());
    serveCalculator(scope, calculator, site);
  });
}

/**
 * For `fastify({ frameworkErrors })`: addresses that fastify itself cannot read (`/%`) never reach a route, and would be
 * answered in its own words.
 */
export function unreadableAddress(
  options: PortalOptions,
): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void {
  const site = siteOf(readAssets(), options);
  return (error, request, reply) => {
    reply.headers(securityHeaders);
    sendProblem(request, reply, problemOf(error), (shown) => problemPage(site(), shown));
  };
}

const siteOf = (assets: Assets, options: PortalOptions) => (): Site => ({
  styleUrl: assets.style.url,
  iconUrl: assets.icon.url,
  publicUrl: options.publicUrl(),
  grpcAddress: options.grpcAddress(),
});

function servePages(scope: FastifyInstance, readModel: ReadModel, site: () => Site): void {
  const home = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(request, reply, await homeAnswer(readModel, site(), request.query as Query));
  scope.get('/', home);
  scope.get('/index.json', home);
  scope.get('/log', async (request, reply) =>
    sendAnswer(request, reply, await logAnswer(readModel, site(), request.query as Query)),
  );
  scope.get<{ Params: TrackAddress }>('/tracks/:name', async (request, reply) =>
    sendAnswer(request, reply, await trackAnswer(readModel, site(), request.params)),
  );
  scope.get<{ Params: CommitAddress }>('/tracks/:name/commits/:commit', async (request, reply) =>
    sendAnswer(request, reply, await commitAnswer(readModel, site(), request.params)),
  );
  scope.get<{ Params: SubmissionAddress }>('/submissions/:id', async (request, reply) =>
    sendAnswer(request, reply, await submissionAnswer(readModel, site(), request.params)),
  );
}

function serveData(scope: FastifyInstance, readModel: ReadModel): void {
  scope.get('/network.json', async (request, reply) =>
    sendJson(request, reply, withheldNetwork(await readModel.network())),
  );
  scope.get('/log.json', async (request, reply) => {
    const query = request.query as Query;
    const after = wholeNumber(query, 'after', { least: -1, most: Number.MAX_SAFE_INTEGER, otherwise: -1 });
    const limit = wholeNumber(query, 'limit', { least: 1, most: 1_000, otherwise: 1_000 });
    const [log, witnesses] = await Promise.all([readModel.log(after, limit), readModel.witnesses()]);
    return sendJson(request, reply, { ...log, witnesses });
  });
}

/** The newest leaves, unless others are asked for. */
async function logAnswer(readModel: ReadModel, site: Site, query: Query): Promise<Answer> {
  const witnesses = await readModel.witnesses();
  const { size } = await readModel.log(-1, 1);
  const newest = Math.max(-1, size - logPageLeaves - 1);
  const after = wholeNumber(query, 'after', { least: -1, most: Number.MAX_SAFE_INTEGER, otherwise: newest });
  const log = await readModel.log(after, logPageLeaves);
  return { page: () => logPage(site, log, witnesses), data: { ...log, witnesses } };
}

function serveCalculator(scope: FastifyInstance, calculator: Calculator, site: () => Site): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const question = questionOf(request.query as Query);
    const expectations = await calculator.expectations(question);
    return sendAnswer(request, reply, {
      page: () => calculatorPage(site(), question, expectations),
      data: { ...question, expectations },
    });
  };
  scope.get('/calculator', answer);
  scope.get('/calculator.json', answer);
}

async function homeAnswer(readModel: ReadModel, site: Site, query: Query): Promise<Answer> {
  const { interest } = query;
  const content: HomeContent = {
    tracks: await readModel.tracks(),
    interest: typeof interest === 'string' && interest !== '' ? interest : null,
  };
  return {
    page: () => homePage(site, content),
    data: { tracks: shownTracks(content), coordinator: site.grpcAddress },
  };
}

async function trackAnswer(readModel: ReadModel, site: Site, address: TrackAddress): Promise<Answer> {
  const name = parseTrackName(withoutJson(address.name), 'track');
  const track = await readModel.track(name);
  if (track === null) throw unknownTrack(name);
  const view = withheldTrack(track);
  return {
    page: () => trackPage(site, view),
    data: { ...view, cloneUrl: cloneUrl(site, name), coordinator: site.grpcAddress },
  };
}

async function commitAnswer(readModel: ReadModel, site: Site, address: CommitAddress): Promise<Answer> {
  const name = parseTrackName(address.name, 'track');
  const id = parseCommitId(withoutJson(address.commit), 'commit');
  const commit = await readModel.commit(name, id);
  if (commit === null) {
    throw new NotFound({
      code: 'unknown-commit',
      field: 'commit',
      rule: 'This track has no such merged commit.',
      remedy: 'The track’s page lists all that were merged.',
    });
  }
  return { page: () => commitPage(site, commit), data: commit };
}

async function submissionAnswer(
  readModel: ReadModel,
  site: Site,
  address: SubmissionAddress,
): Promise<Answer> {
  const submission = await readModel.submission(parseSubmissionId(withoutJson(address.id), 'submission'));
  if (submission === null) {
    throw new NotFound({
      code: 'unknown-submission',
      field: 'submission',
      rule: 'There is no such submission.',
      remedy: 'Check the address, or find it on its track’s page.',
    });
  }
  const view = withheldSubmission(submission);
  return { page: () => submissionPage(site, view), data: view };
}

const withoutJson = (name: string): string => name.replace(/\.json$/, '');

const unknownTrack = (name: string): NotFound =>
  new NotFound({
    code: 'unknown-track',
    field: 'track',
    rule: `There is no track called ${name}.`,
    remedy: 'The first page lists all of them.',
  });

function wholeNumber(
  query: Query,
  field: string,
  bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = query[field];
  if (text === undefined) return bounds.otherwise;
  const value = typeof text === 'string' && /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.least && value <= bounds.most) return value;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is a whole number from ${bounds.least} to ${bounds.most}.`,
    remedy: 'Send it once, in digits.',
  });
}

function serveAsset(scope: FastifyInstance, asset: Asset): void {
  scope.get(asset.url, async (_request, reply) =>
    reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable').send(asset.body),
  );
}
