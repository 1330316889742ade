import { In } from 'typeorm';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { Offer } from './data/offer.entity.ts';

/** Offers by id, whatever their state: whoever asks has decided that they may be seen. */
export const offerById = loadOne('offerById', async (app, ids) => {
  const offers = await app.db.manager.findBy(Offer, { id: In([...ids]) });
  return new Map(offers.map((offer) => [offer.id, offer]));
});

/** Offers of results in the state OPEN, the last opened first; whether each is shown is the reader's question. */
export const openOffersOf = loadMany('openOffersOf', async (app, resultIds) => {
  const offers = await app.db.manager.find(Offer, {
    where: { resultId: In([...resultIds]), state: 'OPEN' },
    order: { openedAt: 'DESC', id: 'DESC' },
  });
  return groupBy(offers, (offer) => offer.resultId);
});
