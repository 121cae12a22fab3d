import { parseKeyId } from '@ratchet/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { oneOf, optionalText, type Query, wholeNumber, withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { withheldSummary } from '../withheld.ts';
import type { OwnSubmissions } from './people-reads.ts';
import { volunteerPage } from './volunteer-page.ts';
import { volunteersPage } from './volunteers-page.ts';

const perPage = 50;
const orders = ['merges', 'experiments', 'hours'] as const;
/** Far beyond every place. */
const newest = Number.MAX_SAFE_INTEGER;

export function servePeople(scope: FastifyInstance, context: PortalContext): void {
  const list = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(request, reply, await listAnswer(context, request.query as Query));
  scope.get('/volunteers', list);
  scope.get('/volunteers.json', list);
  scope.get<{ Params: { key: string } }>('/volunteers/:key', async (request, reply) =>
    sendAnswer(
      request,
      reply,
      await volunteerAnswer(context, withoutJson(request.params.key), request.query as Query),
    ),
  );
}

async function listAnswer({ readModel, site }: PortalContext, query: Query): Promise<Answer> {
  const by = oneOf(query, 'by', orders);
  const search = optionalText(query, 'q', 64)?.trim() || null;
  const after = optionalText(query, 'after', 64);
  if (after !== null) parseKeyId(after, 'after');
  const page =
    search === null
      ? await readModel.volunteers({ by, after, limit: perPage })
      : { items: await readModel.findVolunteers(search), next: null };
  const content = { ...page, by, search, isFirst: after === null };
  return { page: () => volunteersPage(site(), content), data: { volunteers: page.items, next: page.next } };
}

async function volunteerAnswer(
  { readModel, site }: PortalContext,
  text: string,
  query: Query,
): Promise<Answer> {
  const keyId = parseKeyId(text, 'key');
  const below = wholeNumber(query, 'before', { least: 0, most: newest, otherwise: newest });
  const [view, submissions] = await Promise.all([
    readModel.volunteer(keyId),
    readModel.submissionsOfVolunteer(keyId, { before: String(below), limit: perPage }),
  ]);
  if (!view) throw unknownVolunteer;
  const shown: OwnSubmissions = {
    ...submissions,
    items: submissions.items.map((item) => ({ ...item, ...withheldSummary(item) })),
  };
  // The twin is the same at every moment at which nothing has changed: without the time of reading.
  const { readAt: _readAt, ...data } = view;
  return {
    page: () => volunteerPage(site(), view, shown),
    data: { ...data, submissions: shown.items, next: shown.next },
  };
}

export const unknownVolunteer = new NotFound({
  code: 'unknown-volunteer',
  field: 'key',
  rule: 'This network never met this key.',
  remedy: 'Look for it at /volunteers.',
});
