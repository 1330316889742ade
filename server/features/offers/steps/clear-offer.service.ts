import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import type { CaseLine } from '../../../platform/cases.ts';
import { Refusal } from '../../../platform/errors.ts';
import { callDecision } from '../../decisions/call-decision.service.ts';
import { publishNotice } from '../../notices/publish-notice.service.ts';
import {
  changeOffer,
  type OfferChange,
  type OfferReference,
  offerCase,
  refuseCompleter,
} from '../change-offer.ts';
import type { Offer } from '../data/offer.entity.ts';
import { type OfferStep, offerStates } from '../offer.states.ts';
import {
  enforceOffer,
  needsDecision,
  needsNotice,
  type OfferFacts,
  offerFacts,
  offerNoticeDays,
} from '../offer-rules.ts';
import { readLawfulTerms } from '../terms/lawful-terms.ts';
import { termsLines } from '../terms/terms-text.ts';

/**
 * Calls the collective decision on a standing offer (PRC-6): once it is approved, the offer is decided.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES for completers, CONFLICT, STATE (also where none is asked for), RULE,
 *   problems of the terms by field, what the call itself refuses
 */
export async function callOfferDecision(
  scope: Scope,
  input: OfferReference & { memberIds?: readonly string[] | null; meetingOn?: string | null },
): Promise<Offer> {
  return changeOffer(scope, input, async (change) => {
    const { facts, warned } = await prepare(scope, change, 'callDecision');
    if (!needsDecision(facts)) throw notAsked('callDecision');
    const { tx, offer, unit } = change;
    const decision = await callDecision(tx, scope, {
      ...offerCase(offer),
      unit,
      termsDigest: offer.termsDigest,
      resultId: offer.resultId,
      title: offer.title,
      content: contentOf(change, facts),
      recused: [],
      memberIds: input.memberIds ?? null,
      meetingOn: input.meetingOn ?? null,
    });
    return { action: 'callOfferDecision', facts: { decisionId: decision.id, warnings: warned } };
  });
}

/**
 * Gives public notice of a standing offer (PRC-2), after its decision where one is asked for.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES for completers, CONFLICT, STATE (also where none is asked for), RULE
 *   (PRC-5, PRC-6, REG-6, PRC-2 for too few days), problems of the terms by field
 */
export async function publishOfferNotice(
  scope: Scope,
  input: OfferReference & { days?: number | null },
): Promise<Offer> {
  return changeOffer(scope, input, async (change) => {
    const { facts, warned } = await prepare(scope, change, 'publishNotice');
    if (!needsNotice(facts)) throw notAsked('publishNotice');
    const { tx, offer, unit } = change;
    warned.push(...enforceOffer(facts, 'announce'));
    const notice = await publishNotice(tx, scope, {
      ...offerCase(offer),
      unit,
      termsDigest: offer.termsDigest,
      kind: 'STANDING_OFFER',
      resultId: offer.resultId,
      title: offer.title,
      content: contentOf(change, facts),
      days: input.days ?? offerNoticeDays(facts),
      ruleId: 'PRC-2',
      partyUserIds: [offer.createdBy, offer.writtenBy, actingUser(scope.actor)?.userId].flatMap(
        (id) => id ?? [],
      ),
      partyOrganizationIds: offer.directedToId === null ? [] : [offer.directedToId],
    });
    offer.state = offerStates.next(offer.state, 'publishNotice');
    return {
      action: 'publishOfferNotice',
      facts: { noticeId: notice.id, days: notice.days, warnings: warned },
    };
  });
}

async function prepare(scope: Scope, { tx, offer, record, unit }: OfferChange, step: OfferStep) {
  offerStates.next(offer.state, step);
  refuseCompleter(scope, record);
  const { warnings } = readLawfulTerms(unit.rulebook, offer.terms);
  const facts = await offerFacts(tx, { unit, offer, result: record.result });
  return { facts, warned: warnings };
}

function notAsked(action: string): Refusal {
  return new Refusal('STATE', { params: { action, reason: 'NOT_ASKED_FOR' } });
}

/** What is decided and announced: result, transaction, price, for whom, and how to object (PRC-2). */
function contentOf({ offer, record }: OfferChange, { settings }: OfferFacts): CaseLine[] {
  const audience = offer.bearsPolicyName ? '符合“先使用后付费”政策条件的企业' : '接受全部条件的企业';
  return [
    { label: 'RESULT_NAME', value: record.result.title },
    ...termsLines(offer.terms),
    { label: 'PRICING', value: '协议定价' },
    { label: 'COUNTERPARTY', value: offer.directedToId === null ? audience : '指定企业' },
    { label: 'WAY_TO_OBJECT', value: settings.officeContact ?? '在公示期内通过本平台公示页面提出异议' },
  ];
}
