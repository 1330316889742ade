import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { voidDecisions } from '../../decisions/decision-standing.service.ts';
import { voidNotice } from '../../notices/notice-standing.service.ts';
import { changeOffer, deleteOffer, type OfferReference, offerCase } from '../change-offer.ts';
import type { Offer } from '../data/offer.entity.ts';
import { offerStates } from '../offer.states.ts';

type Reasoned = OfferReference & { reason: string };

/** Withholds an open offer. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason */
export async function suspendOffer(scope: Scope, input: Reasoned): Promise<Offer> {
  const reason = reasonOf(input);
  return changeOffer(scope, input, ({ offer }) => {
    Object.assign(offer, { state: offerStates.next(offer.state, 'suspend'), endReason: reason });
    return { action: 'suspendOffer', personal: { reason } };
  });
}

/**
 * Closes an offer for good; a decision or notice of one that never opened is void. Deals that came of it go on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason
 */
export async function closeOffer(scope: Scope, input: Reasoned): Promise<Offer> {
  const reason = reasonOf(input);
  return changeOffer(scope, input, async ({ tx, offer }) => {
    const state = offerStates.next(offer.state, 'close');
    if (offer.openedAt === null) {
      await voidDecisions(tx, scope, offerCase(offer), reason);
      await voidNotice(tx, scope, offerCase(offer), reason);
    }
    Object.assign(offer, { state, endReason: reason });
    return { action: 'closeOffer', personal: { reason } };
  });
}

/**
 * Deletes a draft that was never open. The audit trail keeps that it was there; a decision or notice is void.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE
 */
export async function deleteOfferDraft(scope: Scope, input: OfferReference): Promise<void> {
  await deleteOffer(scope, input, async ({ tx, offer, unit }) => {
    if (offer.state !== 'DRAFT') {
      throw new Refusal('STATE', { params: { state: offer.state, action: 'deleteOfferDraft' } });
    }
    await voidDecisions(tx, scope, offerCase(offer), 'DELETED');
    await voidNotice(tx, scope, offerCase(offer), 'DELETED');
    await audit(tx, scope, {
      ...offerCase(offer),
      action: 'deleteOfferDraft',
      facts: { before: { state: offer.state, version: offer.version } },
      rulebookVersion: unit.rulebook.version,
    });
  });
}

function reasonOf({ reason }: Reasoned): string {
  const problems = new Problems('reason');
  const text = readReason(reason, problems);
  refuseAll(problems.list);
  return text ?? '';
}
