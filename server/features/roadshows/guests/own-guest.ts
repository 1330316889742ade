import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';

/** The actor's own registration; null for none. */
export async function findOwnGuest(
  tx: Transaction,
  { actor }: Scope,
  roadshowId: string,
  lock = false,
): Promise<RoadshowGuest | null> {
  const { userId } = requireUser(actor);
  if (!isId(roadshowId)) return null;
  return tx.findOne(RoadshowGuest, {
    where: { roadshowId, userId },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
}

/**
 * The actor's own registration with a seat, locked.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN with reason NO_SEAT
 */
export async function requireSeat(tx: Transaction, scope: Scope, roadshowId: string): Promise<RoadshowGuest> {
  const guest = await findOwnGuest(tx, scope, roadshowId, true);
  if (guest?.state === 'APPROVED') return guest;
  throw new Refusal('FORBIDDEN', { params: { reason: 'NO_SEAT' } });
}
