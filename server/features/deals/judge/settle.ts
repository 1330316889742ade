import { clock } from '../../../platform/clock.ts';
import { voidDecisions } from '../../decisions/decision-standing.service.ts';
import { voidNotice } from '../../notices/notice-standing.service.ts';
import { markIntended, unmarkIntended } from '../../results/conversion/mark-conversion.service.ts';
import type { DealChange } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { DealState } from '../deal.enums.ts';
import { type DealStep, dealStates, isClearing } from '../deal.states.ts';
import { dealFacts } from './facts.ts';
import { holdsResult } from './holds-result.ts';
import { type Standing, standingOf } from './standing.ts';

/** The steps by which the facts alone move a deal. */
const STEP_TO: Partial<Record<DealState, DealStep>> = {
  AGREED: 'standAgreed',
  DECIDED: 'standDecided',
  ON_NOTICE: 'standOnNotice',
  CLEARED: 'standCleared',
};

/**
 * Brings the state of a locked deal up to what the facts of this moment come to, in memory; decision and notice of a
 * case that goes back to negotiating become void. Whoever calls it stores the deal.
 */
export async function settle(change: DealChange): Promise<Standing> {
  const { deal } = change.record;
  const standing = standingOf(await dealFacts(change.tx, change));
  if (standing.backReason) await goBack(change, standing.backReason);
  else takeState(deal, standing.state);
  await markResult(change);
  wait(deal, standing);
  return standing;
}

function takeState(deal: Deal, state: DealState): void {
  if (!isClearing(deal.state) || state === deal.state) return;
  const step = STEP_TO[state];
  if (!step) return;
  deal.state = dealStates.next(deal.state, step);
  deal.clearedAt = state === 'CLEARED' ? clock.now() : null;
}

function wait(deal: Deal, { waitsFor }: Standing): void {
  deal.waitsFor = waitsFor;
  deal.waitsSide = waitsFor.who;
  deal.waitsUntil = waitsFor.waitsUntil === null ? null : new Date(waitsFor.waitsUntil);
}

/** Back to negotiating: nothing is agreed any more, and what was decided and announced is void. */
export async function goBack(change: DealChange, reason: string): Promise<void> {
  const { deal, proposals } = change.record;
  deal.state = dealStates.next(deal.state, 'reopen');
  for (const proposal of proposals) {
    if (proposal.state === 'ACCEPTED') proposal.state = 'SUPERSEDED';
  }
  Object.assign(deal, {
    terms: null,
    termsDigest: null,
    termsNumber: null,
    agreedAt: null,
    clearedAt: null,
    endReason: reason,
  });
  await voidClearing(change, reason);
}

/** What was decided and announced no longer counts. The notice first, as an objection takes its locks. */
export async function voidClearing({ tx, scope, record }: DealChange, reason: string): Promise<void> {
  const reference = { caseType: 'Deal' as const, caseId: record.deal.id };
  await voidNotice(tx, scope, reference, reason);
  await voidDecisions(tx, scope, reference, reason);
}

/** A result is marked as intended while an agreed deal holds it, and no longer than that (REG-4). */
async function markResult({ tx, scope, record, unit }: DealChange): Promise<void> {
  const { deal } = record;
  const status = record.result.result.conversionStatus;
  if (isClearing(deal.state) && status === 'NOT_CONVERTED') {
    await markIntended(tx, scope, unit, deal.resultId, deal.number);
    record.result.result.conversionStatus = 'INTENDED';
  } else if (!isHolding(deal.state) && status === 'INTENDED' && !(await holdsResult(tx, deal))) {
    await unmarkIntended(tx, scope, unit, deal.resultId, deal.number);
    record.result.result.conversionStatus = 'NOT_CONVERTED';
  }
}

function isHolding(state: DealState): boolean {
  return isClearing(state) || state === 'SIGNED' || state === 'ACTIVE';
}
