import type { Role } from '../../../platform/auth/roles.ts';
import { judgedMode } from '../../offers/terms/disposing.ts';
import { missingPaymentTerms } from '../../offers/terms/lawful-terms.ts';
import { greatestSum, guaranteedSum } from '../../offers/terms/sums.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { ComplianceCode, ComplianceStep } from '../../rulebook/compliance.codes.ts';
import { type Compliance, complianceItem, complianceItems, foresee } from '../../rulebook/compliance.ts';
import type { Kept } from '../../rulebook/enforce.ts';
import type { RuleId } from '../../rulebook/rules/index.ts';
import { DISPOSING_MODES } from '../../rulebook/rules/vocabulary.ts';
import type { DealFacts, NoticeFact } from './facts.ts';

/** The steps toward a signature in their order: what stops one stops all that follow. */
export const ORDER = ['AGREE', 'DECIDE', 'ANNOUNCE', 'CLEAR'] as const satisfies readonly ComplianceStep[];
export type ClearingStep = (typeof ORDER)[number];

interface Ask {
  step: ClearingStep;
  code: ComplianceCode;
  who?: Role | null;
  until?: Date | null;
  waiting?: boolean;
  params?: Record<string, string | number>;
}

type Item = Compliance | undefined;

/**
 * What every rule asks of the agreed terms before they can be signed, and whether it is there: the one judgement that
 * the steps, the states and the view of what is missing all rest on. Pure; empty before terms are agreed.
 */
export function complianceOf(facts: DealFacts): Compliance[] {
  const { terms } = facts.record.deal;
  if (!terms) return [];
  return complianceItems(
    ...agreementItems(facts, terms),
    ...partyItems(facts),
    ...priceItems(facts, terms),
    ...equityItems(facts, terms),
    decisionItem(facts, terms),
    noticeItem(facts, terms),
    objectionItem(facts),
    ...approvalItems(facts, terms),
    ...checkItems(facts),
  );
}

/** What stops a step: everything missing or waited for that it or an earlier one asks. */
export function stopping(items: readonly Compliance[], step: ClearingStep): Compliance[] {
  const reach = ORDER.slice(0, ORDER.indexOf(step) + 1) as readonly ComplianceStep[];
  return items.filter(
    ({ step: asked, status }) => reach.includes(asked) && (status === 'MISSING' || status === 'WAITING'),
  );
}

/** Whether the agreed terms hand the result over, as the rules on price, notice and approval see it. */
export function disposes(terms: Terms): boolean {
  return (DISPOSING_MODES as readonly string[]).includes(judgedMode(terms));
}

/** Whether the parties are related: a side says so, or a completer is a member of the enterprise. */
export function areRelated({ record, completersInEnterprise }: DealFacts): boolean {
  return completersInEnterprise > 0 || record.declarations.some(({ relation }) => relation === 'RELATED');
}

/** Whether the terms are a major conversion (PRC-6): they hand the result over, for a sum at or above the unit's threshold. */
export function isMajor(terms: Terms, { collectiveDecisionFrom }: DealFacts['settings']): boolean {
  if (!disposes(terms)) return false;
  const most = greatestSum(terms);
  return collectiveDecisionFrom === null || most === null || most >= collectiveDecisionFrom;
}

/** Whether the collective decision is asked for. */
export function needsDecision(facts: DealFacts): boolean {
  const { terms } = facts.record.deal;
  const asked = facts.unit.rulebook.parameters('PRC-6')?.collectiveDecision === true;
  return terms !== null && asked && isMajor(terms, facts.settings);
}

/** Whether the notice is asked for, by any authority. */
export function needsNotice(facts: DealFacts): boolean {
  const { terms } = facts.record.deal;
  const parameters = facts.unit.rulebook.parameters('PRC-2');
  return terms !== null && parameters !== undefined && asksNotice(facts, terms, parameters);
}

/** Days of the notice: what the rule asks for, or the unit's own longer term. */
export function noticeDays({ unit, settings }: DealFacts): number {
  return Math.max(unit.rulebook.parameters('PRC-2')?.minimumDays ?? 15, settings.noticeDays ?? 0);
}

interface NoticeParameters {
  noticeRequired?: boolean;
  relatedPartyAlways?: boolean;
  modes?: readonly string[];
}

function asksNotice(facts: DealFacts, terms: Terms, parameters: NoticeParameters): boolean {
  const { noticeRequired, relatedPartyAlways, modes } = parameters;
  if (!modes?.includes(judgedMode(terms))) return false;
  if (relatedPartyAlways === true && areRelated(facts)) return true;
  return noticeRequired === true && facts.record.deal.pricing === 'NEGOTIATED';
}

/**
 * The notice that counts: the deal's own before the one of its offer, which names no people and so does not do for
 * related parties, nor for leaders who take shares (INC-8).
 */
function countingNotice(facts: DealFacts): NoticeFact | null {
  const own = facts.notices.find((notice) => notice.own);
  if (own) return own;
  const takesShares = facts.record.leaders.some(({ takesEquity }) => takesEquity);
  return areRelated(facts) || takesShares ? null : (facts.notices[0] ?? null);
}

/** Whether the notice of the standing offer that it came from does for the deal, too. */
export function isAnnouncedByOffer(facts: DealFacts): boolean {
  return countingNotice(facts)?.own === false;
}

function ask<Id extends RuleId>(facts: DealFacts, id: Id, kept: Kept<Id>, details: Ask): Item {
  return foresee(facts.unit.rulebook, id, kept, { who: 'OFFICER', ...details });
}

/** What the course of the case itself asks, whatever the rulebook. */
function demand(facts: DealFacts, kept: boolean, details: Ask): Item {
  const status = kept ? 'MET' : details.waiting ? 'WAITING' : 'MISSING';
  return complianceItem(facts.unit.rulebook, null, status, { who: 'OFFICER', ...details });
}

function agreementItems(facts: DealFacts, terms: Terms): Item[] {
  const { deal, result } = facts.record;
  const owing = missingPaymentTerms(terms);
  return [
    demand(facts, resultStands(facts), {
      step: 'DECIDE',
      code: 'RESULT_NOT_OFFERABLE',
      params: { reason: result.result.state },
    }),
    demand(facts, facts.contradicting === null, {
      step: 'DECIDE',
      code: 'RESULT_NOT_OFFERABLE',
      params: { reason: 'CONTRADICTS', deal: facts.contradicting ?? '' },
    }),
    ask(
      facts,
      'PRC-1',
      ({ ways, modes }) => !modes?.includes(judgedMode(terms)) || (ways ?? []).includes(deal.pricing),
      { step: 'DECIDE', code: 'PRICING_WAY' },
    ),
    ask(facts, 'PAU-3', (rule) => !(rule.terms ?? []).some((term) => owing.includes(term)), {
      step: 'DECIDE',
      code: 'PAYMENT_TERMS_MISSING',
      params: { missing: owing.join(' ') },
    }),
    deal.bearsPolicyName
      ? ask(facts, 'PAU-1', deal.eligibility?.eligible === true, { step: 'DECIDE', code: 'NOT_ELIGIBLE' })
      : undefined,
  ];
}

/** A result that was withdrawn after the owner accepted the terms holds the case up until the owner accepts anew. */
export function resultStands({ record: { deal, proposals, result } }: DealFacts): boolean {
  const { state, withdrawnAt } = result.result;
  if (state === 'PUBLISHED' || state === 'REGISTERED') return true;
  if (state !== 'WITHDRAWN' || withdrawnAt === null) return false;
  const accepted = proposals.find(({ number }) => number === deal.termsNumber)?.acceptedByOwnerAt ?? null;
  return accepted !== null && accepted > withdrawnAt;
}

function partyItems(facts: DealFacts): Item[] {
  const { declarations, parties, deal } = facts.record;
  const relation = (side: 'OWNER' | 'ENTERPRISE', who: Role) =>
    demand(
      facts,
      declarations.some((declaration) => declaration.side === side),
      {
        step: 'DECIDE',
        code: 'RELATION_NOT_DECLARED',
        who,
        params: { side },
      },
    );
  const denied =
    facts.completersInEnterprise > 0 &&
    declarations.length === 2 &&
    declarations.every(({ relation }) => relation === 'NONE');
  return [
    relation('OWNER', 'OFFICER'),
    relation('ENTERPRISE', 'ENTERPRISE_MEMBER'),
    denied
      ? demand(facts, false, {
          step: 'DECIDE',
          code: 'RELATION_NOT_DECLARED',
          params: { reason: 'FACTS_SHOW_RELATED' },
        })
      : undefined,
    ...parties.map((party) =>
      demand(facts, party.consent === 'CONSENTED' && party.consentDigest === deal.termsDigest, {
        step: 'CLEAR',
        code: 'PARTY_CONSENT_MISSING',
        params: { name: party.name, consent: party.consent },
      }),
    ),
  ];
}

/** With royalties the guaranteed sum may lie below the valuation where a reason is recorded for these terms. */
function priceItems(facts: DealFacts, terms: Terms): Item[] {
  const { floor, enterprise, record } = facts;
  const { deal } = record;
  const low = floor !== null && disposes(terms) && guaranteedSum(terms) < floor.amount;
  const canExplain = terms.payment?.royalty != null || terms.mode === 'INVEST_THEN_EQUITY';
  const explained = canExplain && deal.priceReason !== null && deal.priceReasonDigest === deal.termsDigest;
  const decided =
    !disposes(terms) || floor !== null || deal.valuationChoice !== null || skipsValuation(facts, enterprise);
  return [
    ask(facts, 'PRC-5', ({ notBelowValuation }) => !notBelowValuation || !low || explained, {
      step: 'DECIDE',
      code: canExplain ? 'PRICE_REASON_MISSING' : 'PRICE_BELOW_VALUATION',
    }),
    complianceItem(facts.unit.rulebook, 'PRC-4', decided ? 'MET' : 'WARNING', {
      step: 'DECIDE',
      code: 'VALUATION_MISSING',
      who: 'OFFICER',
    }),
  ];
}

/** An enterprise founded with public funds counts as wholly owned by the state. */
function skipsValuation({ unit }: DealFacts, enterprise: DealFacts['enterprise']): boolean {
  return unit.rulebook.parameters('PRC-4')?.skippableTowardStateOwned === true && enterprise.stateFunded;
}

function equityItems(facts: DealFacts, terms: Terms): Item[] {
  const { equity } = terms;
  if (!equity) return [];
  const { leaders, deal, approvals } = facts.record;
  const known = facts.leadingCompleters.every(({ completerId }) =>
    leaders.some((leader) => leader.completerId === completerId),
  );
  const head = leaders.some(({ position, takesEquity }) => position === 'HEAD' && takesEquity);
  const approved = approvals.some((each) => each.approved && each.termsDigest === deal.termsDigest);
  const announced = facts.notices.some(({ over, own }) => over && own);
  const conditions: Readonly<Record<string, boolean>> = {
    NOTICE_IN_THE_UNIT: announced,
    APPROVAL_OF_THE_DEPARTMENT: approved,
    NO_TRADE_IN_OFFICE: true,
  };
  return [
    ask(facts, 'INC-3', ({ minimumBasisPoints = 0 }) => equity.teamBasisPoints >= minimumBasisPoints, {
      step: 'DECIDE',
      code: 'PAYMENT_TERMS_MISSING',
      params: { minimum: facts.unit.rulebook.parameters('INC-3')?.minimumBasisPoints ?? 0 },
    }),
    ask(facts, 'INC-8', deal.leadersDeclared && known, { step: 'DECIDE', code: 'LEADERS_NOT_DECLARED' }),
    ask(
      facts,
      'INC-8',
      ({ headMayHoldEquity, headConditions }) =>
        !head ||
        headMayHoldEquity === undefined ||
        (headMayHoldEquity && (headConditions ?? []).every((condition) => conditions[condition] ?? false)),
      { step: 'CLEAR', code: 'LEADER_MAY_NOT_HOLD_EQUITY' },
    ),
  ];
}

const DECISION_CODES = {
  NONE: 'DECISION_NOT_CALLED',
  CALLED: 'DECISION_OPEN',
  APPROVED: 'DECISION_NOT_CALLED',
  REJECTED: 'DECISION_REJECTED',
} as const satisfies Record<DealFacts['decision'], ComplianceCode>;

function decisionItem(facts: DealFacts, terms: Terms): Item {
  const { decision } = facts;
  const details: Ask = {
    step: 'ANNOUNCE',
    code: DECISION_CODES[decision],
    who: decision === 'CALLED' ? 'LEADERSHIP_MEMBER' : 'OFFICER',
    waiting: decision === 'CALLED',
  };
  // Whoever calls a decision waits for it, also where no rule asks for one.
  if (decision === 'CALLED' || decision === 'REJECTED') return demandBy(facts, 'PRC-6', details);
  return ask(
    facts,
    'PRC-6',
    ({ collectiveDecision }) =>
      !collectiveDecision || !isMajor(terms, facts.settings) || decision === 'APPROVED',
    details,
  );
}

function noticeItem(facts: DealFacts, terms: Terms): Item {
  const notice = countingNotice(facts);
  const waiting = notice !== null && !notice.over;
  const details: Ask = {
    step: 'CLEAR',
    code: waiting ? 'NOTICE_RUNNING' : 'NOTICE_NOT_PUBLISHED',
    waiting,
    until: waiting ? notice.endsAt : null,
    who: waiting ? null : 'OFFICER',
    params: waiting ? { until: notice.endsAt.toISOString() } : { days: noticeDays(facts) },
  };
  if (waiting) return demandBy(facts, 'PRC-2', details);
  // Of fewer days than the rulebook of this moment asks for, it was lawful when it was given and is so no longer.
  const isEnough = ({ minimumDays = 0 }) => notice !== null && notice.days >= minimumDays;
  return ask(facts, 'PRC-2', (rule) => !asksNotice(facts, terms, rule) || isEnough(rule), details);
}

/** Whether a notice that has to be there is not, or has fewer days than the rulebook of this moment asks for. */
export function lacksNotice(items: readonly Compliance[]): boolean {
  return items.some(({ code, status }) => code === 'NOTICE_NOT_PUBLISHED' && status === 'MISSING');
}

function objectionItem(facts: DealFacts): Item {
  const open = facts.openObjections;
  const upheld = facts.notices.some((notice) => notice.upheld);
  const details: Ask = {
    step: 'CLEAR',
    code: upheld ? 'OBJECTION_UPHELD' : 'OBJECTION_OPEN',
    waiting: !upheld,
    params: { open },
  };
  if (upheld || open > 0) return demandBy(facts, 'PRC-3', details);
  return ask(facts, 'PRC-3', true, details);
}

/** A rule that is quoted where the rulebook has it, and holds in any case. */
function demandBy(facts: DealFacts, id: RuleId, details: Ask): Item {
  const quoted = foresee(facts.unit.rulebook, id, false, { who: 'OFFICER', ...details });
  const held = demand(facts, false, details);
  return quoted && held ? { ...quoted, status: held.status } : held;
}

function approvalItems(facts: DealFacts, terms: Terms): Item[] {
  const { result, approvals, deal } = facts.record;
  const modes = facts.unit.rulebook.parameters('REG-6')?.modes ?? DISPOSING_MODES;
  const last = approvals.filter(({ termsDigest }) => termsDigest === deal.termsDigest).at(-1);
  const sensitive = result.result.securityScreening !== 'CLEAR' && modes.includes(judgedMode(terms));
  const missing = sensitive ? last?.approved !== true : last?.approved === false;
  const unfiled = last?.approved === true && last.filingDueOn !== null && last.filedOn === null;
  return [
    missing
      ? demandBy(facts, 'REG-6', { step: 'CLEAR', code: last ? 'APPROVAL_REFUSED' : 'APPROVAL_MISSING' })
      : complianceItem(facts.unit.rulebook, 'REG-6', sensitive ? 'MET' : 'NOT_APPLICABLE', { step: 'CLEAR' }),
    unfiled
      ? complianceItem(facts.unit.rulebook, 'REG-6', 'WARNING', {
          step: 'COMPLETE',
          code: 'APPROVAL_NOT_FILED',
          who: 'OFFICER',
          params: { until: last.filingDueOn ?? '' },
        })
      : undefined,
  ];
}

function checkItems(facts: DealFacts): Item[] {
  const { declarations, checks } = facts.record;
  const foreign = declarations.some(({ foreignParty }) => foreignParty);
  const last = (kind: 'EXPORT_CONTROL' | 'ETHICS') => checks.filter((check) => check.kind === kind).at(-1);
  const [control, ethics] = [last('EXPORT_CONTROL'), last('ETHICS')];
  return [
    control?.outcome === 'FORBIDDEN'
      ? demandBy(facts, 'REG-13', { step: 'CLEAR', code: 'EXPORT_FORBIDDEN' })
      : ask(facts, 'REG-13', !foreign || control !== undefined, {
          step: 'CLEAR',
          code: 'EXPORT_CONTROL_NOT_CHECKED',
        }),
    ethics?.outcome === 'FORBIDDEN'
      ? demandBy(facts, 'REG-13', { step: 'CLEAR', code: 'ETHICS_NOT_REVIEWED' })
      : ask(facts, 'REG-13', !foreign || ethics !== undefined, {
          step: 'CLEAR',
          code: 'ETHICS_NOT_REVIEWED',
        }),
  ];
}
