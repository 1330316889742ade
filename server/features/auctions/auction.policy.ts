import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Auction } from './data/auction.entity.ts';
import type { AuctionRegistration } from './data/auction-parts.entity.ts';

/** What decisions on an auction look at. */
export interface AuctionSubject {
  auction: Pick<Auction, 'organizationId'>;
  /** The registration in question; null where there is none. */
  registration: Pick<AuctionRegistration, 'organizationId' | 'state'> | null;
}

/** Roles of the unit that see who bids, and the reserve. */
export const SEES_BIDDERS: readonly Role[] = ['OFFICER', 'SUPERVISOR'];

export type AuctionPolicyAction =
  | 'announce'
  | 'cancel'
  | 'admit'
  | 'seeBidders'
  | 'register'
  | 'withdrawRegistration'
  | 'bid';

const isOfficer = (actor: Actor, { auction }: AuctionSubject) =>
  hasRole(actor, ['OFFICER'], auction.organizationId);

/** Everybody sees an auction itself: the result is published. */
export const auctionPolicy: Policy<AuctionPolicyAction, AuctionSubject> = {
  announce: isOfficer,
  cancel: isOfficer,
  admit: isOfficer,
  seeBidders: (actor, { auction }) => hasRole(actor, SEES_BIDDERS, auction.organizationId),
  register: (actor, { auction }) =>
    hasRole(actor, ['ENTERPRISE_MEMBER']) && actingUser(actor)?.organizationId !== auction.organizationId,
  withdrawRegistration: isOwn,
  bid: (actor, subject) => isOwn(actor, subject) && subject.registration?.state === 'ADMITTED',
};

function isOwn(actor: Actor, { registration }: AuctionSubject): boolean {
  return registration !== null && hasRole(actor, ['ENTERPRISE_MEMBER'], registration.organizationId);
}
