import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { Bid, BidPartner } from '../data/bid.entity.ts';

/** What decisions on a bid look at. */
export interface BidSubject {
  bid: Pick<Bid, 'leadOrganizationId' | 'createdBy' | 'draft' | 'content' | 'state'>;
  partners: readonly Pick<BidPartner, 'organizationId' | 'state'>[];
}

/** How somebody stands to a bid of their own side: of the lead, of a partner, or of one that is asked to be partner. */
export type BidSide = 'LEAD' | 'PARTNER' | 'ASKED';

/** Roles that may begin bids and write them. */
export const WRITES_BIDS: readonly Role[] = ['RESEARCHER', 'OFFICER', 'ENTERPRISE_MEMBER'];

/** Roles that bind their organisation: they hand in, withdraw, consent and promise. */
export const BINDS: readonly Role[] = ['OFFICER', 'ENTERPRISE_MEMBER'];

/** Roles that see every bid of their organisation. */
export const SEES_BIDS: readonly Role[] = [...BINDS, 'SUPERVISOR'];

export type BidPolicyAction = 'see' | 'seeContent' | 'write' | 'bind' | 'answer';

export const bidPolicy: Policy<BidPolicyAction, BidSubject> = {
  /** That there is such a bid, for which demand and whose. Others than the bidder come only after the opening. */
  see: (actor, subject) => sideOf(actor, subject) !== null,
  /** All of it; an organisation that is asked to be partner decides before it reads. */
  seeContent: (actor, subject) => ['LEAD', 'PARTNER'].includes(sideOf(actor, subject) ?? ''),
  write: (actor, subject) =>
    hasRole(actor, BINDS, subject.bid.leadOrganizationId) || isOfTeam(actor, subject),
  bind: (actor, { bid }) => hasRole(actor, BINDS, bid.leadOrganizationId),
  answer: (actor, subject) => partnerOf(actor, subject) !== null && hasRole(actor, BINDS),
};

/** On which side of a bid the actor stands; null for everybody else. */
export function sideOf(actor: Actor, subject: BidSubject): BidSide | null {
  if (hasRole(actor, SEES_BIDS, subject.bid.leadOrganizationId) || isOfTeam(actor, subject)) return 'LEAD';
  const partner = hasRole(actor, SEES_BIDS) ? partnerOf(actor, subject) : null;
  if (!partner || subject.bid.state === 'WITHDRAWN') return null;
  if (partner.state === 'CONSENTED') return 'PARTNER';
  return partner.state === 'ASKED' ? 'ASKED' : null;
}

function partnerOf(actor: Actor, { partners }: BidSubject): BidSubject['partners'][number] | null {
  const organizationId = actingUser(actor)?.organizationId;
  return partners.find((partner) => partner.organizationId === organizationId) ?? null;
}

/** A researcher of the lead who began the bid or whom it names. */
function isOfTeam(actor: Actor, { bid }: BidSubject): boolean {
  if (!hasRole(actor, ['RESEARCHER'], bid.leadOrganizationId)) return false;
  const userId = actingUser(actor)?.userId ?? null;
  if (userId === null) return false;
  return bid.createdBy === userId || namedIn(bid.draft, userId) || namedIn(bid.content, userId);
}

function namedIn(content: Pick<Bid['draft'], 'team' | 'responsiblePerson'> | null, userId: string): boolean {
  if (content === null) return false;
  return (
    content.team.some((member) => member.userId === userId) || content.responsiblePerson?.userId === userId
  );
}
