import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import { Refusal } from '../../platform/errors.ts';
import type { Deal } from './data/deal.entity.ts';
import type { DealDeclaration, DealProposal } from './data/deal-parts.entity.ts';
import type { DealSide } from './deal.enums.ts';

/** What decisions on a deal look at. */
export interface DealSubject {
  deal: Pick<Deal, 'organizationId' | 'enterpriseId' | 'requestedBy' | 'negotiatorUserId'>;
  /** Users among the completers of the result. */
  completerUserIds: ReadonlySet<string>;
  /** Who acted in the case so far. */
  proposals: readonly Pick<DealProposal, 'side' | 'byUser' | 'acceptedByOwner' | 'acceptedByEnterprise'>[];
  declarations: readonly Pick<DealDeclaration, 'side' | 'byUser'>[];
}

/** Roles of the owner that see everything of a case. */
export const SEES_ALL: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR', 'LEADERSHIP_MEMBER'];

/** Roles of the enterprise that see its side of a case. */
export const SEES_AS_ENTERPRISE: readonly Role[] = ['ENTERPRISE_MEMBER', 'ADMINISTRATOR'];

export type DealPolicyAction = 'see' | 'seeInternal' | 'actForOwner' | 'actForEnterprise' | 'actForSide';

export const dealPolicy: Policy<DealPolicyAction, DealSubject> = {
  /** Both sides; of the unit also the completers, who follow what becomes of their result. */
  see: (actor, subject) =>
    seesInternal(actor, subject) || isEnterprise(actor, subject) || follows(actor, subject),
  /** Valuations, votes, reasons of the price: the unit alone. */
  seeInternal: seesInternal,
  actForOwner: (actor, subject) => actsForOwner(actor, subject),
  actForEnterprise: (actor, { deal }) => hasRole(actor, ['ENTERPRISE_MEMBER'], deal.enterpriseId),
  actForSide: (actor, subject) => sideOf(actor, subject) !== null,
};

/**
 * Whether the actor may act for the owner of the result in a deal: an officer of the unit. Who may act for whom is
 * decided here alone.
 */
export function actsForOwner(actor: Actor, { deal }: DealSubject): boolean {
  return hasRole(actor, ['OFFICER'], deal.organizationId);
}

/** The side that the actor acts for; null for those who only read. */
export function sideOf(actor: Actor, subject: DealSubject): DealSide | null {
  if (actsForOwner(actor, subject)) return 'OWNER';
  return dealPolicy.actForEnterprise(actor, subject) ? 'ENTERPRISE' : null;
}

/**
 * Refuses with FOUR_EYES whoever acts for a side and stands on the other as well: a completer of the result never acts
 * for its owner (REG-12), and who acted for one side never acts for the other.
 */
export function refuseBothSides(actor: Actor, subject: DealSubject, side: DealSide): void {
  if (standsAcross(actor, subject, side)) throw new Refusal('FOUR_EYES');
}

export function standsAcross(actor: Actor, subject: DealSubject, side: DealSide): boolean {
  const userId = actingUser(actor)?.userId;
  if (userId === undefined) return false;
  if (side === 'OWNER' && subject.completerUserIds.has(userId)) return true;
  return actedFor(subject, side === 'OWNER' ? 'ENTERPRISE' : 'OWNER').has(userId);
}

function actedFor(
  { deal, proposals, declarations }: DealSubject,
  side: DealSide,
): ReadonlySet<string | null> {
  const isOwner = side === 'OWNER';
  return new Set([
    isOwner ? deal.negotiatorUserId : deal.requestedBy,
    ...proposals.filter((proposal) => proposal.side === side).map(({ byUser }) => byUser),
    ...proposals.map((proposal) => (isOwner ? proposal.acceptedByOwner : proposal.acceptedByEnterprise)),
    ...declarations.filter((declaration) => declaration.side === side).map(({ byUser }) => byUser),
  ]);
}

function seesInternal(actor: Actor, { deal }: DealSubject): boolean {
  return hasRole(actor, SEES_ALL, deal.organizationId);
}

function isEnterprise(actor: Actor, { deal }: DealSubject): boolean {
  return hasRole(actor, SEES_AS_ENTERPRISE, deal.enterpriseId);
}

function follows(actor: Actor, { deal, completerUserIds }: DealSubject): boolean {
  const user = actingUser(actor);
  return user?.organizationId === deal.organizationId && completerUserIds.has(user.userId);
}
