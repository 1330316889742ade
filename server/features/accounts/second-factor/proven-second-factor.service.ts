import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import { User } from '../members/user.entity.ts';

/**
 * For steps that bind the organisation: whoever has a second factor must have passed it in this session; who has none
 * goes on without. Steps that move money ask more (`requireSecondFactor`).
 * @throws Refusal SIGN_IN_REQUIRED, SECOND_FACTOR_REQUIRED
 */
export async function provenSecondFactor({ app, actor }: Scope): Promise<void> {
  const user = requireUser(actor);
  if (user.secondFactor) return;
  const { totpSecret } = await app.db.manager.findOneByOrFail(User, { id: user.userId });
  if (totpSecret !== null) throw new Refusal('SECOND_FACTOR_REQUIRED');
}
