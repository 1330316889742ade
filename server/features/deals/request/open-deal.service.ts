import { In, IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import type { PayAfterUseVerdict } from '../../offers/eligibility/pay-after-use-verdict.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { type ResultRecord, resultForCase } from '../../results/result-for-case.service.ts';
import { rulebookOf } from '../../rulebook/rulebook.service.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { PricingWay } from '../../rulebook/rules/vocabulary.ts';
import { type DealChange, markOf, storeDeal } from '../change-deal.ts';
import { Deal } from '../data/deal.entity.ts';
import { type DealRecord, writeRecord } from '../data/deal-record.ts';
import type { DealOrigin, DealSide } from '../deal.enums.ts';
import { sideOf } from '../deal.policy.ts';
import { BEFORE_SIGNING } from '../deal.states.ts';
import { settle } from '../judge/settle.ts';
import { acceptFor, agree } from '../negotiation/agree.ts';
import { addProposal } from '../negotiation/new-proposal.ts';
import { type Declaration, declare } from '../participants/declare.ts';
import { coOwnersOf } from '../participants/parties.ts';
import { takeDealNumber } from './deal-number.ts';

/** A deal that another step opens: a request, an accepted offer, a listing, an auction, an award, an amendment. */
export interface NewDeal {
  origin: DealOrigin;
  /** How the price of these terms was found; an amendment or renewal is always negotiated. */
  pricing: PricingWay;
  resultId: string;
  offerId: string | null;
  enterpriseId: string;
  /** First proposal; null where the sides begin with words. */
  terms: Terms | null;
  /** Who proposes the terms, and acts by that for its side. */
  proposal: { side: DealSide; byUser: string | null; note: string | null } | null;
  /** Both sides bound themselves to the terms already: the other side's person; null where it is still to accept. */
  acceptedBy: { byUser: string | null } | null;
  /** What the sides declared beforehand. */
  declarations: readonly Declaration[];
  /** User of the enterprise who asked, where one did. */
  requestedBy: string | null;
  /** Officer who acts for the unit, where one did already. */
  negotiatorUserId: string | null;
  priorDealId: string | null;
  eligibility: PayAfterUseVerdict | null;
  bearsPolicyName: boolean;
  /** Name of the step in the audit trail. */
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/**
 * Opens a deal within the caller's transaction; the caller has decided that the actor may. Everything that is asked of
 * a deal is asked of this one too, whatever it came from: where both sides are bound already it is agreed and waits for
 * what the rulebook asks before signing.
 * @throws Refusal NOT_FOUND for a result or an enterprise that is not there, INVALID for a side that is no enterprise or
 *   the owner itself, STATE for a result that is not to be had, ALREADY_EXISTS (param `deal`) while the enterprise has an
 *   open deal for the same offer or result, what agreeing refuses
 */
export async function openDeal(tx: Transaction, scope: Scope, input: NewDeal): Promise<Deal> {
  const change = await newChange(tx, scope, input);
  const { record, unit } = change;
  const { deal } = record;
  const warnings: RuleWarning[] = [];
  for (const declaration of input.declarations) await declare(change, declaration);
  const proposal =
    input.terms && input.proposal && addProposal(record, { ...input.proposal, terms: input.terms });
  if (proposal) {
    deal.pricedDigest = deal.pricing === 'NEGOTIATED' ? null : proposal.termsDigest;
    if (input.acceptedBy) {
      acceptFor(change, proposal, proposal.side === 'OWNER' ? 'ENTERPRISE' : 'OWNER');
      if (proposal.side === 'OWNER') proposal.acceptedByEnterprise = input.acceptedBy.byUser;
      else proposal.acceptedByOwner = input.acceptedBy.byUser;
      deal.state = 'NEGOTIATING';
      warnings.push(...(await agree(change, proposal)));
    }
  }
  // The row first: decisions, notices and marks of the result refer to it.
  await writeRecord(tx, record);
  await settle(change);
  await storeDeal(change, null, {
    action: input.action,
    facts: {
      number: deal.number,
      origin: deal.origin,
      pricing: deal.pricing,
      resultId: deal.resultId,
      offerId: deal.offerId,
      enterpriseId: deal.enterpriseId,
      priorDealId: deal.priorDealId,
      rulebook: unit.rulebook.version,
      termsDigest: proposal?.termsDigest ?? null,
      eligibility: deal.eligibility,
      bearsPolicyName: deal.bearsPolicyName,
      after: markOf(deal),
      warnings,
      ...input.facts,
    },
    ...(input.personal ? { personal: input.personal } : {}),
  });
  return deal;
}

async function newChange(tx: Transaction, scope: Scope, input: NewDeal): Promise<DealChange> {
  const result = await resultForCase(tx, input.resultId, { lock: true });
  if (!result) throw new Refusal('NOT_FOUND', { field: 'resultId' });
  const { organizationId } = result.result;
  refuseState(result, input);
  const organizations = await tx.findBy(Organization, { id: In([organizationId, input.enterpriseId]) });
  const owner = organizations.find(({ id }) => id === organizationId);
  const enterprise = organizations.find(({ id }) => id === input.enterpriseId);
  if (!owner) throw new Error(`deals: there is no organisation ${organizationId}`);
  if (enterprise?.status !== 'CONFIRMED') throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
  if (enterprise.kind !== 'ENTERPRISE' || enterprise.id === owner.id) {
    throw new Refusal('INVALID', { params: { reason: 'NO_ENTERPRISE', kind: enterprise.kind } });
  }
  await refuseDouble(tx, input);
  const deal = newRow(input, result, await takeDealNumber(tx, owner));
  const record: DealRecord = {
    deal,
    proposals: [],
    declarations: [],
    leaders: [],
    parties: coOwnersOf(deal, result),
    approvals: [],
    checks: [],
    result,
    completerUserIds: new Set(result.completers.flatMap(({ userId }) => userId ?? [])),
  };
  const unit = { organization: owner, rulebook: await rulebookOf(tx, owner) };
  return { tx, scope, record, unit, enterprise, side: sideOf(scope.actor, record) };
}

/** A follow-up of a running contract needs no result in the catalogue; everything else does. */
function refuseState({ result }: ResultRecord, { origin }: NewDeal): void {
  const follows = origin === 'AMENDMENT' || origin === 'RENEWAL' || origin === 'IMPORT';
  const fit = ['PUBLISHED', 'REGISTERED', ...(follows ? ['WITHDRAWN'] : [])];
  if (fit.includes(result.state)) return;
  throw new Refusal('STATE', {
    params: { action: 'requestDeal', reason: 'RESULT_NOT_OFFERABLE', state: result.state },
  });
}

async function refuseDouble(tx: Transaction, input: NewDeal): Promise<void> {
  const open = { state: In([...BEFORE_SIGNING]) };
  const where = input.priorDealId
    ? { priorDealId: input.priorDealId, ...open }
    : {
        requestKey: input.offerId ?? input.resultId,
        enterpriseId: input.enterpriseId,
        priorDealId: IsNull(),
        ...open,
      };
  const earlier = await tx.findOne(Deal, { select: { id: true, number: true }, where });
  if (!earlier) return;
  throw new Refusal('ALREADY_EXISTS', { params: { deal: earlier.number, dealId: earlier.id } });
}

function newRow(input: NewDeal, { result }: ResultRecord, number: string): Deal {
  const now = clock.now();
  const follows = input.origin === 'AMENDMENT' || input.origin === 'RENEWAL';
  return Object.assign(new Deal(), {
    id: newId(),
    number,
    resultId: result.id,
    offerId: input.offerId,
    requestKey: input.offerId ?? result.id,
    origin: input.origin,
    organizationId: result.organizationId,
    enterpriseId: input.enterpriseId,
    priorDealId: input.priorDealId,
    state: input.negotiatorUserId ? ('NEGOTIATING' as const) : ('REQUESTED' as const),
    pricing: follows ? ('NEGOTIATED' as const) : input.pricing,
    version: 1,
    title: result.title,
    terms: null,
    termsDigest: null,
    termsNumber: null,
    pricedDigest: null,
    bearsPolicyName: input.bearsPolicyName,
    eligibility: input.eligibility,
    valuationChoice: null,
    priceReason: null,
    priceReasonDigest: null,
    leadersDeclared: false,
    requestedBy: input.requestedBy,
    negotiatorUserId: input.negotiatorUserId,
    confidentialityText: null,
    confidentialityExpiresOn: null,
    confidentialityAcceptedAt: null,
    confidentialityAcceptedBy: null,
    confidentialGrantId: null,
    endReason: null,
    waitsFor: { action: null, who: null, waitsUntil: null, rule: null, code: null, ready: [] },
    waitsSide: null,
    waitsUntil: null,
    reminded: [],
    contractEndsOn: null,
    requestedAt: now,
    agreedAt: null,
    clearedAt: null,
    signedAt: null,
    activeAt: null,
    endedAt: null,
    updatedAt: now,
  });
}
