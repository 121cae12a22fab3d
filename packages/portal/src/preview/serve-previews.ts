import { parseCommitId, parseKeyId, parseSubmissionId, parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDemo } from '../chart/badge.ts';
import { unknownCommit } from '../commit/serve-commit.ts';
import type { PortalContext } from '../context.ts';
import { unknownVolunteer } from '../people/serve-people.ts';
import { sendPicture } from '../reply.ts';
import { unknownSubmission } from '../submission/serve-submission.ts';
import { readTrackContent } from '../track/track-content.ts';
import { withheldSubmission } from '../withheld.ts';
import { commitCard, homeCard, submissionCard, trackCard, volunteerCard } from './cards.ts';
import { type PreviewCard, previewCard } from './preview-card.ts';
import { openRaster } from './raster.ts';

type Params = Readonly<Record<'name' | 'commit' | 'id' | 'key', string>>;

/** The pictures that chat programs and social sites show beside a link (The Open Graph protocol, `og:image`). */
export function servePreviews(scope: FastifyInstance, { readModel, site }: PortalContext): void {
  const draw = openRaster();
  const cards: Readonly<Record<string, (params: Params) => Promise<PreviewCard>>> = {
    '/preview.png': async () => homeCard(await readModel.homeBoard()),
    '/tracks/:name/preview.png': async ({ name }) =>
      trackCard(await readTrackContent({ readModel }, name, {})),
    '/tracks/:name/commits/:commit/preview.png': async ({ name, commit }) => {
      const view = await readModel.commit(parseTrackName(name, 'track'), parseCommitId(commit, 'commit'));
      if (view === null) throw unknownCommit;
      return commitCard(view);
    },
    '/submissions/:id/preview.png': async ({ id }) => {
      const view = await readModel.submission(parseSubmissionId(id, 'submission'));
      if (view === null) throw unknownSubmission;
      return submissionCard(withheldSubmission(view));
    },
    '/volunteers/:key/preview.png': async ({ key }) => {
      const view = await readModel.volunteer(parseKeyId(key, 'key'));
      if (view === null) throw unknownVolunteer;
      return volunteerCard(view);
    },
  };
  for (const [path, cardOf] of Object.entries(cards))
    scope.get<{ Params: Params }>(
      path,
      async (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => {
        const svg = previewCard(await cardOf(request.params), isDemo(site())).markup;
        return sendPicture(request, reply, svg, draw);
      },
    );
}
