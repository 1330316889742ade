import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const OfferStateEnum = describedEnum('OfferState', 'Where an offer stands.', {
  DRAFT: 'Being written.',
  DECIDED: 'The collective decision approved it.',
  ON_NOTICE: 'Its public notice was published.',
  OPEN: 'It can be asked for, or accepted if it is a standing one.',
  SUSPENDED: 'Withheld for a while.',
  CLOSED: 'Over.',
});
export type OfferState = keyof typeof OfferStateEnum;

export const OfferPricingEnum = describedEnum('PricingWay', 'How a price is set (PRC-1).', {
  NEGOTIATED: 'By negotiated agreement.',
  LISTED: 'By listing on a technology market.',
  AUCTION: 'By auction.',
});
export type OfferPricing = keyof typeof OfferPricingEnum;

export const OfferActionEnum = describedEnum('OfferAction', 'What the reader can do with an offer now.', {
  EDIT: 'Change it (`editOffer`).',
  CALL_DECISION: 'Call the collective decision (`callOfferDecision`).',
  PUBLISH_NOTICE: 'Publish its notice (`publishOfferNotice`).',
  OPEN: 'Open it (`openOffer`).',
  SUSPEND: 'Withhold it (`suspendOffer`).',
  RESUME: 'Open it again (`resumeOffer`).',
  CLOSE: 'Close it (`closeOffer`).',
  DELETE_DRAFT: 'Delete the draft (`deleteOfferDraft`).',
  REQUEST: 'Ask for a deal by it.',
  ACCEPT: 'Accept the standing offer at once.',
});
export type OfferAction = keyof typeof OfferActionEnum;

export const OfferSortEnum = describedEnum('OfferSort', 'Orders of the list of offers.', {
  UPDATED_DESC: 'Last changed first.',
  UPDATED_ASC: 'Last changed last.',
  OPENED_DESC: 'Last opened first; those never opened at the end.',
  TITLE_ASC: 'By title, in pinyin order.',
  CLOSES_ASC: 'Nearest closing day first; those without at the end.',
});
export type OfferSort = keyof typeof OfferSortEnum;

export const PolicyReasonEnum = describedEnum(
  'PolicyReason',
  'Why an enterprise is, or is not, supported by the policy of pay after use (PAU-1).',
  {
    SIZE_SUPPORTED: 'Its size class is one that the policy supports.',
    SIZE_NOT_SUPPORTED: 'Its size class is none that the policy supports.',
    NOT_CLASSIFIABLE: 'Its size class cannot be told; figures or an industry are missing.',
    SAME_PROVINCE: 'It is in the province.',
    OTHER_PROVINCE: 'It is in another province, and the policy asks for its own.',
    NO_ENTERPRISE: 'It is no enterprise.',
    NO_POLICY: 'The province has no such policy.',
  },
);
export type PolicyReason = keyof typeof PolicyReasonEnum;
