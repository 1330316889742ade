import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import type { BidDraft } from '../../content/bid-content.ts';
import type { Bid } from '../../data/bid.entity.ts';
import { BID_FILES } from '../bid.loaders.ts';
import { bidPolicy } from '../bid.policy.ts';
import { type BidChange, changeBid, refuseUnwritable } from '../change-bid.ts';
import { readDraft } from './read-draft.ts';

export interface SaveBid {
  bidId: string;
  expectedVersion: number;
  draft: BidDraft;
}

/**
 * Saves what is written of a bid. What was handed in before stays in force until it is handed in anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, EXPIRED, STATE, and what `readDraft` refuses
 */
export async function saveBid(scope: Scope, { draft, ...reference }: SaveBid): Promise<Bid> {
  return changeBid(
    scope,
    reference,
    (actor, subject) => authorize(bidPolicy, actor, 'write', subject),
    async (change) => {
      refuseUnwritable(change, 'saveBid');
      const { bid, demand } = change;
      const read = readDraft(draft, demand.content);
      await keepFiles(change, read.fileIds);
      bid.draft = read;
      return null;
    },
  );
}

/** Gives new uploads to the bid and gives up those that neither the draft nor the sealed bid needs. */
async function keepFiles({ tx, scope, bid }: BidChange, fileIds: readonly string[]): Promise<void> {
  const owner = { kind: BID_FILES, id: bid.id };
  await attachFiles(tx, fileIds, owner, scope.actor, { field: 'draft.fileIds' });
  const needed = new Set([...fileIds, ...(bid.content?.files ?? []).map(({ id }) => id)]);
  await discardFiles(
    tx,
    bid.draft.fileIds.filter((id) => !needed.has(id)),
    owner,
  );
}
