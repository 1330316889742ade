import type {
  DeskOfferPartsFragment,
  DraftOfferInput,
  PricingWay,
} from '../../../generated/offers/graphql.ts';
import { newTerms, type TermsValues, toTermsInput, toTermsValues } from '../terms/terms-values.ts';

/** What the editor holds. */
export interface OfferForm {
  title: string;
  terms: TermsValues;
  pricing: PricingWay;
  isStanding: boolean;
  directedToId: string | null;
  bearsPolicyName: boolean;
  note: string | null;
  closesOn: string | null;
  belowValuationReason: string | null;
}

export function newOffer(): OfferForm {
  return {
    title: '',
    terms: newTerms('LICENSE'),
    pricing: 'NEGOTIATED',
    isStanding: false,
    directedToId: null,
    bearsPolicyName: false,
    note: null,
    closesOn: null,
    belowValuationReason: null,
  };
}

export function formOf(offer: DeskOfferPartsFragment): OfferForm {
  return {
    title: offer.title,
    terms: toTermsValues(offer.terms),
    pricing: offer.pricing,
    isStanding: offer.isStanding,
    directedToId: offer.directedTo?.id ?? null,
    bearsPolicyName: offer.bearsPolicyName,
    note: offer.note ?? null,
    closesOn: offer.closesOn ?? null,
    belowValuationReason: offer.belowValuationReason ?? null,
  };
}

/** The form as the server takes it; the policy's name goes with pay after use. */
export function inputOf(values: OfferForm): Omit<DraftOfferInput, 'resultId'> {
  const terms = toTermsInput(values.terms);
  return {
    title: values.title ?? '',
    terms,
    pricing: values.isStanding ? 'NEGOTIATED' : values.pricing,
    isStanding: values.isStanding,
    directedToId: values.directedToId || null,
    bearsPolicyName: values.bearsPolicyName && Boolean(terms.payAfterUse),
    note: values.note || null,
    closesOn: values.closesOn || null,
    belowValuationReason: values.belowValuationReason || null,
  };
}
