import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { addDays, type Calendars } from '../../../platform/standards/calendar.ts';
import { type DealInEffect, dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import { PaymentRecord } from '../events/payment-record.entity.ts';
import type { Day, PaymentEvent, PaymentFacts, PaymentPlan, ReportedUse } from '../plan/plan.types.ts';
import { planOf } from '../plan/plan-of-terms.ts';
import { scheduleOf } from '../plan/schedule.ts';
import { COUNTING } from '../reports/report.states.ts';
import { UsageReport } from '../reports/usage-report.entity.ts';
import { eventsOf, reportedUse } from './read-records.ts';
import type { RunningContract } from './running-contract.entity.ts';

/** A stretch of time under one set of terms: the first contract, or an amendment of it. */
export interface TermsInForce {
  /** The deal that the terms come from; what is invoiced under them bears it. */
  dealId: string;
  plan: PaymentPlan;
  facts: PaymentFacts;
  /** First and last day on which these terms hold; null for no end known. */
  from: Day;
  until: Day | null;
}

/**
 * The terms of a running contract in order, the present ones last; one entry unless it was amended. Each bills for itself:
 * use until the eve of an amendment is paid for by the terms of its time, however late it is reported. For the terms
 * that follow, what came before is their opening: it counts for marks and cap and is never asked for again.
 * @param replaced puts other figures in the place of a report's, to see what they would come to
 */
export async function termsInForce(
  tx: Transaction,
  running: RunningContract,
  calendars: Calendars,
  replaced: (report: ReportedUse) => ReportedUse = (report) => report,
): Promise<TermsInForce[]> {
  const line = await lineOf(tx, running);
  const reports = await tx.findBy(UsageReport, { runningId: running.id, state: In([...COUNTING]) });
  const records = await tx.findBy(PaymentRecord, { runningId: running.id, state: 'HOLDS' });
  const found: TermsInForce[] = [];
  for (const [index, { deal, from }] of line.entries()) {
    const next = line[index + 1];
    const plan = planIn(running, deal.terms);
    const own: PaymentFacts = {
      reports: reports
        .filter(({ dealId }) => dealId === deal.id)
        .map((report) => replaced(reportedUse(report))),
      events: eventsOf(records, deal.id),
    };
    const before = found.at(-1);
    const facts = {
      reports: own.reports,
      events: [
        ...own.events,
        ...(before ? [openingAfter(before, calendars)] : []),
        ...(next ? [{ kind: 'TERMINATION' as const, id: next.deal.id, on: addDays(next.from, -1) }] : []),
      ],
    };
    const until = next ? addDays(next.from, -1) : running.until;
    found.push({ dealId: deal.id, plan, facts, from: index === 0 ? running.from : from, until });
  }
  return found;
}

/** What counts under the present terms of a running contract. */
export async function readFacts(
  tx: Transaction,
  running: RunningContract,
  calendars: Calendars,
): Promise<PaymentFacts> {
  return (await presentTerms(tx, running, calendars)).facts;
}

/** The terms that hold now. */
export async function presentTerms(
  tx: Transaction,
  running: RunningContract,
  calendars: Calendars,
): Promise<TermsInForce> {
  const present = (await termsInForce(tx, running, calendars)).at(-1);
  if (!present) throw new Error(`payments: ${running.id} runs without terms`);
  return present;
}

/** The plan by terms: days are counted from the first contract, whichever terms hold. */
export function planIn(
  { signedOn, from, until }: Pick<RunningContract, 'signedOn' | 'from' | 'until'>,
  terms: DealInEffect['deal']['terms'],
): PaymentPlan {
  if (!terms) throw new Error('payments: a contract in effect without terms');
  return planOf(terms, { signedOn, from, until });
}

function openingAfter({ dealId, plan, facts, until }: TermsInForce, calendars: Calendars): PaymentEvent {
  if (until === null) throw new Error(`payments: ${dealId} was amended and has no last day`);
  // Late reports of the time before belong to it, so everything that is known today is reckoned.
  const { cumulative, total } = scheduleOf(plan, facts, END_OF_TIME, calendars);
  return { kind: 'OPENING', id: dealId, on: until, cumulative, paid: total };
}

const END_OF_TIME: Day = '9999-12-31';

/** The first deal and its amendments in effect, in order. */
async function lineOf(tx: Transaction, running: RunningContract): Promise<DealInEffect[]> {
  const line: DealInEffect[] = [];
  for (let dealId: string | null = running.dealId; dealId !== null; ) {
    const effect: DealInEffect | null = await dealInEffect(tx, dealId);
    if (!effect) throw new Error(`payments: ${dealId} runs and never took effect`);
    line.unshift(effect);
    dealId = effect.deal.id === running.rootDealId ? null : effect.deal.priorDealId;
  }
  return line;
}
