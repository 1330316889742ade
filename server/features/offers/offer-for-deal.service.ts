import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { resultForCase } from '../results/result-for-case.service.ts';
import { Offer } from './data/offer.entity.ts';
import { isOpenNow } from './offer.policy.ts';

export { OFFER_CASE, offerCase } from './change-offer.ts';
export type { Offer } from './data/offer.entity.ts';

export interface OfferForDeal {
  offer: Offer;
  /** Whether it is open at this moment: by state, closing day and the state of its result. */
  isOpen: boolean;
}

/**
 * An offer for a deal that comes of it, with result and offer locked until the transaction ends, so that neither can be
 * withdrawn in between; null where there is none. Whom it is directed to is for the deal to check.
 */
export async function offerForDeal(tx: Transaction, offerId: string): Promise<OfferForDeal | null> {
  const known = isId(offerId) ? await tx.findOneBy(Offer, { id: offerId }) : null;
  if (!known) return null;
  const record = await resultForCase(tx, known.resultId, { lock: true });
  const offer = await tx.findOne(Offer, { where: { id: offerId }, lock: { mode: 'pessimistic_write' } });
  if (!record || !offer) return null;
  const isOpen = isOpenNow({ offer, resultState: record.result.state, today: clock.today() });
  return { offer, isOpen };
}
