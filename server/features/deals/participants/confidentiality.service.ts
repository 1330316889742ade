import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { grantInCase } from '../../results/confidential/grant-in-case.service.ts';
import { changeDeal, type DealReference, forSide, notNow, userIdOf } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import { isOver } from '../deal.states.ts';

/** The text that is offered unless the unit writes its own; a paper between the parties, therefore in Chinese. */
export const CONFIDENTIALITY_TEXT =
  '接收方承诺：仅为评估和洽谈本项成果转化之目的使用所披露的保密内容；未经披露方书面同意，不向任何第三方披露，不复制、不申请知识产权、不作其他使用；仅让确有必要知悉并承担同等保密义务的人员接触；洽谈终止或者披露方要求时，立即归还或者销毁全部保密资料。本承诺自确认之时起生效，不因洽谈终止而失效，至有关内容依法公开时为止。';

export type OpenConfidentiality = DealReference & { text: string; expiresOn?: string | null };

/**
 * The unit offers the confidential part against a promise, or offers it with another text; an earlier promise stays.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE without a confidential part or once promised, REQUIRED,
 *   INVALID (`expiresOn`)
 */
export function openConfidentiality(scope: Scope, input: OpenConfidentiality): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), ({ record: { deal, result } }) => {
    if (isOver(deal.state) || deal.confidentialityAcceptedAt) throw notNow(deal.state, 'openConfidentiality');
    if (!result.result.hasConfidentialPart) {
      throw notNow(deal.state, 'openConfidentiality', 'NO_CONFIDENTIAL_PART');
    }
    const problems = new Problems('');
    const text = readText(input.text, 5000, problems.at('text'));
    if (text === null) problems.at('text').add('REQUIRED');
    const today = clock.today();
    if (input.expiresOn && input.expiresOn < today) {
      problems.at('expiresOn').add('INVALID', { reason: 'IN_PAST', earliest: today });
    }
    refuseAll(problems.list);
    Object.assign(deal, { confidentialityText: text, confidentialityExpiresOn: input.expiresOn ?? null });
    deal.negotiatorUserId ??= userIdOf(scope);
    return {
      action: 'openConfidentiality',
      facts: { expiresOn: input.expiresOn ?? null },
      personal: { text },
    };
  });
}

/**
 * The enterprise promises confidentiality, which opens the confidential part for its members until the deal ends.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT for another text than was read, STATE, RULE (REG-6)
 */
export function acceptConfidentiality(scope: Scope, input: DealReference): Promise<Deal> {
  return changeDeal(scope, input, forSide('ENTERPRISE'), async ({ tx, record: { deal }, unit }) => {
    if (isOver(deal.state) || deal.confidentialityText === null || deal.confidentialityAcceptedAt) {
      throw notNow(deal.state, 'acceptConfidentiality');
    }
    const acceptedBy = userIdOf(scope);
    if (acceptedBy === null) throw new Refusal('SIGN_IN_REQUIRED');
    deal.confidentialGrantId = await grantInCase(tx, scope, {
      unit,
      resultId: deal.resultId,
      organizationId: deal.enterpriseId,
      purpose: `洽谈 ${deal.number}`,
      grantedBy: deal.negotiatorUserId,
      expiresOn: deal.confidentialityExpiresOn,
    });
    Object.assign(deal, { confidentialityAcceptedAt: clock.now(), confidentialityAcceptedBy: acceptedBy });
    return { action: 'acceptConfidentiality', facts: { grantId: deal.confidentialGrantId } };
  });
}
