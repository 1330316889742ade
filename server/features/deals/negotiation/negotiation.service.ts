import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason, readText } from '../../../platform/input/texts.ts';
import { readLawfulTerms } from '../../offers/terms/lawful-terms.ts';
import type { DealTerms } from '../../offers/terms/terms.types.ts';
import { termsDigest } from '../../offers/terms/terms-digest.ts';
import { revokeInCase } from '../../results/confidential/grant-in-case.service.ts';
import {
  changeDeal,
  type DealChange,
  type DealReference,
  forSide,
  notNow,
  userIdOf,
} from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import { dealStates, isClearing } from '../deal.states.ts';
import { goBack, voidClearing } from '../judge/settle.ts';
import { acceptFor, agree } from './agree.ts';
import { addProposal } from './new-proposal.ts';

export type Reasoned = DealReference & { reason: string };

/** An officer takes a request up and negotiates for the unit from now on. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE */
export function takeUpDeal(scope: Scope, input: DealReference): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), ({ record: { deal } }) => {
    deal.state = dealStates.next(deal.state, 'takeUp');
    deal.negotiatorUserId = userIdOf(scope);
    return { action: 'takeUpDeal' };
  });
}

/** The unit refuses. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, REQUIRED (`reason`) */
export function refuseDeal(scope: Scope, input: Reasoned): Promise<Deal> {
  return endDeal(scope, input, 'refuse');
}

/** The enterprise withdraws. @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, REQUIRED (`reason`) */
export function withdrawDeal(scope: Scope, input: Reasoned): Promise<Deal> {
  return endDeal(scope, input, 'withdraw');
}

function endDeal(scope: Scope, input: Reasoned, step: 'refuse' | 'withdraw'): Promise<Deal> {
  const reason = reasonOf(input);
  return changeDeal(scope, input, forSide(step === 'refuse' ? 'OWNER' : 'ENTERPRISE'), async (change) => {
    const { deal } = change.record;
    const state = dealStates.next(deal.state, step);
    await voidClearing(change, step === 'refuse' ? 'REFUSED' : 'WITHDRAWN');
    Object.assign(deal, { state, endReason: reason, endedAt: clock.now() });
    await closeConfidentiality(change);
    return { action: `${step}Deal`, personal: { reason } };
  });
}

/** Takes back what the deal gave the other side to read; for every way in which a deal ends. */
export async function closeConfidentiality({ tx, scope, record: { deal }, unit }: DealChange): Promise<void> {
  if (deal.confidentialGrantId) await revokeInCase(tx, scope, { unit, grantId: deal.confidentialGrantId });
}

/**
 * A side goes back to negotiating after the terms were agreed; decision and notice are void.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, REQUIRED (`reason`)
 */
export function reopenNegotiation(scope: Scope, input: Reasoned): Promise<Deal> {
  const reason = reasonOf(input);
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), async (change) => {
    dealStates.next(change.record.deal.state, 'reopen');
    await goBack(change, reason);
    return { action: 'reopenNegotiation', facts: { side: change.side }, personal: { reason } };
  });
}

export type ProposeTerms = DealReference & { terms: DealTerms; note?: string | null };

/**
 * A side proposes terms, also new ones after others were agreed: those count until these are accepted.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, RULE (PAU-3, INC-3), INVALID (reason UNCHANGED) for
 *   the terms that are agreed or wait already, what is malformed
 */
export function proposeTerms(scope: Scope, input: ProposeTerms): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), ({ record, unit, side }) => {
    const { deal, proposals } = record;
    if (deal.state !== 'NEGOTIATING' && !isClearing(deal.state)) throw notNow(deal.state, 'proposeTerms');
    if (side === null) throw new Refusal('FORBIDDEN');
    const { terms, warnings } = readLawfulTerms(unit.rulebook, input.terms);
    const problems = new Problems('');
    const note = readText(input.note, 1000, problems.at('note'));
    refuseAll(problems.list);
    const present = proposals.find(({ state }) => state === 'OPEN')?.termsDigest;
    if ([present, deal.termsDigest].includes(termsDigest(terms))) {
      throw new Refusal('INVALID', { field: 'terms', params: { reason: 'UNCHANGED' } });
    }
    const byUser = userIdOf(scope);
    const proposal = addProposal(record, { side, byUser, terms, note });
    if (side === 'OWNER') deal.negotiatorUserId ??= byUser;
    const facts = { number: proposal.number, side, proposed: proposal.termsDigest, warnings };
    return { action: 'proposeTerms', facts, ...(note === null ? {} : { personal: { note } }) };
  });
}

export type AcceptTerms = DealReference & { proposalNumber: number; termsDigest: string };

/**
 * The other side accepts the proposal that waits: the terms are agreed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES also for the side that proposed, CONFLICT (`proposalNumber` or
 *   `termsDigest`) where another proposal waits by now, STATE, RULE, ALREADY_EXISTS for a contradicting deal
 */
export function acceptTerms(scope: Scope, input: AcceptTerms): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER', 'ENTERPRISE'), async (change) => {
    const { record, side } = change;
    const { deal, proposals } = record;
    dealStates.next(deal.state, 'agree');
    const open = proposals.find(({ state }) => state === 'OPEN');
    if (open?.number !== input.proposalNumber) {
      const params = { present: open?.number ?? 0 };
      throw new Refusal('CONFLICT', { field: 'proposalNumber', params });
    }
    if (open.termsDigest !== input.termsDigest) {
      throw new Refusal('CONFLICT', { field: 'termsDigest', params: { present: open.termsDigest } });
    }
    if (side === null || side === open.side || open.byUser === userIdOf(scope))
      throw new Refusal('FOUR_EYES');
    acceptFor(change, open, side);
    if (side === 'OWNER') deal.negotiatorUserId ??= userIdOf(scope);
    const warnings = await agree(change, open);
    return { action: 'acceptTerms', facts: { number: open.number, side, pricing: deal.pricing, warnings } };
  });
}

function reasonOf({ reason }: Reasoned): string {
  const problems = new Problems('');
  const text = readReason(reason, problems.at('reason'));
  refuseAll(problems.list);
  return text ?? '';
}
