import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { addMessage } from '../../../deals/participants/add-message.ts';
import { openDeal } from '../../../deals/request/open-deal.service.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import { changeDemand, notNow, presentState } from '../../change-demand.ts';
import { DemandAnswer } from '../../data/demand-parts.entity.ts';
import { hasBids } from '../../demand.enums.ts';
import { refuseIneligible } from '../../eligible.ts';
import { mailDemand } from '../demand-mails.ts';
import { readWhy } from '../review/review-demand.service.ts';

export interface AnswerDemand {
  demandId: string;
  /** A result of the unit that is registered or published. */
  resultId: string;
  message: string;
}

/**
 * A unit answers a plain demand with a result of its own: a deal with the poster is opened, in which the officer
 * negotiates. The demand stays open for others until its poster closes it.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for others than officers, NOT_FOUND, STATE for demands with bids or over
 *   and for results that are not to be had, INVALID for who may not answer, FOUR_EYES for a completer of the result,
 *   ALREADY_EXISTS
 */
export async function answerDemand(scope: Scope, input: AnswerDemand): Promise<DemandAnswer> {
  const user = requireUser(scope.actor);
  if (!user.organizationId || !hasRole(user, ['OFFICER'])) throw new Refusal('FORBIDDEN');
  const unit = (await organizationById.batch(scope.app, [user.organizationId])).get(user.organizationId);
  if (!unit) throw new Error(`demands: there is no organisation ${user.organizationId}`);
  const text = readWhy(input.message, 'message');
  let answer: DemandAnswer | undefined;
  await changeDemand(scope, { demandId: input.demandId }, onlyOpen, async ({ tx, demand }) => {
    refuseIneligible(demand, unit);
    const result = isId(input.resultId) ? await resultForCase(tx, input.resultId) : null;
    if (result?.result.organizationId !== unit.id) throw new Refusal('NOT_FOUND', { field: 'resultId' });
    if (result.completers.some(({ userId }) => userId === user.userId)) throw new Refusal('FOUR_EYES');
    const key = { demandId: demand.id, resultId: result.result.id };
    if (await tx.existsBy(DemandAnswer, key)) throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
    const deal = await openDeal(tx, scope, {
      origin: 'DEMAND',
      pricing: 'NEGOTIATED',
      resultId: result.result.id,
      offerId: null,
      enterpriseId: demand.organizationId,
      terms: null,
      proposal: null,
      acceptedBy: null,
      declarations: [],
      requestedBy: null,
      negotiatorUserId: user.userId,
      priorDealId: null,
      eligibility: null,
      bearsPolicyName: false,
      action: 'answerDemand',
      facts: { demandId: demand.id, demandNumber: demand.number },
      personal: { message: text },
    });
    await addMessage(tx, deal.id, { side: 'OWNER', byUser: user.userId, text, fileIds: [] });
    answer = Object.assign(new DemandAnswer(), {
      id: newId(),
      ...key,
      organizationId: unit.id,
      dealId: deal.id,
      byUser: user.userId,
      at: clock.now(),
    });
    await tx.insert(DemandAnswer, answer);
    await mailDemand(tx, scope.app, demand, {
      mail: 'answered',
      organizationIds: [demand.organizationId],
    });
    return {
      action: 'answerDemand',
      beside: true,
      facts: { resultId: result.result.id, dealId: deal.id, deal: deal.number },
    };
  });
  if (!answer) throw new Error('demands: an answer was not written');
  return answer;
}

function onlyOpen(_actor: unknown, demand: Parameters<typeof presentState>[0]): void {
  const state = presentState(demand);
  if (hasBids(demand.mode)) throw notNow(state, 'answerDemand', 'HAS_BIDS');
  if (state !== 'OPEN') throw notNow(state, 'answerDemand');
}
