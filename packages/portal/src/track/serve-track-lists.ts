import { parseTrackName, RatchetError, type SubmissionState } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import type { Query } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import type { TrackView } from '../views.ts';
import { withheldSummary } from '../withheld.ts';
import { stateWords } from '../words.ts';
import { unknownTrack } from './track-content.ts';
import { experimentsPage, mergesPage, submissionsPage } from './track-lists.ts';

const itemsAtMost = 50;

/** The long lists of a track, page by page: `?before=KEY`. */
export function serveTrackLists(scope: FastifyInstance, context: PortalContext): void {
  const { readModel, site } = context;
  const list = (
    name: string,
    answer: (track: TrackView, query: Query, before: string | null) => Promise<Answer>,
  ) => {
    for (const ending of ['', '.json'])
      scope.get<{ Params: { name: string } }>(`/tracks/:name/${name}${ending}`, async (request, reply) => {
        const query = request.query as Query;
        const track = await trackOf(context, request.params.name);
        return sendAnswer(request, reply, await answer(track, query, keyOf(query)));
      });
  };
  list('submissions', async (track, query, before) => {
    const state = stateOf(query);
    const found = await readModel.submissionsOf(track.name, { before, limit: itemsAtMost, state });
    const page = { ...found, items: found.items.map(withheldSummary) };
    return { page: () => submissionsPage(site(), { track, before, page, state }), data: page };
  });
  list('merges', async (track, _query, before) => {
    const page = await readModel.mergesOf(track.name, { before, limit: itemsAtMost });
    return { page: () => mergesPage(site(), { track, before, page }), data: page };
  });
  list('experiments', async (track, _query, before) => {
    const page = await readModel.experimentsOf(track.name, { before, limit: itemsAtMost });
    return { page: () => experimentsPage(site(), { track, before, page }), data: page };
  });
}

async function trackOf({ readModel }: PortalContext, address: string): Promise<TrackView> {
  const name = parseTrackName(address, 'track');
  const track = await readModel.track(name);
  if (track === null) throw unknownTrack(name);
  return track;
}

function keyOf({ before }: Query): string | null {
  if (before === undefined) return null;
  if (typeof before === 'string' && /^[0-9a-f-]{1,36}$/.test(before)) return before;
  throw badField('before', 'before is a key as the link to the next page has it.');
}

function stateOf({ state }: Query): SubmissionState | null {
  if (state === undefined || state === '') return null;
  if (typeof state === 'string' && isState(state)) return state;
  throw badField('state', `state is one of ${Object.keys(stateWords).join(', ')}.`);
}

const isState = (text: string): text is SubmissionState => Object.hasOwn(stateWords, text);

const badField = (field: string, rule: string): RatchetError =>
  new RatchetError({ code: 'bad-field', field, rule, remedy: 'Follow the links of the list.' });
