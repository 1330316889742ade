import type { App, Scope } from '../../../platform/app.ts';
import { jobScope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { addJob } from '../../../platform/jobs/jobs.ts';
import { mailPasswordReset } from '../accounts.mails.ts';
import { normalizeEmail } from '../members/email.ts';
import { User } from '../members/user.entity.ts';
import { countAttempt, LIMITS } from '../sessions/attempts.ts';
import { hashToken, newToken } from '../sessions/session-token.ts';
import { PasswordReset } from './password-reset.entity.ts';

export const PASSWORD_RESET_JOB = 'accounts.passwordReset';
const VALID_MS = 60 * 60 * 1000;

/**
 * Asks for a link that sets a new password. Only the job looks whether the account exists: so the answer and the time
 * that it takes are the same for every address.
 * @throws Refusal LOCKED after too many for one address
 */
export async function requestPasswordReset(scope: Scope, input: { email: string }): Promise<void> {
  const email = normalizeEmail(input.email);
  await countAttempt(scope.app.db, LIMITS.resetAddress, scope.address);
  await countAttempt(scope.app.db, LIMITS.resetAccount, email);
  await inTransaction(scope.app.db, (tx) => addJob(tx, PASSWORD_RESET_JOB, { email }));
}

/** Mails the link, where the address has an account. Links mailed before stay valid for their hour. */
export async function mailResetLink(app: App, payload: unknown): Promise<void> {
  const { email } = payload as { email: string };
  await inTransaction(app.db, async (tx) => {
    const user = await tx.findOneBy(User, { email });
    if (!user) return;
    const token = newToken();
    await tx.insert(PasswordReset, {
      id: newId(),
      userId: user.id,
      tokenHash: hashToken(token),
      createdAt: clock.now(),
      expiresAt: clock.in(VALID_MS),
    });
    await audit(tx, jobScope(app, PASSWORD_RESET_JOB), {
      caseType: 'User',
      caseId: user.id,
      action: 'requestPasswordReset',
    });
    await mailPasswordReset(tx, app, user, token);
  });
}
