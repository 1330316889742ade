import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import type { Introduction } from './data/introduction.entity.ts';
import type { IntroductionRole } from './introduction.enums.ts';

/** What decisions on an introduction look at. */
export interface IntroductionSubject {
  introduction: Pick<
    Introduction,
    'userId' | 'membershipId' | 'organizationId' | 'unitId' | 'enterpriseId' | 'clientSide'
  >;
  /** Whether a claim of it is or was contested before the platform. */
  isContested: boolean;
}

/** Roles that read the introductions of their organisation as one of the two sides. */
export const SIDE_READERS: Readonly<Record<DealSide, readonly Role[]>> = {
  OWNER: ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR', 'LEADERSHIP_MEMBER'],
  ENTERPRISE: ['ENTERPRISE_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR'],
};

/** Roles that answer for a side. */
export const SIDE_ANSWERS: Readonly<Record<DealSide, readonly Role[]>> = {
  OWNER: ['OFFICER'],
  ENTERPRISE: ['ENTERPRISE_MEMBER'],
};

export type IntroductionPolicyAction = 'see' | 'propose' | 'answer' | 'answerAsClient' | 'find';

export const introductionPolicy: Policy<IntroductionPolicyAction, IntroductionSubject> = {
  /** Broker, agency, both sides; operators once the platform was called. Nobody else, and no other broker. */
  see: (actor, subject) => roleIn(actor, subject) !== null,
  /** What the broker does. */
  propose: (actor, { introduction }) => isOwnIntroduction(actor, introduction),
  /** Acknowledge and dispute. */
  answer: (actor, subject) => answeringSide(actor, subject) !== null,
  /** Admit and contest claims. */
  answerAsClient: (actor, subject) => answeringSide(actor, subject) === subject.introduction.clientSide,
  find: (actor, subject) => hasRole(actor, ['OPERATOR']) && subject.isContested,
};

/** How the actor stands to an introduction; null for those who must not know of it. */
export function roleIn(
  actor: Actor,
  { introduction, isContested }: IntroductionSubject,
): IntroductionRole | null {
  const { organizationId, unitId, enterpriseId } = introduction;
  if (isOwnIntroduction(actor, introduction)) return 'BROKER';
  if (hasRole(actor, SIDE_READERS.OWNER, unitId)) return 'OWNER';
  if (hasRole(actor, SIDE_READERS.ENTERPRISE, enterpriseId)) return 'ENTERPRISE';
  if (hasRole(actor, ['ADMINISTRATOR'], organizationId)) return 'BROKER';
  return isContested && hasRole(actor, ['OPERATOR']) ? 'OPERATOR' : null;
}

/** The side that the actor answers for; null for those who only read. */
export function answeringSide(
  actor: Actor,
  { introduction }: Pick<IntroductionSubject, 'introduction'>,
): DealSide | null {
  if (hasRole(actor, SIDE_ANSWERS.OWNER, introduction.unitId)) return 'OWNER';
  return hasRole(actor, SIDE_ANSWERS.ENTERPRISE, introduction.enterpriseId) ? 'ENTERPRISE' : null;
}

/** Whether the actor acts as the membership that recorded it. */
export function isOwnIntroduction(
  actor: Actor,
  { membershipId }: Pick<Introduction, 'membershipId'>,
): boolean {
  return hasRole(actor, ['BROKER']) && actingUser(actor)?.membershipId === membershipId;
}

/** Refuses with FOUR_EYES the broker who would answer or decide on their own introduction in another role. */
export function refuseOwnRecord(actor: Actor, introduction: Pick<Introduction, 'userId'>): void {
  if (isRecorder(actor, introduction)) throw new Refusal('FOUR_EYES');
}

/** Whether the actor is the person who recorded it, in whatever role. */
export function isRecorder(actor: Actor, { userId }: Pick<Introduction, 'userId'>): boolean {
  return actingUser(actor)?.userId === userId;
}
