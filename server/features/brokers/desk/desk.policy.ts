import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { BrokerLead } from './data/broker-lead.entity.ts';

/** What decisions on a card of a board look at. */
export type LeadSubject = Pick<BrokerLead, 'membershipId' | 'agencyId' | 'isShared'>;

/** A desk belongs to its broker; the agency's administrator reads the cards that the broker shares. */
export const leadPolicy: Policy<'see' | 'edit', LeadSubject> = {
  see: (actor, lead) =>
    leadPolicy.edit(actor, lead) ||
    (lead.isShared && lead.agencyId !== null && hasRole(actor, ['ADMINISTRATOR'], lead.agencyId)),
  edit: (actor, { membershipId }) =>
    actingUser(actor)?.membershipId === membershipId && hasRole(actor, ['BROKER']),
};
