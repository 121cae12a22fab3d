import { parseCommitId, parseTrackName, RatchetError } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound, Withheld } from '../problem.ts';
import { type Query, wholeNumber, withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { comparePage } from './compare-page.ts';
import { compareUrl, lineageHeads, lineagePage } from './lineage-page.ts';

interface RangeAddress {
  readonly name: string;
  readonly range: string;
}

/** The graph of a track, and any two of its commits compared. */
export function serveLineage(scope: FastifyInstance, context: PortalContext): void {
  for (const address of ['/tracks/:name/lineage', '/tracks/:name/lineage.json'])
    scope.get<{ Params: { name: string } }>(address, async (request, reply) =>
      sendAnswer(request, reply, await lineageAnswer(context, request.params.name, request.query as Query)),
    );
  scope.get<{ Params: { name: string } }>('/tracks/:name/compare', async (request, reply) => {
    const name = parseTrackName(request.params.name, 'track');
    const { from, to } = request.query as Query;
    const ends = [from, to].map((end, index) =>
      parseCommitId(typeof end === 'string' ? end.trim() : '', index === 0 ? 'from' : 'to'),
    );
    return reply.redirect(compareUrl(name, ends[0] ?? '', ends[1] ?? ''), 303);
  });
  scope.get<{ Params: RangeAddress }>('/tracks/:name/compare/:range', async (request, reply) =>
    sendAnswer(request, reply, await compareAnswer(context, request.params)),
  );
}

async function lineageAnswer(
  { readModel, site }: PortalContext,
  address: string,
  query: Query,
): Promise<Answer> {
  const name = parseTrackName(address, 'track');
  const before = wholeNumber(query, 'before', { least: 1, most: 2_147_483_647, otherwise: 0 });
  const view = await readModel.lineage(name, { before: before === 0 ? null : before, limit: lineageHeads });
  if (view === null) throw unknownTrack;
  return { page: () => lineagePage(site(), view, before === 0), data: view };
}

async function compareAnswer({ readModel, site }: PortalContext, address: RangeAddress): Promise<Answer> {
  const name = parseTrackName(address.name, 'track');
  const [a = '', b = '', ...rest] = withoutJson(address.range).split('...');
  if (rest.length > 0) throw badRange;
  const [from, to] = [parseCommitId(a, 'from'), parseCommitId(b, 'to')];
  const comparison = await readModel.compare(name, from, to);
  if (comparison === null) throw unknownTrack;
  if (comparison.kind === 'compared')
    return { page: () => comparePage(site(), name, comparison), data: { track: name, ...comparison } };
  const field = comparison.commit === from ? 'from' : 'to';
  if (comparison.kind === 'withheld')
    throw new Withheld({
      field,
      rule: 'This candidate has no verdict yet: until then its change is its author’s secret.',
      remedy: 'Come back after the verdict.',
    });
  throw new NotFound({
    code: 'unknown-commit',
    field,
    rule: 'This track has no such commit that may be compared.',
    remedy: 'The lineage lists heads and candidates; those that were never admitted cannot be compared.',
  });
}

const unknownTrack = new RatchetError({
  code: 'unknown-track',
  field: 'track',
  rule: 'There is no such track.',
  remedy: 'The first page lists all of them.',
});

const badRange = new RatchetError({
  code: 'bad-field',
  field: 'range',
  rule: 'A comparison is of two commits, written as FROM...TO.',
  remedy: 'Use the form on the page of the track’s lineage.',
});
