import type { App } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { User } from '../members/user.entity.ts';
import { openSecret, stepOfCode } from './totp.ts';

/**
 * Uses a code of the second factor up: of two requests with the same code one goes through. It is its own statement,
 * so a code stays used whatever becomes of the step.
 * @throws Refusal WRONG_CREDENTIALS for a wrong or used code
 */
export async function spendCode(app: App, user: User, code: string, field: string): Promise<void> {
  const { id, totpSecret } = user;
  const step = totpSecret === null ? null : stepOfCode(openSecret(app.config.secret, id, totpSecret), code);
  const spent =
    step !== null &&
    (await app.db
      .createQueryBuilder()
      .update(User)
      .set({ totpLastStep: step })
      .where('id = :id AND (totp_last_step IS NULL OR totp_last_step < :step)', { id, step })
      .execute());
  if (!spent || spent.affected === 0) throw new Refusal('WRONG_CREDENTIALS', { field });
}
