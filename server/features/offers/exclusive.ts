import { Refusal } from '../../platform/errors.ts';
import type { Offer } from './data/offer.entity.ts';
import { isOpenNow, type OfferSubject } from './offer.policy.ts';
import type { Terms } from './terms/terms.ts';

/** Whether both terms cannot be granted of one result: who takes the right leaves nothing, who licenses it alone no other license. */
export function contradict(a: Terms, b: Terms): boolean {
  if (takesRight(a)) return disposes(b);
  if (takesRight(b)) return disposes(a);
  if (!a.license || !b.license || !overlap(a.license.territory, b.license.territory)) return false;
  return a.license.kind !== 'NON_EXCLUSIVE' || b.license.kind !== 'NON_EXCLUSIVE';
}

/**
 * Refuses to open an offer beside an open one that contradicts it, whether or not the fields of use differ in words.
 * @throws Refusal ALREADY_EXISTS with the other offer (`offerId`, `title`, `mode`)
 */
export function refuseContradiction(
  offer: Offer,
  others: readonly Offer[],
  { resultState, today }: Pick<OfferSubject, 'resultState' | 'today'>,
): void {
  const against = others
    .filter((other) => isOpenNow({ offer: other, resultState, today }))
    .find((other) => contradict(offer.terms, other.terms));
  if (!against) return;
  throw new Refusal('ALREADY_EXISTS', {
    params: {
      action: 'openOffer',
      reason: 'CONTRADICTS',
      offerId: against.id,
      title: against.title,
      mode: against.mode,
    },
  });
}

function takesRight({ mode }: Terms): boolean {
  return mode === 'TRANSFER' || mode === 'EQUITY' || mode === 'INVEST_THEN_EQUITY';
}

function disposes(terms: Terms): boolean {
  return takesRight(terms) || terms.license !== null;
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((code) => b.includes(code));
}
