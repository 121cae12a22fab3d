import { parseCommitId, parseTrackName } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { commitPage } from './commit-page.ts';

interface CommitAddress {
  readonly name: string;
  readonly commit: string;
}

export function serveCommit(scope: FastifyInstance, context: PortalContext): void {
  scope.get<{ Params: CommitAddress }>('/tracks/:name/commits/:commit', async (request, reply) =>
    sendAnswer(request, reply, await commitAnswer(context, request.params)),
  );
}

async function commitAnswer({ readModel, site }: PortalContext, address: CommitAddress): Promise<Answer> {
  const name = parseTrackName(address.name, 'track');
  const id = parseCommitId(withoutJson(address.commit), 'commit');
  const commit = await readModel.commit(name, id);
  if (commit !== null) return { page: () => commitPage(site(), commit), data: commit };
  throw unknownCommit;
}

export const unknownCommit = new NotFound({
  code: 'unknown-commit',
  field: 'commit',
  rule: 'This track has no such merged commit.',
  remedy: 'The track’s page lists all that were merged.',
});
