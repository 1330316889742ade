import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import type { Bid } from '../../data/bid.entity.ts';
import { bidPolicy } from '../bid.policy.ts';
import { changeBid, refuseUnwritable } from '../change-bid.ts';
import { biddingOrganization, refuseBarred } from '../may-bid.ts';

/**
 * Promises for the lead to keep the confidential part of the demand to itself; it can be read from then on by those who
 * write the bid. The promise is part of the bid and as sealed as it is. Promising again changes nothing.
 * @throws Refusal NOT_FOUND, FORBIDDEN (role, or `bars`), EXPIRED, STATE
 */
export async function promiseConfidentiality(scope: Scope, { bidId }: { bidId: string }): Promise<Bid> {
  const actor = requireUser(scope.actor);
  const organization = await biddingOrganization(scope);
  return changeBid(
    scope,
    { bidId },
    (who, subject) => authorize(bidPolicy, who, 'bind', subject),
    async (change) => {
      refuseUnwritable(change, 'promiseConfidentiality');
      const { tx, demand, bid, now } = change;
      await refuseBarred(tx, demand, organization);
      if (bid.promisedAt !== null) return null;
      Object.assign(bid, { promisedAt: now, promisedBy: actor.userId });
      return { action: 'promiseConfidentiality' };
    },
  );
}
