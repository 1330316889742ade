import { type App, jobScope } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { isOfferableSql } from '../results/catalogue/published-condition.ts';
import { unitOf } from '../rulebook/unit.ts';
import { lockOffer, storeOffer } from './change-offer.ts';
import { Offer } from './data/offer.entity.ts';
import { isOpenNow } from './offer.policy.ts';
import { offerStates } from './offer.states.ts';

export const SWEEP_OFFERS_JOB = 'offers.sweep';

/**
 * Writes down what already holds by itself: offers past their last day are closed, those of withdrawn results
 * suspended. Nothing waits for it: who reads or takes a step asks day and result himself.
 */
export async function sweepOffers(app: App): Promise<void> {
  const today = clock.today();
  const due = await app.db
    .createQueryBuilder(Offer, 'offer')
    .where(`offer.state = 'OPEN'`)
    .andWhere(`(offer.closes_on < :today OR NOT ${isOfferableSql('offer.result_id')})`, { today })
    .orderBy('offer.id')
    .getMany();
  for (const offer of due) await settle(app, offer);
}

async function settle(app: App, known: Offer): Promise<void> {
  const scope = jobScope(app, SWEEP_OFFERS_JOB);
  const unit = await unitOf(app, known.organizationId);
  await inTransaction(app.db, async (tx) => {
    const change = await lockOffer(tx, known, unit);
    const { offer, record } = change;
    const today = clock.today();
    const before = { state: offer.state, version: offer.version };
    if (offer.state !== 'OPEN' || isOpenNow({ offer, resultState: record.result.state, today })) return;
    const isOver = offer.closesOn !== null && offer.closesOn < today;
    const step = isOver ? 'close' : 'suspend';
    offer.state = offerStates.next(offer.state, step);
    offer.endReason = isOver ? 'EXPIRED' : 'RESULT_WITHDRAWN';
    await storeOffer(tx, scope, change, before, {
      action: `${step}Offer`,
      facts: { reason: offer.endReason },
    });
  });
}
