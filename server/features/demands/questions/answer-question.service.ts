import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { changeDemand, notNow, presentState } from '../change-demand.ts';
import { demandPolicy } from '../demand.policy.ts';
import { readWords } from './ask-question.service.ts';
import { mayAnswer } from './asking.ts';
import { DemandQuestion } from './demand-question.entity.ts';
import { mailAnswer } from './question.mails.ts';

/**
 * Answers a question in public, once; who asked and everybody with a bid or a draft of one is told by mail.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, TOO_LONG, STATE once the bids are open, ALREADY_EXISTS for a question
 *   that is answered or hidden
 */
export async function answerDemandQuestion(
  scope: Scope,
  input: { questionId: string; answer: string },
): Promise<DemandQuestion> {
  const answer = readWords(input.answer, 'answer');
  const { demandId } = await questionOf(scope, input.questionId);
  let answered: DemandQuestion | null = null;
  await changeDemand(
    scope,
    { demandId },
    (actor, demand) => authorize(demandPolicy, actor, 'post', demand),
    async ({ tx, demand }) => {
      const now = clock.now();
      if (!mayAnswer(scope.actor, demand, now)) throw notNow(presentState(demand), 'answerDemandQuestion');
      const question = await present(tx, input.questionId);
      if (question.answeredAt || question.hiddenAt)
        throw new Refusal('ALREADY_EXISTS', { field: 'questionId' });
      Object.assign(question, {
        answer,
        answeredBy: actingUser(scope.actor)?.userId ?? null,
        answeredAt: now,
      });
      answered = await tx.save(DemandQuestion, question);
      await mailAnswer(tx, scope.app, demand, question);
      return {
        action: 'answerDemandQuestion',
        beside: true,
        facts: { questionId: question.id, number: question.number },
        personal: { question: question.body, answer },
      };
    },
  );
  return answered ?? questionOf(scope, input.questionId);
}

/**
 * Takes a question out of the public view, with a reason; it keeps its number.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, ALREADY_EXISTS for one that is hidden
 */
export async function hideDemandQuestion(
  scope: Scope,
  input: { questionId: string; reason: string },
): Promise<DemandQuestion> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  const { demandId } = await questionOf(scope, input.questionId);
  let hidden: DemandQuestion | null = null;
  await changeDemand(
    scope,
    { demandId },
    (actor, demand) => authorize(demandPolicy, actor, 'review', demand),
    async ({ tx }) => {
      const question = await present(tx, input.questionId);
      if (question.hiddenAt) throw new Refusal('ALREADY_EXISTS', { field: 'questionId' });
      hidden = await tx.save(
        DemandQuestion,
        Object.assign(question, { hiddenReason: reason, hiddenAt: clock.now() }),
      );
      return {
        action: 'hideDemandQuestion',
        beside: true,
        facts: { questionId: question.id, number: question.number, reason },
      };
    },
  );
  return hidden ?? questionOf(scope, input.questionId);
}

async function questionOf({ app }: Scope, questionId: string): Promise<DemandQuestion> {
  return present(app.db.manager, questionId);
}

async function present(tx: Transaction, questionId: string): Promise<DemandQuestion> {
  const question = isId(questionId) ? await tx.findOneBy(DemandQuestion, { id: questionId }) : null;
  if (!question) throw new Refusal('NOT_FOUND', { field: 'questionId' });
  return question;
}
