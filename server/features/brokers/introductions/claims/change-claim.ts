import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Deal } from '../../../deals/deal.types.ts';
import {
  checkVersion,
  type IntroductionDone,
  type IntroductionPermit,
  lockIntroduction,
  storeIntroduction,
  subjectOf,
} from '../change-introduction.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import type { IntroductionClaimState } from '../introduction.enums.ts';
import {
  type IntroductionPolicyAction,
  introductionPolicy,
  refuseOwnRecord,
} from '../introduction.policy.ts';
import { OWED_CLAIMS } from '../introduction.states.ts';
import { byTime } from './found-in.ts';
import { type ClaimOfDeal, introductionsOfDeal } from './introductions-of-deal.ts';

export interface ClaimReference {
  claimId: string;
  /** The version that was seen. */
  expectedVersion?: number | null;
}

/** What a step with a claim works on: all claims on the deal are locked, and the introduction of this one. */
export interface ClaimChange {
  tx: Transaction;
  scope: Scope;
  introduction: Introduction;
  claim: IntroductionClaim;
  deal: Deal;
  /** The other claims on the same deal, the earliest introduction first. */
  rivals: ClaimOfDeal[];
}

/** What says whether anything can be decided on a claim. */
export type Judged = Pick<ClaimChange, 'claim' | 'introduction' | 'deal' | 'rivals'>;

/**
 * Changes one claim: locks all claims on its deal and the introduction, checks that the actor may know and do it and saw
 * the present version, lets `work` change it in memory, and writes both with an event on the introduction's chain.
 * @throws Refusal NOT_FOUND, also for those who may not know of it; what `permit` and `work` refuse; CONFLICT
 */
export async function changeClaim(
  scope: Scope,
  reference: ClaimReference,
  permit: IntroductionPermit,
  work: (change: ClaimChange) => Promise<IntroductionDone> | IntroductionDone,
): Promise<Introduction> {
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockClaim(tx, scope, reference.claimId);
    const { introduction, claim } = change;
    const claims = await tx.findBy(IntroductionClaim, { introductionId: introduction.id });
    const subject = subjectOf({ introduction, claims });
    if (!introductionPolicy.see(scope.actor, subject)) throw noClaim();
    permit(scope.actor, subject);
    checkVersion(claim, reference.expectedVersion);
    await storeClaim(change, await work(change));
    return introduction;
  });
}

/**
 * A claim for a step of several transactions, each of which decides once more.
 * @throws Refusal NOT_FOUND, what the policy refuses, CONFLICT
 */
export async function claimFor(
  { app, actor }: Scope,
  { claimId, expectedVersion }: ClaimReference,
  action: IntroductionPolicyAction,
): Promise<Judged> {
  const { manager } = app.db;
  const claim = isId(claimId) ? await manager.findOneBy(IntroductionClaim, { id: claimId }) : null;
  if (!claim) throw noClaim();
  const introduction = await manager.findOneByOrFail(Introduction, { id: claim.introductionId });
  const claims = await manager.findBy(IntroductionClaim, { introductionId: introduction.id });
  const subject = subjectOf({ introduction, claims });
  if (!introductionPolicy.see(actor, subject)) throw noClaim();
  if (action !== 'propose') refuseOwnRecord(actor, introduction);
  authorize(introductionPolicy, actor, action, subject);
  checkVersion(claim, expectedVersion);
  const deal = await manager.findOneByOrFail(Deal, { id: claim.dealId });
  const all = await introductionsOfDeal(manager, deal.id);
  return { claim, introduction, deal, rivals: all.filter((each) => each.claim.id !== claimId) };
}

/** Writes a changed claim with its introduction and an event on the introduction's chain. */
export async function storeClaim(
  {
    tx,
    scope,
    introduction,
    claim,
    deal,
  }: Pick<ClaimChange, 'tx' | 'scope' | 'introduction' | 'claim' | 'deal'>,
  done: IntroductionDone,
): Promise<void> {
  const before = introduction.state;
  claim.version += 1;
  await tx.save(IntroductionClaim, claim);
  const facts = { claimId: claim.id, dealId: deal.id, dealNumber: deal.number, claim: claim.state };
  await storeIntroduction(tx, scope, introduction, before, { ...done, facts: { ...facts, ...done.facts } });
}

/** @throws Refusal NOT_FOUND */
export async function lockClaim(tx: Transaction, scope: Scope, claimId: string): Promise<ClaimChange> {
  const known = isId(claimId) ? await tx.findOneBy(IntroductionClaim, { id: claimId }) : null;
  if (!known) throw noClaim();
  const all = await introductionsOfDeal(tx, known.dealId, { lock: true });
  const claim = all.find((each) => each.claim.id === claimId)?.claim;
  const record = await lockIntroduction(tx, known.introductionId);
  const deal = await tx.findOneByOrFail(Deal, { id: known.dealId });
  if (!claim || !record) throw noClaim();
  const rivals = all.filter((each) => each.claim !== claim);
  return { tx, scope, introduction: record.introduction, claim, deal, rivals };
}

/**
 * Refuses a step with a claim on which nothing can be decided: the deal came to nothing, or an earlier introduction of
 * the same sides comes first.
 * @throws Refusal STATE (reason DEAL_OVER or PRECEDED)
 */
export function refuseIdle(change: Judged, action: string): void {
  const { state } = change.claim;
  const refuse = (reason: string) => new Refusal('STATE', { params: { state, action, reason } });
  if (cameToNothing(change.deal)) throw refuse('DEAL_OVER');
  if (isPreceded(change)) throw refuse('PRECEDED');
}

/** Whether a deal ended before it was signed. */
export function cameToNothing({ state }: Pick<Deal, 'state'>): boolean {
  return state === 'REFUSED' || state === 'WITHDRAWN';
}

/** Whether the claim of an earlier introduction stands: the first in time wins. */
export function isPreceded(among: Pick<ClaimChange, 'introduction' | 'rivals'>): boolean {
  return earlierIs(among, [...OWED_CLAIMS, 'SETTLED']);
}

/** Whether the claim of an earlier introduction on the same deal is in one of these states. */
export function earlierIs(
  { introduction, rivals }: Pick<ClaimChange, 'introduction' | 'rivals'>,
  states: readonly IntroductionClaimState[],
): boolean {
  return rivals.some(
    (rival) => states.includes(rival.claim.state) && byTime(rival.introduction, introduction) < 0,
  );
}

/** The refusal for claims that are not there, and equally for those that the actor may not know of. */
function noClaim(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'claimId' });
}
