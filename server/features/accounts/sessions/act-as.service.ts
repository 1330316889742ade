import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { memberActor } from '../authenticate.ts';
import { User } from '../members/user.entity.ts';
import { Session } from './session.entity.ts';

/**
 * Acts as another of one's own memberships from now on, in this session and in the next.
 * @throws Refusal NOT_FOUND for others' and for those that are not in force
 */
export async function actAs(scope: Scope, { membershipId }: { membershipId: string }): Promise<void> {
  const { userId, sessionId } = requireUser(scope.actor);
  const actor = await memberActor(scope.app, { userId, membershipId });
  if (!actor) throw new Refusal('NOT_FOUND', { field: 'membershipId' });
  await inTransaction(scope.app.db, async (tx) => {
    await tx.update(Session, { id: sessionId, userId }, { membershipId });
    await tx.update(User, { id: userId }, { lastMembershipId: membershipId });
  });
}
