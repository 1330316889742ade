import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const BID_STATES = {
  DRAFT: 'Being written; only the bidder knows of it.',
  SEALED: 'Handed in and sealed; only the bidder knows of it until the deadline.',
  OPENED: 'The deadline is over: open to those who judge.',
  ADMITTED: 'Keeps the must-haves; is judged.',
  SCREENED_OUT: 'Does not keep a must-have.',
  RANKED: 'Judged and placed in the ranking.',
  WON: 'Won the demand, or a lane of its race.',
  LOST: 'Was not chosen.',
  WITHDRAWN: 'Taken back by the bidder before the deadline.',
} as const;
export type BidState = keyof typeof BID_STATES;
export const BidStateEnum = describedEnum('BidState', 'Where a bid (揭榜) stands.', BID_STATES);

export const BID_PARTNER_STATES = {
  ASKED: 'Asked by the lead; has not answered.',
  CONSENTED: 'Takes part.',
  DECLINED: 'Does not take part.',
} as const;
export type BidPartnerState = keyof typeof BID_PARTNER_STATES;
export const BidPartnerStateEnum = describedEnum(
  'BidPartnerState',
  'What an organisation says to being a partner in a bid.',
  BID_PARTNER_STATES,
);
