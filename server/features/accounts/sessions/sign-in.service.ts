import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { normalizeEmail } from '../members/email.ts';
import { Membership } from '../members/membership.entity.ts';
import { User } from '../members/user.entity.ts';
import { verifyPassword } from '../passwords/password.ts';
import { spendCode } from '../second-factor/spend-code.ts';
import { MAX_USER_AGENT } from '../text-limits.ts';
import { countAttempt, forgetAttempts, LIMITS, takeAttemptBack } from './attempts.ts';
import { Session } from './session.entity.ts';
import { hashToken, IDLE_LIMIT_MS, newToken } from './session-token.ts';

export interface SignIn {
  email: string;
  password: string;
  /** Code of the second factor, for accounts that have one. */
  code?: string | null;
  userAgent: string | null;
}

/** The new session's token; null where the code of the second factor is still asked for. */
export interface SignedIn {
  token: string | null;
}

/**
 * Begins a session. Unknown addresses and wrong passwords are refused alike and take equally long.
 * @throws Refusal WRONG_CREDENTIALS; LOCKED with the seconds left after too many attempts
 */
export async function signIn(scope: Scope, input: SignIn): Promise<SignedIn> {
  const { db } = scope.app;
  const email = normalizeEmail(input.email);
  await countAttempt(db, LIMITS.signInAddress, scope.address);
  await countAttempt(db, LIMITS.signInAccount, email);
  const user = await db.manager.findOneBy(User, { email });
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !matches) throw new Refusal('WRONG_CREDENTIALS');
  if (user.totpSecret !== null) {
    if (!input.code) return { token: null };
    await spendCode(scope.app, user, input.code, 'code');
  }
  const token = newToken();
  await inTransaction(db, (tx) => beginSession(tx, scope, user, input.userAgent, token));
  await forgetAttempts(db, LIMITS.signInAccount, email);
  await takeAttemptBack(db, LIMITS.signInAddress, scope.address);
  return { token };
}

async function beginSession(
  tx: Transaction,
  scope: Scope,
  user: User,
  userAgent: string | null,
  token: string,
): Promise<void> {
  const now = clock.now();
  const session: Session = {
    id: newId(),
    tokenHash: hashToken(token),
    userId: user.id,
    membershipId: await firstMembership(tx, user),
    secondFactorAt: user.totpSecret === null ? null : now,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: clock.in(IDLE_LIMIT_MS),
    address: scope.address,
    userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null,
  };
  const former = actingUser(scope.actor)?.sessionId;
  if (former) await tx.delete(Session, { id: former });
  await tx.insert(Session, session);
  await audit(tx, scope, {
    caseType: 'User',
    caseId: user.id,
    action: 'signIn',
    facts: { sessionId: session.id, secondFactor: session.secondFactorAt !== null },
    personal: { address: session.address, userAgent: session.userAgent },
  });
}

/** The membership to begin with: the one acted as last, else the oldest in force. */
async function firstMembership(tx: Transaction, user: User): Promise<string | null> {
  const memberships = await tx.find(Membership, {
    where: { userId: user.id, status: 'ACTIVE' },
    order: { requestedAt: 'ASC', id: 'ASC' },
  });
  const last = memberships.find(({ id }) => id === user.lastMembershipId);
  return (last ?? memberships[0])?.id ?? null;
}
