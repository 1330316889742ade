import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { Engagement } from './data/engagement.entity.ts';
import type { EngagementSide } from './engagement.enums.ts';
import type { CommissionPart } from './terms/commission-terms.ts';

/** What decisions on an engagement look at. */
export type EngagementSubject = Pick<
  Engagement,
  | 'side'
  | 'clientOrganizationId'
  | 'leadMembershipId'
  | 'leadOrganizationId'
  | 'partyUserIds'
  | 'partyOrganizationIds'
>;

/** Who acts for the client of a side. */
export const CLIENT_ACTS: Readonly<Record<EngagementSide, readonly Role[]>> = {
  OWNER: ['OFFICER'],
  ENTERPRISE: ['ENTERPRISE_MEMBER'],
};

/** Roles of the client that read its engagements. */
export const CLIENT_SEES: readonly Role[] = [
  'OFFICER',
  'ENTERPRISE_MEMBER',
  'LEADERSHIP_MEMBER',
  'FINANCE_OFFICER',
  'SUPERVISOR',
  'ADMINISTRATOR',
];

/** Roles that sign for an organisation that shares the commission. */
export const ORGANIZATION_SIGNS: readonly Role[] = [
  'ADMINISTRATOR',
  'OFFICER',
  'ENTERPRISE_MEMBER',
  'OPERATOR',
];

/** Roles of such an organisation that read the engagement. */
export const ORGANIZATION_SEES: readonly Role[] = [...ORGANIZATION_SIGNS, 'FINANCE_OFFICER', 'SUPERVISOR'];

export const engagementPolicy: Policy<'see' | 'actForClient' | 'lead', EngagementSubject> = {
  /** The client, the leading broker, and who shares the commission; nobody else, other brokers of the agency included. */
  see: (actor, engagement) =>
    hasRole(actor, CLIENT_SEES, engagement.clientOrganizationId) ||
    leads(actor, engagement) ||
    isPerson(actor, engagement) ||
    engagement.partyOrganizationIds.some((id) => hasRole(actor, ORGANIZATION_SEES, id)),
  actForClient: (actor, { side, clientOrganizationId }) =>
    hasRole(actor, CLIENT_ACTS[side], clientOrganizationId),
  lead: leads,
};

/** Whether the actor may sign for a beneficiary: the person themselves, or somebody with a role of the organisation. */
export function signsFor(
  actor: Actor,
  part: Pick<CommissionPart, 'kind' | 'organizationId' | 'userId'>,
): boolean {
  if (part.kind === 'PERSON') return part.userId !== null && actingUser(actor)?.userId === part.userId;
  return part.organizationId !== null && hasRole(actor, ORGANIZATION_SIGNS, part.organizationId);
}

/** Whether the actor acts as the leading broker. */
function leads(
  actor: Actor,
  { leadMembershipId, leadOrganizationId }: Pick<Engagement, 'leadMembershipId' | 'leadOrganizationId'>,
): boolean {
  return (
    actingUser(actor)?.membershipId === leadMembershipId && hasRole(actor, ['BROKER'], leadOrganizationId)
  );
}

function isPerson(actor: Actor, { partyUserIds }: Pick<Engagement, 'partyUserIds'>): boolean {
  const user = actingUser(actor);
  return user !== null && partyUserIds.includes(user.userId);
}
