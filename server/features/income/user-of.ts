import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';

/** The user who acts, or null for jobs of the system. */
export function userIdOf({ actor }: Scope): string | null {
  return actingUser(actor)?.userId ?? null;
}
