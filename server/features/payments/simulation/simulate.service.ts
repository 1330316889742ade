import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems } from '../../../platform/input/problems.ts';
import type { Calendars } from '../../../platform/standards/calendar.ts';
import { lastDayOf } from '../../deals/contract/contract-dates.ts';
import { readDeal } from '../../deals/data/deal-record.ts';
import { type ComparableDeals, comparableDeals } from '../../deals/reading/comparable-deals.service.ts';
import { findDeal } from '../../deals/reading/find-deal.service.ts';
import { findOffer } from '../../offers/reading/find-offers.service.ts';
import { malformed } from '../../offers/terms/lawful-terms.ts';
import { readTerms } from '../../offers/terms/read-terms.ts';
import { readMoney, readWhole } from '../../offers/terms/read-values.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import type { PaymentFacts, PaymentPlan } from '../plan/plan.types.ts';
import { planOf } from '../plan/plan-of-terms.ts';
import { presentTerms } from '../running/facts.ts';
import { findRunning } from '../running/find-running.service.ts';
import { compareWays, type SimulationOutcome, type SimulationRequest } from './compare-ways.ts';
import type { SimulationInput } from './simulation.types.ts';

export interface SimulationAnswer extends SimulationOutcome {
  plan: PaymentPlan;
  facts: PaymentFacts;
  comparable: ComparableDeals | null;
}

/** What is simulated: terms with their days and what happened so far, and the result that they are about. */
interface Subject {
  plan: PaymentPlan;
  facts: PaymentFacts;
  resultId: string | null;
}

const NO_FACTS: PaymentFacts = { reports: [], events: [] };
const MOST_YEARS = 15;
const MOST_QUARTERS = 60;
const MOST_GROWTH = 100_000;

/**
 * What the terms of an offer or a deal, or other terms, would come to on expected sales, by the functions of the real
 * schedule; of a running contract with its facts so far.
 * @throws Refusal NOT_FOUND for an offer or deal that the actor may not see, REQUIRED without any terms, INVALID
 */
export async function simulatePayments(scope: Scope, input: SimulationInput): Promise<SimulationAnswer> {
  const tx = scope.app.db.manager;
  const problems = new Problems('');
  const own = input.terms ? readOwnTerms(input.terms, problems) : null;
  const request = readRequest(input, problems);
  if (problems.list.length > 0) throw Refusal.all(problems.list);
  const calendars = await calendarsOf(tx);
  const subject = await subjectOf(scope, input, own, calendars);
  requireUnitPrice(subject.plan.terms, request);
  const { plan, facts, resultId } = subject;
  return {
    ...compareWays(plan, facts, request, calendars),
    plan,
    facts,
    comparable: resultId === null ? null : await comparableTo(tx, scope, plan.terms, resultId),
  };
}

/** Terms as far as they are written: what a draft lacks is no fault here. */
function readOwnTerms(fields: NonNullable<SimulationInput['terms']>, problems: Problems): Terms {
  const found = new Problems('terms');
  const terms = readTerms(fields, found);
  problems.list.push(...malformed(found.list));
  return terms;
}

async function subjectOf(
  scope: Scope,
  { offerId, dealId }: SimulationInput,
  own: Terms | null,
  calendars: Calendars,
): Promise<Subject> {
  const tx = scope.app.db.manager;
  if (dealId) {
    const deal = await findDeal(scope, dealId);
    if (!deal) throw new Refusal('NOT_FOUND', { field: 'dealId' });
    const running = await findRunning(scope, dealId);
    if (running) {
      const { plan, facts } = await presentTerms(tx, running, calendars);
      return { plan: own ? planOf(own, plan) : plan, facts, resultId: deal.resultId };
    }
    const terms = own ?? deal.terms ?? (await lastProposed(tx, dealId));
    return { plan: planFromToday(terms), facts: NO_FACTS, resultId: deal.resultId };
  }
  const offer = offerId ? await findOffer(scope, offerId) : null;
  if (offerId && !offer) throw new Refusal('NOT_FOUND', { field: 'offerId' });
  return {
    plan: planFromToday(own ?? offer?.terms ?? null),
    facts: NO_FACTS,
    resultId: offer?.resultId ?? null,
  };
}

async function lastProposed(tx: Transaction, dealId: string): Promise<Terms | null> {
  const record = await readDeal(tx, dealId);
  return record?.proposals.at(-1)?.terms ?? null;
}

/** Terms that are not in effect are looked at as if they were signed today. */
function planFromToday(terms: Terms | null): PaymentPlan {
  if (!terms) throw new Refusal('REQUIRED', { field: 'terms' });
  const today = clock.today();
  return planOf(terms, { signedOn: today, from: today, until: lastDayOf(terms, today) });
}

function readRequest(input: SimulationInput, problems: Problems): SimulationRequest {
  const { figures, ownQuarters } = input;
  const money = (sum: bigint | null | undefined, ...path: (string | number)[]) =>
    sum === null || sum === undefined ? null : readMoney(sum, problems.at(...path), 0n);
  if (ownQuarters && (ownQuarters.length === 0 || ownQuarters.length > MOST_QUARTERS))
    problems.at('ownQuarters').add('LIMIT', { max: MOST_QUARTERS });
  const whole = (name: 'years' | 'growthBasisPoints' | 'milestoneMonths', min: number, max: number) =>
    readWhole(input[name], { min, max }, problems.at(name));
  return {
    expectedPerYear: money(input.expectedPerYear, 'expectedPerYear') ?? 0n,
    growthBasisPoints: whole('growthBasisPoints', -10_000, MOST_GROWTH),
    spreadBasisPoints: input.spreadBasisPoints,
    ownQuarters: ownQuarters?.map((sum, index) => money(sum, 'ownQuarters', index) ?? 0n) ?? null,
    unitPrice: input.unitPrice ? readMoney(input.unitPrice, problems.at('unitPrice')) : null,
    years: whole('years', 1, MOST_YEARS),
    discountBasisPoints: input.discountBasisPoints,
    milestoneMonths: whole('milestoneMonths', 0, 120),
    figures: {
      transferPrice: money(figures?.transferPrice, 'figures', 'transferPrice'),
      feePerYear: money(figures?.feePerYear, 'figures', 'feePerYear'),
      deferredSum: money(figures?.deferredSum, 'figures', 'deferredSum'),
      royaltyBasisPoints: figures?.royaltyBasisPoints ?? null,
    },
  };
}

function requireUnitPrice({ payment }: Terms, { unitPrice }: SimulationRequest): void {
  if (payment?.royalty?.base === 'UNITS' && unitPrice === null)
    throw new Refusal('REQUIRED', { field: 'unitPrice' });
}

async function comparableTo(
  tx: Transaction,
  scope: Scope,
  { mode, payAfterUse }: Terms,
  resultId: string,
): Promise<ComparableDeals | null> {
  const found = await resultForCase(tx, resultId);
  if (!found || found.result.sector === '') return null;
  const { sector, trl } = found.result;
  const by = { mode, payAfterUse: payAfterUse !== null, sector, trl };
  return comparableDeals(tx, by, actingUser(scope.actor)?.organizationId ?? null);
}
