import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { MatchDigest } from '../data/match.entity.ts';

/** Whether the membership that is acted as gets the weekly mail. @throws Refusal SIGN_IN_REQUIRED */
export async function findDigest(scope: Scope): Promise<Pick<MatchDigest, 'wanted' | 'sentAt'>> {
  const { membershipId } = requireUser(scope.actor);
  const found = membershipId ? await scope.app.db.manager.findOneBy(MatchDigest, { membershipId }) : null;
  return found ?? { wanted: true, sentAt: null };
}

/**
 * Turns the weekly mail on or off for the membership that is acted as; who turns it on hears of what comes from then on.
 * @throws Refusal FORBIDDEN for who acts as nobody
 */
export async function setMatchDigest(
  scope: Scope,
  { wanted }: { wanted: boolean },
): Promise<Pick<MatchDigest, 'wanted' | 'sentAt'>> {
  const { membershipId } = requireUser(scope.actor);
  if (!membershipId) throw new Refusal('FORBIDDEN');
  return inTransaction(scope.app.db, async (tx) => {
    await tx.query(
      `INSERT INTO match_digest (membership_id, wanted, told_until) VALUES ($1, $2, $3)
       ON CONFLICT (membership_id) DO UPDATE SET wanted = excluded.wanted,
         told_until = CASE WHEN match_digest.wanted THEN match_digest.told_until ELSE excluded.told_until END`,
      [membershipId, wanted, clock.now()],
    );
    return tx.findOneByOrFail(MatchDigest, { membershipId });
  });
}
