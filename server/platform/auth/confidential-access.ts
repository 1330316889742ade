import type { App } from '../app.ts';
import { loadOne } from '../graphql/loaders.ts';
import { type Actor, actingUser } from './actor.ts';

/** A user as the membership acted as. */
export interface ConfidentialReader {
  userId: string;
  membershipId: string;
}

/**
 * Which of these cases a user may read the confidential part of today, by agreements that a feature keeps beside the
 * case's own policy.
 */
export type ConfidentialAccess = (
  app: App,
  reader: ConfidentialReader,
  caseIds: readonly string[],
) => Promise<ReadonlySet<string>>;

/** The features' rules by kind of case; throws at the start if two features answer for one kind. */
export function confidentialAccessOf(
  features: readonly {
    name: string;
    confidentialAccess?: Readonly<Record<string, ConfidentialAccess>>;
  }[],
): Readonly<Record<string, ConfidentialAccess>> {
  const rules: Record<string, ConfidentialAccess> = {};
  for (const { name, confidentialAccess } of features) {
    for (const [caseType, rule] of Object.entries(confidentialAccess ?? {})) {
      if (Object.hasOwn(rules, caseType))
        throw new Error(`${name}: another feature answers for the confidential part of "${caseType}"`);
      rules[caseType] = rule;
    }
  }
  return rules;
}

/** Whether an agreement opens the confidential part; keys are made by `agreedAccessKey`. */
export const agreedAccess = loadOne<string, true>('agreedAccess', async (app, keys) => {
  const asked = new Map<string, { caseType: string; reader: ConfidentialReader; caseIds: string[] }>();
  for (const key of keys) {
    const [caseType = '', caseId = '', userId = '', membershipId = ''] = key.split(' ');
    const group = `${caseType} ${userId} ${membershipId}`;
    const known = asked.get(group);
    if (known) known.caseIds.push(caseId);
    else asked.set(group, { caseType, reader: { userId, membershipId }, caseIds: [caseId] });
  }
  const open = new Map<string, true>();
  for (const { caseType, reader, caseIds } of asked.values()) {
    const rule = app.confidentialAccess[caseType];
    for (const caseId of (await rule?.(app, reader, caseIds)) ?? [])
      open.set(`${caseType} ${caseId} ${reader.userId} ${reader.membershipId}`, true);
  }
  return open;
});

/** The key under which to ask for an actor and a case; null for who acts as no member and reads by no agreement. */
export function agreedAccessKey(actor: Actor, caseType: string, caseId: string): string | null {
  const user = actingUser(actor);
  return user?.membershipId ? `${caseType} ${caseId} ${user.userId} ${user.membershipId}` : null;
}

/** The same for one case, outside of a request's loaders. */
export async function mayReadByAgreement(
  app: App,
  actor: Actor,
  caseType: string,
  caseId: string,
): Promise<boolean> {
  const key = agreedAccessKey(actor, caseType, caseId);
  return key !== null && (await agreedAccess.batch(app, [key])).has(key);
}
