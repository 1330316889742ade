import type { Scope } from '../../../platform/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { offerById } from '../../offers/offer.loaders.ts';
import { unitOf } from '../../rulebook/unit.ts';
import type { Deal } from '../data/deal.entity.ts';
import { openDeal } from './open-deal.service.ts';
import { type Asking, asking, declarationOf, judgePolicy, openOffer } from './request-deal.service.ts';

export interface AcceptStandingOffer extends Asking {
  offerId: string;
  /** Digest of the terms that were read. */
  termsDigest: string;
}

/**
 * An enterprise accepts a standing offer: the terms are agreed at once. The decision and the notice of the offer count
 * for exactly these terms; whatever else the rulebook asks of a deal is asked of this one too.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN, NOT_FOUND, STATE for an offer that is not open or cannot be accepted at
 *   once, CONFLICT for terms that changed, RULE (PAU-1, PAU-3, INC-3), ALREADY_EXISTS
 */
export async function acceptStandingOffer(scope: Scope, input: AcceptStandingOffer): Promise<Deal> {
  const { enterprise, user } = await asking(scope);
  const known = isId(input.offerId)
    ? (await offerById.batch(scope.app, [input.offerId])).get(input.offerId)
    : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'offerId' });
  const unit = await unitOf(scope.app, known.organizationId);
  return inTransaction(scope.app.db, async (tx) => {
    const offer = await openOffer(tx, scope.actor, input.offerId);
    if (!offer.isStanding) {
      throw new Refusal('STATE', { params: { action: 'acceptStandingOffer', reason: 'NOT_STANDING' } });
    }
    if (offer.termsDigest !== input.termsDigest) {
      throw new Refusal('CONFLICT', { field: 'termsDigest', params: { present: offer.termsDigest } });
    }
    return openDeal(tx, scope, {
      origin: 'STANDING_OFFER',
      pricing: offer.pricing,
      resultId: offer.resultId,
      offerId: offer.id,
      enterpriseId: enterprise.id,
      terms: offer.terms,
      proposal: { side: 'OWNER', byUser: offer.writtenBy, note: null },
      acceptedBy: { byUser: user.userId },
      declarations: [declarationOf(input, user.userId)],
      requestedBy: user.userId,
      negotiatorUserId: null,
      priorDealId: null,
      ...judgePolicy(unit, enterprise, offer.terms, input, offer),
      action: 'acceptStandingOffer',
    });
  });
}
