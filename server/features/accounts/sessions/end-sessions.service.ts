import { Not } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Session } from './session.entity.ts';

/** Ends the session of the request; without one there is nothing to do. */
export async function signOut(scope: Scope): Promise<void> {
  if (scope.actor.kind !== 'user') return;
  await endSession(scope, { sessionId: scope.actor.sessionId }, 'signOut');
}

/**
 * Ends one of one's own sessions.
 * @throws Refusal NOT_FOUND for others'
 */
export async function endSession(
  scope: Scope,
  { sessionId }: { sessionId: string },
  action = 'endSession',
): Promise<void> {
  const { userId } = requireUser(scope.actor);
  await inTransaction(scope.app.db, async (tx) => {
    const { affected } = isId(sessionId)
      ? await tx.delete(Session, { id: sessionId, userId })
      : { affected: 0 };
    if (affected !== 1) throw new Refusal('NOT_FOUND', { field: 'sessionId' });
    await audit(tx, scope, { caseType: 'User', caseId: userId, action, facts: { sessionId } });
  });
}

/** Ends all of one's own sessions but the one of the request. */
export async function endOtherSessions(scope: Scope): Promise<void> {
  const { userId, sessionId } = requireUser(scope.actor);
  await inTransaction(scope.app.db, async (tx) => {
    const { affected } = await tx.delete(Session, { userId, id: Not(sessionId) });
    if (!affected) return;
    await audit(tx, scope, {
      caseType: 'User',
      caseId: userId,
      action: 'endOtherSessions',
      facts: { ended: affected },
    });
  });
}
