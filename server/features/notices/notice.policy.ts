import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Objection } from './objection.entity.ts';
import type { PublicNotice } from './public-notice.entity.ts';

type NoticeSubject = Pick<PublicNotice, 'organizationId' | 'audience' | 'partyOrganizationIds'>;

/** Who handles objections to the notices of their organisation: officers of units, operators of the platform. */
export const HANDLES_OBJECTIONS: readonly Role[] = ['OFFICER', 'OPERATOR'];

/** Roles of a unit that see all objections to its notices. */
export const SEES_OBJECTIONS: readonly Role[] = [...HANDLES_OBJECTIONS, 'SUPERVISOR', 'ADMINISTRATOR'];

export const noticePolicy: Policy<'see' | 'object', NoticeSubject> = {
  see: (actor, notice) =>
    isAddressed(actor, notice) ||
    notice.partyOrganizationIds.includes(actingUser(actor)?.organizationId ?? 'none'),
  /** Whom the notice is for; the other side reads it and has its own ways. */
  object: (actor, notice) => isAddressed(actor, notice),
};

function isAddressed(actor: Actor, { audience, organizationId }: NoticeSubject): boolean {
  const user = actingUser(actor);
  return audience === 'EVERYONE' || (user?.membershipId != null && user.organizationId === organizationId);
}

/** What decisions on an objection look at. */
export interface ObjectionSubject {
  objection: Pick<Objection, 'organizationId' | 'raisedBy' | 'investigatorId'>;
  /** Users who are parties of the case: completers, negotiators. */
  parties: ReadonlySet<string>;
}

export type ObjectionPolicyAction =
  | 'see'
  | 'seeObjector'
  | 'seeFindings'
  | 'decide'
  | 'investigate'
  | 'publish';

const handles = (actor: Actor, { objection }: ObjectionSubject) =>
  hasRole(actor, HANDLES_OBJECTIONS, objection.organizationId);

export const objectionPolicy: Policy<ObjectionPolicyAction, ObjectionSubject> = {
  see: (actor, subject) =>
    oversees(actor, subject) || isObjector(actor, subject) || investigates(actor, subject),
  /** Who is a party of the case does not learn who objected. */
  seeObjector: (actor, subject) =>
    isObjector(actor, subject) ||
    (!isParty(actor, subject) && (oversees(actor, subject) || investigates(actor, subject))),
  seeFindings: (actor, subject) => oversees(actor, subject) || investigates(actor, subject),
  decide: handles,
  /** Whoever is named; supervisors read and change nothing. */
  investigate: (actor, subject) => investigates(actor, subject) && actsAsMoreThanSupervisor(actor),
  publish: handles,
};

/** Whether somebody would judge their own cause: as a party, as the objector, or the own investigation. */
export function isPartial(
  actor: Actor,
  subject: ObjectionSubject,
  action: 'decide' | 'investigate' | 'publish',
) {
  return (
    isParty(actor, subject) ||
    isObjector(actor, subject) ||
    (action === 'publish' && subject.objection.investigatorId === actingUser(actor)?.userId)
  );
}

function oversees(actor: Actor, { objection }: ObjectionSubject): boolean {
  return hasRole(actor, SEES_OBJECTIONS, objection.organizationId);
}

function investigates(actor: Actor, { objection }: ObjectionSubject): boolean {
  const user = actingUser(actor);
  return (
    user != null &&
    user.userId === objection.investigatorId &&
    user.membershipId !== null &&
    user.organizationId === objection.organizationId
  );
}

function actsAsMoreThanSupervisor(actor: Actor): boolean {
  return [...(actingUser(actor)?.roles ?? [])].some((role) => role !== 'SUPERVISOR');
}

function isObjector(actor: Actor, { objection }: ObjectionSubject): boolean {
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && objection.raisedBy === userId;
}

function isParty(actor: Actor, { parties }: ObjectionSubject): boolean {
  return parties.has(actingUser(actor)?.userId ?? 'none');
}
