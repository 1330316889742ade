import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Form } from '../form.ts';
import { User } from '../members/user.entity.ts';
import { countAttempt, forgetAttempts, LIMITS } from '../sessions/attempts.ts';
import { hashToken } from '../sessions/session-token.ts';
import { setPassword } from './change-password.service.ts';
import { checkNewPassword, hashPassword } from './password.ts';
import { PasswordReset } from './password-reset.entity.ts';

/**
 * Sets a new password by a mailed token, once and within an hour; ends all sessions. A password that is refused leaves
 * the token valid. The second factor stays as it is.
 * @throws Refusal EXPIRED for tokens that are unknown, used or too old
 */
export async function resetPassword(scope: Scope, input: { token: string; password: string }): Promise<void> {
  const { db } = scope.app;
  await countAttempt(db, LIMITS.resetAddress, scope.address);
  const tokenHash = hashToken(input.token);
  const owner = await db.manager.findOneBy(User, { id: (await validReset(db.manager, tokenHash)).userId });
  if (!owner) throw expired();
  const form = new Form();
  checkNewPassword(form, 'password', input.password, owner.email);
  Form.check(form);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(db, async (tx) => {
    // Of two uses at once the second waits here, and finds the row gone.
    const { affected } = await tx.delete(PasswordReset, { tokenHash });
    if (affected !== 1) throw expired();
    await setPassword(tx, scope, owner, passwordHash, 'resetPassword', null);
  });
  await forgetAttempts(db, LIMITS.signInAccount, owner.email);
}

async function validReset(tx: Transaction, tokenHash: string): Promise<PasswordReset> {
  const reset = await tx.findOneBy(PasswordReset, { tokenHash });
  if (!reset || reset.expiresAt <= clock.now()) throw expired();
  return reset;
}

function expired(): Refusal {
  return new Refusal('EXPIRED', { field: 'token' });
}
