import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { ResultState } from '../results/result.enums.ts';
import type { Offer } from './data/offer.entity.ts';

/** Roles that see every offer of their unit. */
export const SEES_ALL: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR', 'LEADERSHIP_MEMBER'];

/** What decisions on an offer look at. */
export interface OfferSubject {
  offer: Pick<Offer, 'organizationId' | 'state' | 'directedToId' | 'openedAt' | 'closesOn' | 'createdBy'>;
  resultState: ResultState;
  /** Today in Asia/Shanghai. */
  today: string;
}

export type OfferPolicyAction = 'see' | 'work';

export const offerPolicy: Policy<OfferPolicyAction, OfferSubject> = {
  /** Open offers of published results are for everybody, directed ones for the enterprise named once they were open. */
  see: (actor, subject) => works(actor, subject) || isAddressee(actor, subject) || isPublic(subject),
  /** Sees the owner's side of it. */
  work: works,
};

/** Whether an offer is open at this moment: not past its day, and its result still to be had. */
export function isOpenNow({ offer, resultState, today }: OfferSubject): boolean {
  const shown: readonly ResultState[] = offer.directedToId ? ['REGISTERED', 'PUBLISHED'] : ['PUBLISHED'];
  return (
    offer.state === 'OPEN' &&
    (offer.closesOn === null || offer.closesOn >= today) &&
    shown.includes(resultState)
  );
}

function isPublic(subject: OfferSubject): boolean {
  return subject.offer.directedToId === null && isOpenNow(subject);
}

function isAddressee(actor: Actor, { offer, resultState }: OfferSubject): boolean {
  const user = actingUser(actor);
  return (
    user?.membershipId != null &&
    user.organizationId === offer.directedToId &&
    offer.directedToId !== null &&
    offer.openedAt !== null &&
    (resultState === 'PUBLISHED' || resultState === 'REGISTERED')
  );
}

function works(actor: Actor, { offer }: OfferSubject): boolean {
  if (hasRole(actor, SEES_ALL, offer.organizationId)) return true;
  const user = actingUser(actor);
  return (
    user?.organizationId === offer.organizationId &&
    offer.createdBy !== null &&
    user.userId === offer.createdBy
  );
}
