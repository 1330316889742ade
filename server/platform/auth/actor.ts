import { Refusal } from '../errors.ts';
import type { Role } from './roles.ts';

/** Who acts: always a user *as* one membership, a visitor, or a named job of the system. */
export type Actor = VisitorActor | UserActor | SystemActor;

export interface VisitorActor {
  kind: 'visitor';
}

export interface UserActor {
  kind: 'user';
  userId: string;
  sessionId: string;
  /** The membership acted as; null for a user whose memberships are all waiting or ended. */
  membershipId: string | null;
  organizationId: string | null;
  /** Roles of that membership and those delegated to it for today. */
  roles: ReadonlySet<Role>;
  /** Whether this session passed the second factor. */
  secondFactor: boolean;
  /** Whether the terms in force were consented to; until then the user reads but changes nothing. */
  consentGiven: boolean;
}

export interface SystemActor {
  kind: 'system';
  /** Name of the job, such as `import` or `seed`; it stands in the audit trail. */
  job: string;
  /** On whose behalf the job works, where it continues what a person began. */
  behalf: UserActor | null;
}

export const VISITOR: VisitorActor = Object.freeze({ kind: 'visitor' });

/** The user who acts, also through a job of theirs; refuses visitors with SIGN_IN_REQUIRED. */
export function requireUser(actor: Actor): UserActor {
  const user = actingUser(actor);
  if (!user) throw new Refusal('SIGN_IN_REQUIRED');
  return user;
}

/** The user behind an actor, or null for visitors and for the system's own jobs. */
export function actingUser(actor: Actor): UserActor | null {
  if (actor.kind === 'user') return actor;
  return actor.kind === 'system' ? actor.behalf : null;
}

/** Whether the actor holds one of the roles, in the given organisation if one is named. */
export function hasRole(actor: Actor, roles: readonly Role[], organizationId?: string): boolean {
  const user = actingUser(actor);
  if (!user?.membershipId) return false;
  if (organizationId !== undefined && user.organizationId !== organizationId) return false;
  return roles.some((role) => user.roles.has(role));
}

/** Refuses with CONSENT_REQUIRED a user who has not yet consented to the terms in force. */
export function requireConsent(actor: Actor): void {
  if (actingUser(actor)?.consentGiven === false) throw new Refusal('CONSENT_REQUIRED');
}
