import { Not } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { mailPasswordChanged } from '../accounts.mails.ts';
import { Form } from '../form.ts';
import { User } from '../members/user.entity.ts';
import { forgetAttempts, LIMITS } from '../sessions/attempts.ts';
import { Session } from '../sessions/session.entity.ts';
import { checkNewPassword, hashPassword } from './password.ts';
import { PasswordReset } from './password-reset.entity.ts';
import { provePassword } from './prove-password.ts';

/**
 * Changes one's own password, knowing the present one; ends all other sessions.
 * @throws Refusal WRONG_CREDENTIALS, LOCKED, or INVALID for a password that is too weak
 */
export async function changePassword(scope: Scope, input: { current: string; next: string }): Promise<void> {
  const { userId, sessionId } = requireUser(scope.actor);
  const user = await provePassword(scope.app, userId, input.current, 'current');
  const form = new Form();
  checkNewPassword(form, 'next', input.next, user.email);
  Form.check(form);
  const passwordHash = await hashPassword(input.next);
  await inTransaction(scope.app.db, async (tx) => {
    await setPassword(tx, scope, user, passwordHash, 'changePassword', sessionId);
  });
  await forgetAttempts(scope.app.db, LIMITS.proof, userId);
}

/** Sets a password; ends the sessions but the one kept, and makes links that were mailed before worthless. */
export async function setPassword(
  tx: Transaction,
  scope: Scope,
  user: User,
  passwordHash: string,
  action: 'changePassword' | 'resetPassword',
  keptSessionId: string | null,
): Promise<void> {
  await tx.update(User, { id: user.id }, { passwordHash });
  await tx.delete(PasswordReset, { userId: user.id });
  await tx.delete(Session, { userId: user.id, ...(keptSessionId ? { id: Not(keptSessionId) } : {}) });
  await audit(tx, scope, { caseType: 'User', caseId: user.id, action, facts: { userId: user.id } });
  await mailPasswordChanged(tx, scope.app, user);
}
