import { toString as qrCode } from 'qrcode';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { User } from '../members/user.entity.ts';
import { provePassword } from '../passwords/prove-password.ts';
import { countAttempt, forgetAttempts, LIMITS } from '../sessions/attempts.ts';
import { Session } from '../sessions/session.entity.ts';
import { spendCode } from './spend-code.ts';
import { isSecret, newSecret, sealSecret, secretUri, stepOfCode } from './totp.ts';

export interface SecondFactorSetup {
  /** Base32. */
  secret: string;
  uri: string;
  qrSvg: string;
}

/** A new secret to set an authenticator up with; nothing is kept of it until a code of it was given. */
export async function secondFactorSetup(scope: Scope): Promise<SecondFactorSetup> {
  const { userId } = requireUser(scope.actor);
  const { email } = await scope.app.db.manager.findOneByOrFail(User, { id: userId });
  const secret = newSecret();
  const uri = secretUri(secret, email);
  return { secret, uri, qrSvg: await qrCode(uri, { type: 'svg', margin: 1 }) };
}

/**
 * Turns the second factor on, with a code that shows that the authenticator is set up. This session has passed it then;
 * others have to.
 * @throws Refusal STATE if it is on already; WRONG_CREDENTIALS for a wrong code
 */
export async function enableSecondFactor(
  scope: Scope,
  input: { secret: string; code: string },
): Promise<void> {
  const { userId, sessionId } = requireUser(scope.actor);
  if (!isSecret(input.secret)) throw new Refusal('INVALID', { field: 'secret' });
  await countAttempt(scope.app.db, LIMITS.proof, userId);
  const step = stepOfCode(input.secret, input.code);
  if (step === null) throw new Refusal('WRONG_CREDENTIALS', { field: 'code' });
  await inTransaction(scope.app.db, async (tx) => {
    const user = await tx.findOneOrFail(User, { where: { id: userId }, lock: { mode: 'pessimistic_write' } });
    if (user.totpSecret !== null) throw new Refusal('STATE', { params: { reason: 'ENABLED' } });
    const totpSecret = sealSecret(scope.app.config.secret, userId, input.secret);
    await tx.update(User, { id: userId }, { totpSecret, totpLastStep: step });
    await tx.update(Session, { id: sessionId }, { secondFactorAt: clock.now() });
    await audit(tx, scope, { caseType: 'User', caseId: userId, action: 'enableSecondFactor' });
  });
  await forgetAttempts(scope.app.db, LIMITS.proof, userId);
}

/**
 * Turns the second factor off, with password and code; sessions that passed it have not any more.
 * @throws Refusal STATE if it is off; WRONG_CREDENTIALS
 */
export async function disableSecondFactor(
  scope: Scope,
  input: { password: string; code: string },
): Promise<void> {
  const { userId } = requireUser(scope.actor);
  const user = await provePassword(scope.app, userId, input.password, 'password');
  if (user.totpSecret === null) throw new Refusal('STATE', { params: { reason: 'DISABLED' } });
  await spendCode(scope.app, user, input.code, 'code');
  await inTransaction(scope.app.db, async (tx) => {
    await tx.update(User, { id: userId }, { totpSecret: null, totpLastStep: null });
    await tx.update(Session, { userId }, { secondFactorAt: null });
    await audit(tx, scope, { caseType: 'User', caseId: userId, action: 'disableSecondFactor' });
  });
  await forgetAttempts(scope.app.db, LIMITS.proof, userId);
}

/**
 * Passes the second factor in a session that began without it.
 * @throws Refusal STATE if there is none; WRONG_CREDENTIALS; LOCKED
 */
export async function verifySecondFactor(scope: Scope, input: { code: string }): Promise<void> {
  const { userId, sessionId } = requireUser(scope.actor);
  const user = await scope.app.db.manager.findOneByOrFail(User, { id: userId });
  if (user.totpSecret === null) throw new Refusal('STATE', { params: { reason: 'DISABLED' } });
  await countAttempt(scope.app.db, LIMITS.proof, userId);
  await spendCode(scope.app, user, input.code, 'code');
  await inTransaction(scope.app.db, async (tx) => {
    await tx.update(Session, { id: sessionId, userId }, { secondFactorAt: clock.now() });
    await audit(tx, scope, {
      caseType: 'User',
      caseId: userId,
      action: 'verifySecondFactor',
      facts: { sessionId },
    });
  });
  await forgetAttempts(scope.app.db, LIMITS.proof, userId);
}
