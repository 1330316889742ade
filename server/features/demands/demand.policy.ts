import { type Actor, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Demand } from './data/demand.entity.ts';

/** What decisions on a demand look at. */
export type DemandSubject = Pick<Demand, 'organizationId' | 'publishedAt'>;

/** Roles of the poster that see its demands before they are published, and what is private in them. */
export const POSTER_SEES: readonly Role[] = ['ENTERPRISE_MEMBER', 'ADMINISTRATOR', 'SUPERVISOR'];

export type DemandPolicyAction = 'see' | 'seePrivate' | 'post' | 'judge' | 'review';

export const demandPolicy: Policy<DemandPolicyAction, DemandSubject> = {
  /** Everybody, once it was published; before that its poster and the operators. */
  see: (actor, demand) => demand.publishedAt !== null || seesPrivate(actor, demand),
  /** Contact, confidential part, the poster's name where it is not shown. */
  seePrivate: seesPrivate,
  /** Write, hand in, change, extend, cancel, close, invite. */
  post: actsForPoster,
  /** Screen, choose experts, decide. */
  judge: actsForPoster,
  review: (actor) => hasRole(actor, ['OPERATOR']),
};

/** Whether the actor may act for the poster. */
export function actsForPoster(actor: Actor, { organizationId }: Pick<Demand, 'organizationId'>): boolean {
  return hasRole(actor, ['ENTERPRISE_MEMBER'], organizationId);
}

/**
 * Whether the actor may know who posts a demand: everybody but where the poster is anonymous; then only itself, the
 * operators, and members of the organisations that won.
 * @param winners ids of the organisations with a lane
 */
export function seesPoster(
  actor: Actor,
  demand: Pick<Demand, 'organizationId' | 'isAnonymous'>,
  winners: ReadonlySet<string>,
): boolean {
  if (!demand.isAnonymous || seesPrivate(actor, demand)) return true;
  return actor.kind === 'user' && actor.organizationId !== null && winners.has(actor.organizationId);
}

function seesPrivate(actor: Actor, { organizationId }: Pick<Demand, 'organizationId'>): boolean {
  return hasRole(actor, POSTER_SEES, organizationId) || hasRole(actor, ['OPERATOR']);
}
