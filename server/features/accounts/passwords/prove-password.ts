import type { App } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { User } from '../members/user.entity.ts';
import { countAttempt, LIMITS } from '../sessions/attempts.ts';
import { verifyPassword } from './password.ts';

/**
 * The signed-in user, once they gave their password again; the attempts are limited, since the session may be another's
 * hand on an open computer. The caller forgets the attempts after its own success.
 */
export async function provePassword(
  app: App,
  userId: string,
  password: string,
  field: string,
): Promise<User> {
  await countAttempt(app.db, LIMITS.proof, userId);
  const user = await app.db.manager.findOneByOrFail(User, { id: userId });
  if (!(await verifyPassword(user.passwordHash, password))) throw new Refusal('WRONG_CREDENTIALS', { field });
  return user;
}
