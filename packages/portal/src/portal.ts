import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Accounts, noAccounts } from './account/accounts.ts';
import { formBytes } from './account/form.ts';
import { loginUrl } from './account/local-path.ts';
import { serveAccount } from './account/serve-account.ts';
import { serveLogin } from './account/serve-login.ts';
import { type Administration, noAdministration } from './admin/administration.ts';
import { serveActions } from './admin/serve-actions.ts';
import { serveAdmin } from './admin/serve-admin.ts';
import { type Asset, type Assets, readAssets } from './assets.ts';
import { serveCalculator } from './calculator/serve-calculator.ts';
import { serveCommit } from './commit/serve-commit.ts';
import { encodedOnce, encodingFor } from './compression.ts';
import type { PortalContext } from './context.ts';
import { markAsDemo } from './demo.ts';
import { serveHome } from './home/serve-home.ts';
import type { Site } from './layout.ts';
import { spelledOut } from './legible.ts';
import { serveLineage } from './lineage/serve-lineage.ts';
import type { Changes } from './live/live-hub.ts';
import { serveLive } from './live/serve-live.ts';
import { serveLogPage } from './log/serve-log-page.ts';
import { serveMachine } from './machine/serve-machine.ts';
import { serveMethod } from './method/serve-method.ts';
import { servePeople } from './people/serve-people.ts';
import { servePreviews } from './preview/serve-previews.ts';
import { problemOf, unknownPage } from './problem.ts';
import { problemPage } from './problem-page.ts';
import type { ReadModel } from './read-model.ts';
import { finishAnswers, type RecentAnswersOptions } from './recent-answers.ts';
import { sendProblem, wantsJson } from './reply.ts';
import { serveStatus } from './status/serve-status.ts';
import { serveSubmission } from './submission/serve-submission.ts';
import { takeTurns } from './taking-turns.ts';
import { serveTrack } from './track/serve-track.ts';
import { serveVerifiers } from './verifiers/serve-verifiers.ts';
import { serveWebhooks } from './webhooks/serve-webhooks.ts';
import { noWebhooks, type Webhooks } from './webhooks/webhooks.ts';

export interface PortalOptions {
  readonly readModel: ReadModel;
  /** Without them nobody can sign in. */
  readonly accounts?: Accounts;
  /** Without them nothing is sent from here. */
  readonly webhooks?: Webhooks;
  /** Without it nobody administers the network here. */
  readonly administration?: Administration;
  /** Where visitors reach this portal, without a trailing slash; asked per request, since a port may be given late. */
  readonly publicUrl: () => string;
  /** HOST:PORT of the coordinator's gRPC service, for the commands that visitors copy. */
  readonly grpcAddress: () => string;
  /** Tells when the network's state may have changed; without it, open pages are looked at now and then only. */
  readonly changes?: Changes;
  /** Whether answers to anyone are kept for a moment; without it, every one is made anew. */
  readonly recentAnswers?: RecentAnswersOptions;
  /** Told why a page could not be served; visitors are told only that. */
  readonly report?: (line: string) => void;
  /** Whether all of it is invented: then every answer says so. */
  readonly isDemo?: boolean;
}

/** Every page, with its JSON twin: a line a page. */
const pages: readonly ((scope: FastifyInstance, context: PortalContext) => void)[] = [
  serveHome,
  serveTrack,
  serveCommit,
  serveSubmission,
  serveLogPage,
  serveLineage,
  serveCalculator,
  serveMethod,
  serveMachine,
  servePeople,
  serveVerifiers,
  serveLogin,
  serveAccount,
  serveWebhooks,
  serveStatus,
  serveAdmin,
  serveActions,
  servePreviews,
];

/**
 * Nothing is allowed but this portal's own styles, scripts and images, and connections to itself: whatever a stranger might get
 * into a page, a browser will neither run it nor fetch for it.
 */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the pages, their JSON twins and the JSON of the terminal view on `app`, and its answer to unknown addresses. */
export function registerPortal(app: FastifyInstance, options: PortalOptions): void {
  const assets = readAssets();
  const site = siteOf(assets, options);
  const context: PortalContext = {
    ...{ readModel: options.readModel, accounts: options.accounts ?? noAccounts, site },
    administration: options.administration ?? noAdministration,
    webhooks: options.webhooks ?? noWebhooks,
  };

  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(securityHeaders);
    });
    scope.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error);
      if (problem.code === 'signed-out' && !wantsJson(request))
        return reply
          .header('cache-control', 'no-store')
          .redirect(request.method === 'GET' ? loginUrl(request.url) : '/login', 303);
      if (problem.status >= 500) options.report?.(faultLine(request, error));
      return sendProblem(request, reply, problem, (shown) => problemPage(site(), shown));
    });
    scope.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, unknownPage, (shown) => problemPage(site(), shown)),
    );
    if (options.isDemo) markAsDemo(scope);
    finishAnswers(scope, options.recentAnswers ?? null);
    takeTurns(scope);
    await scope.register(formbody, { bodyLimit: formBytes });
    for (const asset of [assets.style, assets.icon, ...assets.scripts]) serveAsset(scope, asset);
    for (const serve of pages) serve(scope, context);
    serveLive(scope, { changes: options.changes ?? null, site });
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
  scriptUrl: assets.mainScript.url,
  iconUrl: assets.icon.url,
  publicUrl: options.publicUrl(),
  grpcAddress: options.grpcAddress(),
  isDemo: options.isDemo ?? false,
});

/** On one line: addresses and messages hold what strangers write. */
function faultLine({ method, url }: FastifyRequest, error: unknown): string {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return spelledOut(`pages: ${method} ${url.slice(0, 300)}: ${cause}`).replace(/\s*\n\s*/g, ' | ');
}

function serveAsset(scope: FastifyInstance, asset: Asset): void {
  const encoded = encodedOnce(asset.body, 'smallest');
  scope.get(asset.url, async (request, reply) => {
    const encoding = encodingFor(request.headers['accept-encoding']);
    const body = await encoded(encoding);
    if (body !== asset.body) reply.header('content-encoding', encoding);
    return reply
      .type(asset.type)
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
      .send(body);
  });
}
