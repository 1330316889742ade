import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { callDecision } from '../../decisions/call-decision.service.ts';
import { voidNotice } from '../../notices/notice-standing.service.ts';
import type { NoticeAudience } from '../../notices/notices.enums.ts';
import { publishNotice } from '../../notices/publish-notice.service.ts';
import {
  changeDeal,
  type DealChange,
  type DealReference,
  dealCase,
  forSide,
  notNow,
  userIdOf,
} from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { ValuationChoice } from '../deal.enums.ts';
import { isClearing } from '../deal.states.ts';
import {
  complianceOf,
  isAnnouncedByOffer,
  lacksNotice,
  needsNotice,
  noticeDays,
} from '../judge/compliance.ts';
import { requireStep } from '../judge/require.ts';
import { contentOf } from './content.ts';

export type RecordPriceReason = DealReference & { reason: string; choice?: ValuationChoice | null };

/**
 * The unit records why the guaranteed sum may lie below the valuation (PRC-5), or what it decided about valuing the
 * result (PRC-4). A reason holds for the agreed terms alone.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE before terms are agreed, REQUIRED (`reason`)
 */
export function recordPriceReason(scope: Scope, input: RecordPriceReason): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), ({ record: { deal } }) => {
    const agreed = agreedDigest(deal, 'recordPriceReason');
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason'));
    refuseAll(problems.list);
    Object.assign(deal, {
      priceReason: reason,
      priceReasonDigest: agreed,
      valuationChoice: input.choice ?? deal.valuationChoice,
    });
    return { action: 'recordPriceReason', facts: { choice: deal.valuationChoice }, personal: { reason } };
  });
}

export type CallDealDecision = DealReference & {
  meetingOn?: string | null;
  memberIds?: readonly string[] | null;
};

/**
 * Calls the collective decision on the agreed terms (PRC-6). Completers, whoever calls and whoever negotiated do not vote.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, RULE for what is missing before, ALREADY_EXISTS,
 *   LIMIT (`memberIds`)
 */
export function callDealDecision(scope: Scope, input: CallDealDecision): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { tx, record, unit } = change;
    const { deal } = record;
    const termsDigest = agreedDigest(deal, 'callDealDecision');
    const { facts, warnings } = await requireStep(change, 'DECIDE');
    if (facts.decision === 'APPROVED') throw notNow(deal.state, 'callDealDecision', 'APPROVED');
    const decision = await callDecision(tx, scope, {
      ...dealCase(deal),
      unit,
      termsDigest,
      resultId: deal.resultId,
      title: `${deal.number} ${deal.title}`,
      content: contentOf(change, facts, 'LEADERS'),
      recused: deal.negotiatorUserId ? [{ userId: deal.negotiatorUserId, reason: 'NEGOTIATOR' }] : [],
      memberIds: input.memberIds ?? null,
      meetingOn: input.meetingOn ?? null,
    });
    return { action: 'callDealDecision', facts: { decisionId: decision.id, warnings } };
  });
}

export type PublishDealNotice = DealReference & { days?: number | null; audience?: NoticeAudience | null };

/**
 * Publishes the notice of the agreed terms (PRC-2), after the decision where one is asked for.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE (also where none is asked for), RULE for what is
 *   missing before and for too few days, INVALID for `days` below the unit's own term or a wider
 *   `audience` than the unit has set, ALREADY_EXISTS
 */
export function publishDealNotice(scope: Scope, input: PublishDealNotice): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { tx, record, unit } = change;
    const { deal } = record;
    const termsDigest = agreedDigest(deal, 'publishDealNotice');
    const { facts, warnings } = await requireStep(change, 'ANNOUNCE');
    const isLacking = lacksNotice(complianceOf(facts));
    if (!needsNotice(facts) || (isAnnouncedByOffer(facts) && !isLacking))
      throw notNow(deal.state, 'publishDealNotice', 'NOT_ASKED_FOR');
    if (input.audience === 'EVERYONE' && !facts.settings.noticeToEveryone) {
      throw new Refusal('INVALID', { field: 'audience', params: { reason: 'UNIT_SETTING' } });
    }
    const days = input.days ?? noticeDays(facts);
    refuseShort(days, facts.settings.noticeDays);
    // One that has too few days by now makes way for a longer one.
    if (isLacking) await voidNotice(tx, scope, dealCase(deal), 'TOO_SHORT');
    const notice = await publishNotice(tx, scope, {
      ...dealCase(deal),
      unit,
      termsDigest,
      kind: 'DEAL',
      resultId: deal.resultId,
      title: deal.title,
      content: contentOf(change, facts, 'NOTICE'),
      days,
      ruleId: 'PRC-2',
      partyUserIds: partiesIn(change),
      partyOrganizationIds: [deal.enterpriseId],
    });
    return { action: 'publishDealNotice', facts: { noticeId: notice.id, days, warnings } };
  });
}

/** Everybody of the unit who acted in the case: they neither decide nor investigate objections. */
function partiesIn({ scope, record: { deal, proposals } }: DealChange): string[] {
  const people = [
    deal.negotiatorUserId,
    userIdOf(scope),
    ...proposals.flatMap(({ side, byUser, acceptedByOwner }) => [
      side === 'OWNER' ? byUser : null,
      acceptedByOwner,
    ]),
  ];
  return [...new Set(people.filter((userId) => userId !== null))];
}

function refuseShort(days: number, own: number | null): void {
  if (own === null || days >= own) return;
  throw new Refusal('INVALID', { field: 'days', params: { reason: 'UNIT_TERM', days, minimumDays: own } });
}

function agreedDigest(deal: Deal, action: string): string {
  if (!isClearing(deal.state) || deal.termsDigest === null) throw notNow(deal.state, action);
  return deal.termsDigest;
}
