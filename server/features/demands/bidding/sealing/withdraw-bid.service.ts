import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { discardFiles } from '../../../../platform/files/files.service.ts';
import { bidStates } from '../../bid.states.ts';
import type { Bid } from '../../data/bid.entity.ts';
import { BID_FILES } from '../bid.loaders.ts';
import { bidPolicy } from '../bid.policy.ts';
import { type BidReference, changeBid, refuseUnwritable } from '../change-bid.ts';

/**
 * Takes a bid back before the deadline. What was sealed is gone with its files; the draft stays with the bidder, who can
 * begin another bid.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, EXPIRED, STATE
 */
export async function withdrawBid(scope: Scope, reference: BidReference): Promise<Bid> {
  return changeBid(
    scope,
    reference,
    (actor, subject) => authorize(bidPolicy, actor, 'bind', subject),
    async (change) => {
      refuseUnwritable(change, 'withdrawBid');
      const { tx, bid, now } = change;
      const before = bid.state;
      const files = new Set([...bid.draft.fileIds, ...(bid.content?.files ?? []).map(({ id }) => id)]);
      await discardFiles(tx, [...files], { kind: BID_FILES, id: bid.id });
      Object.assign(bid, {
        state: bidStates.next(before, 'withdraw'),
        withdrawnAt: now,
        content: null,
        salt: null,
        draft: { ...bid.draft, fileIds: [] },
      });
      return { action: 'withdrawBid', facts: { before, after: bid.state } };
    },
  );
}
