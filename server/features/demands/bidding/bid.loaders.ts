import { In } from 'typeorm';
import { filesOfRecords } from '../../../platform/files/files.service.ts';
import { groupBy, loadMany } from '../../../platform/graphql/loaders.ts';
import { BidPartner } from '../data/bid.entity.ts';

/** Partners of bids, in the order of asking. */
export const partnersOfBid = loadMany('partnersOfBid', async (app, bidIds: readonly string[]) => {
  const partners = await app.db.manager.find(BidPartner, {
    where: { bidId: In([...bidIds]) },
    order: { askedAt: 'ASC', id: 'ASC' },
  });
  return groupBy(partners, ({ bidId }) => bidId);
});

/** Kind of record under which the files of a bid are kept, with the bid's id. */
export const BID_FILES = 'DemandBid';

/** Files of bids, the oldest first. */
export const filesOfBid = filesOfRecords(BID_FILES);
