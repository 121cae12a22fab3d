import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalContext } from '../context.ts';
import type { Query } from '../query.ts';
import { sendAnswer } from '../reply.ts';
import { openCalculator } from './calculator.ts';
import { calculatorPage } from './calculator-page.ts';
import { questionOf } from './question.ts';

export function serveCalculator(scope: FastifyInstance, { site }: PortalContext): void {
  const calculator = openCalculator();
  scope.addHook('onClose', () => calculator.close());
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
