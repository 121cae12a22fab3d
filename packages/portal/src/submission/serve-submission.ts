import { parseSubmissionId } from '@ratchet/protocol';
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context.ts';
import { NotFound } from '../problem.ts';
import { withoutJson } from '../query.ts';
import { type Answer, sendAnswer } from '../reply.ts';
import { withheldSubmission } from '../withheld.ts';
import { submissionPage } from './submission-page.ts';
import { withheldTrial } from './withheld-trial.ts';

export function serveSubmission(scope: FastifyInstance, context: PortalContext): void {
  scope.get<{ Params: { id: string } }>('/submissions/:id', async (request, reply) =>
    sendAnswer(request, reply, await submissionAnswer(context, request.params.id)),
  );
}

async function submissionAnswer({ readModel, site }: PortalContext, address: string): Promise<Answer> {
  const id = parseSubmissionId(withoutJson(address), 'submission');
  const [submission, rounds] = await Promise.all([readModel.submission(id), readModel.trials(id)]);
  if (submission === null) throw unknownSubmission;
  const view = withheldSubmission(submission);
  const trials = rounds.map((trial) => withheldTrial(trial, submission.state));
  return { page: () => submissionPage(site(), view, trials), data: { ...view, trials } };
}

export const unknownSubmission = new NotFound({
  code: 'unknown-submission',
  field: 'submission',
  rule: 'There is no such submission.',
  remedy: 'Check the address, or find it on its track’s page.',
});
