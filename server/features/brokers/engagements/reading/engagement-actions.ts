import { type Actor, actingUser } from '../../../../platform/auth/actor.ts';
import { maySign, signersOf } from '../agreeing/signers.ts';
import { openVersion, sideOf } from '../change-engagement.ts';
import type { DealEngagement } from '../data/deal-engagement.entity.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementSignature, EngagementTerms } from '../data/engagement-parts.entity.ts';
import { engagementPolicy, signsFor } from '../engagement.policy.ts';
import { dealEngagementStates, engagementStates } from '../engagement.states.ts';
import type { ClaimAction, EngagementAction } from '../engagement.types.ts';

/** What an actor can do with an engagement now; the steps themselves decide once more. */
export function engagementActions(
  actor: Actor,
  engagement: Engagement,
  versions: readonly EngagementTerms[],
  signatures: readonly EngagementSignature[],
): EngagementAction[] {
  const { state } = engagement;
  const side = sideOf(actor, engagement);
  const open = openVersion(versions);
  const isRunning = state === 'PROPOSED' || state === 'ACCEPTED' || state === 'ACTIVE';
  const actions: EngagementAction[] = [];
  if (side !== null && isRunning) actions.push('PROPOSE_TERMS');
  const isProposers = actingUser(actor)?.userId === open?.proposedByUser;
  if (side !== null && open?.state === 'PROPOSED' && side !== open.proposedBy && !isProposers)
    actions.push('ACCEPT_TERMS');
  const shares = open?.terms.beneficiaries.some((part) => signsFor(actor, part)) ?? false;
  if (isRunning && (open ? side !== null || shares : side !== null && state !== 'ACTIVE'))
    actions.push('DECLINE_TERMS');
  if (open?.state === 'ACCEPTED' && keysToSign(actor, engagement, open, signatures).length > 0)
    actions.push('SIGN_TERMS');
  if (side !== null && state !== 'DECLINED') actions.push('NAME_DEAL');
  if (side === 'CLIENT' && engagementStates.can(state, 'fulfil')) actions.push('FULFIL');
  if (side !== null && engagementStates.can(state, 'end')) actions.push('END');
  return actions;
}

/** The keys under which an actor can still sign a version. */
export function keysToSign(
  actor: Actor,
  engagement: Engagement,
  version: EngagementTerms,
  signatures: readonly EngagementSignature[],
): string[] {
  if (version.state !== 'ACCEPTED') return [];
  const signed = new Set(
    signatures.filter(({ termsId }) => termsId === version.id).map(({ partyKey }) => partyKey),
  );
  return signersOf(version).filter((key) => !signed.has(key) && maySign(actor, engagement, version, key));
}

/**
 * What an actor can do with a claim on a deal now.
 * @param actsAcross whether its brokers act for the other side too
 */
export function claimActions(
  actor: Actor,
  engagement: Engagement,
  claim: DealEngagement,
  actsAcross: boolean,
): ClaimAction[] {
  const isClient = engagementPolicy.actForClient(actor, engagement);
  const actions: ClaimAction[] = [];
  if (isClient && actsAcross && claim.bothSidesAt === null && claim.state !== 'EXCLUDED')
    actions.push('CONSENT_TO_BOTH_SIDES');
  const isOpen = engagement.activatedAt !== null && (!actsAcross || claim.bothSidesAt !== null);
  if (isClient && isOpen && dealEngagementStates.can(claim.state, 'admit')) actions.push('ADMIT');
  if (isClient && dealEngagementStates.can(claim.state, 'contest')) actions.push('CONTEST');
  if (engagementPolicy.lead(actor, engagement) && dealEngagementStates.can(claim.state, 'exclude'))
    actions.push('WITHDRAW');
  return actions;
}
