import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal, type RefusalDetails } from '../../platform/errors.ts';
import { dealSettings, type UnitDealSettings } from '../accounts/organizations/deal-settings.service.ts';
import { decisionStanding } from '../decisions/decision-standing.service.ts';
import type { DecisionStanding } from '../decisions/decisions.enums.ts';
import { type NoticeStanding, noticeStanding, openObjections } from '../notices/notice-standing.service.ts';
import type { TechResult } from '../results/data/tech-result.entity.ts';
import type { ComplianceCode } from '../rulebook/compliance.codes.ts';
import { type Compliance, complianceItem, complianceItems, foresee } from '../rulebook/compliance.ts';
import { enforce, type Kept, warnings } from '../rulebook/enforce.ts';
import type { RuleWarning } from '../rulebook/rulebook.types.ts';
import type { RuleId } from '../rulebook/rules/index.ts';
import { DISPOSING_MODES } from '../rulebook/rules/vocabulary.ts';
import { ruleOf, type Unit } from '../rulebook/unit.ts';
import { type ValuationFloor, valuationFloor } from '../valuations/valuation-floor.service.ts';
import { offerCase } from './change-offer.ts';
import type { Offer } from './data/offer.entity.ts';
import { judgedMode } from './terms/disposing.ts';
import { missingPaymentTerms } from './terms/lawful-terms.ts';
import { greatestSum, guaranteedSum } from './terms/sums.ts';

/** Everything that the rules on an offer look at. */
export interface OfferFacts {
  unit: Unit;
  offer: Offer;
  result: Pick<TechResult, 'state' | 'securityScreening'>;
  settings: UnitDealSettings;
  decision: DecisionStanding;
  notice: NoticeStanding | null;
  /** Objections that are not closed, also to notices of earlier terms. */
  openObjections: number;
  floor: ValuationFloor | null;
}

/** Reads what the rules look at; with `lock`, no objection can come in until the transaction ends. */
export async function offerFacts(
  tx: Transaction,
  { unit, offer, result }: Pick<OfferFacts, 'unit' | 'offer' | 'result'>,
  { lock = false }: { lock?: boolean } = {},
): Promise<OfferFacts> {
  return {
    unit,
    offer,
    result,
    settings: await dealSettings(tx, offer.organizationId),
    decision: await decisionStanding(tx, offerCase(offer), offer.termsDigest),
    notice: await noticeStanding(tx, offerCase(offer), offer.termsDigest, { lock }),
    openObjections: await openObjections(tx, offerCase(offer)),
    floor: await valuationFloor(tx, offer.resultId, clock.today()),
  };
}

/** Whether terms are a major conversion: they hand the result over, for a sum at or above the unit's threshold. */
export function isMajor({ offer: { terms }, settings }: OfferFacts): boolean {
  if (!(DISPOSING_MODES as readonly string[]).includes(judgedMode(terms))) return false;
  const most = greatestSum(terms);
  return settings.collectiveDecisionFrom === null || most === null || most >= settings.collectiveDecisionFrom;
}

/** Whether the rulebook asks for the collective decision of a standing offer before it opens (PRC-6). */
export function needsDecision(facts: OfferFacts): boolean {
  const asked = facts.unit.rulebook.parameters('PRC-6')?.collectiveDecision === true;
  return facts.offer.isStanding && asked && isMajor(facts);
}

/** Whether the rulebook asks for the public notice of a standing offer before it opens (PRC-2). */
export function needsNotice({ unit, offer }: OfferFacts): boolean {
  const rule = unit.rulebook.parameters('PRC-2');
  return (
    offer.isStanding && rule?.noticeRequired === true && (rule.modes ?? []).includes(judgedMode(offer.terms))
  );
}

/** Days of the notice of an offer: what the rule asks for, or the unit's own longer term. */
export function offerNoticeDays({ unit, settings }: OfferFacts): number {
  return Math.max(unit.rulebook.parameters('PRC-2')?.minimumDays ?? 15, settings.noticeDays ?? 0);
}

/** One rule that is looked ahead to and, at the step, enforced. */
interface Check {
  foresee: () => Compliance | undefined;
  enforce: () => RuleWarning | undefined;
}

type Step = 'announce' | 'open';

/** Judges all that a step asks of an offer. @throws Refusal of the first rule that blocks, with what is missing */
export function enforceOffer(facts: OfferFacts, step: Step): RuleWarning[] {
  return warnings(...checksOf(facts, step).map((check) => check.enforce()));
}

/** What opening the offer asks for and whether it is there. */
export function offerCompliance(facts: OfferFacts): Compliance[] {
  return complianceItems(...checksOf(facts, 'open').map((check) => check.foresee()));
}

function checksOf(facts: OfferFacts, step: Step): Check[] {
  const always = [shown(facts), approved(facts), pricingWay(facts), paymentTerms(facts)];
  if (!facts.offer.isStanding) return always;
  const clearing = [valuation(facts), decision(facts)];
  return [...always, ...clearing, ...(step === 'open' ? [notice(facts), objections(facts)] : [])];
}

interface CheckDetails {
  code: ComplianceCode;
  field?: string;
  params?: Record<string, string | number>;
  who?: 'OFFICER' | 'LEADERSHIP_MEMBER';
  until?: Date | null;
  waiting?: boolean;
}

function check<Id extends RuleId>(
  { unit: { rulebook } }: OfferFacts,
  id: Id,
  kept: Kept<Id>,
  { code, field, params = {}, who = 'OFFICER', until = null, waiting = false }: CheckDetails,
): Check {
  const details: RefusalDetails = { ...(field ? { field } : {}), params: { ...params, missing: code } };
  return {
    foresee: () => foresee(rulebook, id, kept, { step: 'OPEN', code, who, until, waiting, params }),
    enforce: () => enforce(rulebook, id, kept, details),
  };
}

/** A demand that blocks whatever the rulebook's authority. */
function demand(
  facts: OfferFacts,
  id: RuleId | null,
  kept: boolean,
  code: ComplianceCode,
  refusal: () => Refusal,
): Check {
  const status = kept ? 'MET' : 'MISSING';
  const item = complianceItem(facts.unit.rulebook, id, status, { step: 'OPEN', code, who: 'OFFICER' });
  return {
    foresee: () => item && { ...item, status },
    enforce: () => {
      if (kept) return undefined;
      throw refusal();
    },
  };
}

/** Everybody is offered only what everybody may see; a named enterprise also what is only registered. */
function shown(facts: OfferFacts): Check {
  const { offer, result } = facts;
  const states = offer.directedToId ? ['REGISTERED', 'PUBLISHED'] : ['PUBLISHED'];
  return demand(facts, null, states.includes(result.state), 'RESULT_NOT_OFFERABLE', () => {
    const reason = result.state === 'REGISTERED' ? 'ONLY_DIRECTED' : 'RESULT_NOT_OFFERABLE';
    return new Refusal('STATE', { params: { action: 'openOffer', reason, state: result.state } });
  });
}

/**
 * A sensitive result is negotiated with a named enterprise only, and never on standing terms: its deal waits for the
 * approval of the supervising department (REG-6).
 */
function approved(facts: OfferFacts): Check {
  const { unit, offer, result } = facts;
  const modes = unit.rulebook.parameters('REG-6')?.modes ?? ['TRANSFER', 'LICENSE', 'EQUITY'];
  const waits = offer.directedToId !== null && !offer.isStanding;
  const free = result.securityScreening !== 'SENSITIVE' || waits || !modes.includes(judgedMode(offer.terms));
  return demand(
    facts,
    'REG-6',
    free,
    'APPROVAL_MISSING',
    () => new Refusal('RULE', { params: { screening: result.securityScreening }, ...ruleOf(unit, 'REG-6') }),
  );
}

function pricingWay(facts: OfferFacts): Check {
  const { offer } = facts;
  return check(
    facts,
    'PRC-1',
    ({ ways, modes }) => !modes?.includes(judgedMode(offer.terms)) || (ways ?? []).includes(offer.pricing),
    { code: 'PRICING_WAY', field: 'pricing' },
  );
}

function paymentTerms(facts: OfferFacts): Check {
  const missing = missingPaymentTerms(facts.offer.terms);
  return check(facts, 'PAU-3', ({ terms }) => !terms?.some((term) => missing.includes(term)), {
    code: 'PAYMENT_TERMS_MISSING',
    field: 'terms.payment',
    params: { open: missing.join(' ') },
  });
}

/** With royalties the guaranteed sum may lie below the valuation where a reason is recorded. */
function valuation(facts: OfferFacts): Check {
  const { floor, offer } = facts;
  const hands = (
    facts.unit.rulebook.parameters('PRC-1')?.modes ?? ['TRANSFER', 'LICENSE', 'EQUITY']
  ).includes(judgedMode(offer.terms));
  const reached = !hands || floor === null || guaranteedSum(offer.terms) >= floor.amount;
  const canExplain = offer.terms.payment?.royalty != null || offer.terms.mode === 'INVEST_THEN_EQUITY';
  const explained = canExplain && offer.belowValuationReason !== null;
  return check(facts, 'PRC-5', ({ notBelowValuation }) => !notBelowValuation || reached || explained, {
    code: canExplain ? 'PRICE_REASON_MISSING' : 'PRICE_BELOW_VALUATION',
    field: canExplain ? 'belowValuationReason' : 'terms.payment',
  });
}

function decision(facts: OfferFacts): Check {
  const codes: Readonly<Record<DecisionStanding, ComplianceCode>> = {
    NONE: 'DECISION_NOT_CALLED',
    CALLED: 'DECISION_OPEN',
    APPROVED: 'DECISION_NOT_CALLED',
    REJECTED: 'DECISION_REJECTED',
  };
  return check(
    facts,
    'PRC-6',
    ({ collectiveDecision }) => !collectiveDecision || !isMajor(facts) || facts.decision === 'APPROVED',
    { code: codes[facts.decision], who: facts.decision === 'CALLED' ? 'LEADERSHIP_MEMBER' : 'OFFICER' },
  );
}

function notice(facts: OfferFacts): Check {
  const { notice: standing } = facts;
  const waiting = standing !== null && !standing.over;
  return check(
    facts,
    'PRC-2',
    ({ noticeRequired, modes, minimumDays = 0 }) =>
      !noticeRequired ||
      !modes?.includes(judgedMode(facts.offer.terms)) ||
      (standing?.over === true && standing.notice.days >= minimumDays),
    {
      code: waiting ? 'NOTICE_RUNNING' : 'NOTICE_NOT_PUBLISHED',
      waiting,
      until: waiting ? standing.notice.endsAt : null,
      params: waiting ? { until: standing.notice.endsAt.toISOString() } : { days: offerNoticeDays(facts) },
    },
  );
}

function objections(facts: OfferFacts): Check {
  const { notice: standing, openObjections: open } = facts;
  const upheld = standing?.upheld ?? false;
  return check(facts, 'PRC-3', !upheld && open === 0, {
    code: upheld ? 'OBJECTION_UPHELD' : 'OBJECTION_OPEN',
    params: { open },
  });
}
