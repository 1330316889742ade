import { In } from 'typeorm';
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
