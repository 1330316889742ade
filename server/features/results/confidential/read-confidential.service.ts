import type { App, Scope } from '../../../platform/app.ts';
import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { ConfidentialPart, ConfidentialReading } from '../data/confidential.entity.ts';
import { Completer } from '../data/result-parts.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { isInRegister, resultPolicy } from '../result.policy.ts';
import { isSharedWith } from './grants.ts';

/**
 * The confidential part for who may read it: the unit's completers, officers, supervisors and administrators,
 * organisations with a grant, and who reads by an agreement. Every reading is recorded, also a completer's own; null for
 * everybody else.
 */
export async function readConfidential(scope: Scope, result: TechResult): Promise<ConfidentialPart | null> {
  if (!result.hasConfidentialPart || !(await mayReadConfidential(scope, result))) return null;
  const part = await scope.app.db.manager.findOneBy(ConfidentialPart, { resultId: result.id });
  if (part) await recordReading(scope.app, scope.actor, result.id, null);
  return part;
}

/** Whether the actor may read the confidential part of a result today. */
export async function mayReadConfidential(scope: Scope, result: TechResult): Promise<boolean> {
  if (scope.actor.kind === 'visitor') return false;
  const completers = await scope.app.db.manager.findBy(Completer, { resultId: result.id });
  if (resultPolicy.readConfidential(scope.actor, { result, completers })) return true;
  return isInRegister({ result }) && isSharedWith(scope, result);
}

/** Notes who read the text, or a file, and when. */
export async function recordReading(
  app: App,
  actor: Actor,
  resultId: string,
  fileId: string | null,
): Promise<void> {
  const user = actingUser(actor);
  await app.db.manager.insert(ConfidentialReading, {
    id: newId(),
    resultId,
    userId: user?.userId ?? null,
    organizationId: user?.organizationId ?? null,
    fileId,
    at: clock.now(),
  });
}
