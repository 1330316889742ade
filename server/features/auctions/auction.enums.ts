import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const AUCTION_FORMS = {
  LISTING:
    'Listed price (挂牌): one admitted bidder takes it at that price; several bid upwards from it until the end.',
  AUCTION: 'Ascending auction (拍卖): bids go up from the start price until the end.',
} as const;
export type AuctionForm = keyof typeof AUCTION_FORMS;
export const AuctionFormEnum = describedEnum('AuctionForm', 'How the price is found.', AUCTION_FORMS);

export const AUCTION_STATES = {
  ANNOUNCED: 'Announced; registration is not open yet.',
  REGISTRATION: 'Enterprises register, and officers admit them until the bidding starts.',
  RUNNING: 'Bids are taken.',
  ENDED: 'Over by the clock; the outcome is written within a minute.',
  DEAL: 'Ended with a deal.',
  FAILED: 'Ended without a deal.',
  CANCELLED: 'Called off before the first bid.',
} as const;
export type AuctionState = keyof typeof AUCTION_STATES;
export const AuctionStateEnum = describedEnum('AuctionState', 'Where an auction stands.', AUCTION_STATES);

/** What is stored once it is over; all other states follow from the clock. */
export type AuctionOutcome = 'DEAL' | 'FAILED' | 'CANCELLED';

export const AUCTION_FAILURES = {
  NO_BIDDER: 'Nobody was admitted.',
  NO_BID: 'Nobody bid.',
  RESERVE_NOT_MET: 'The highest bid stayed below the reserve.',
  RESULT_WITHDRAWN: 'The result was taken out of the catalogue.',
  DEAL_REFUSED: 'No deal could be opened with the winner.',
} as const;
export type AuctionFailure = keyof typeof AUCTION_FAILURES;
export const AuctionFailureEnum = describedEnum(
  'AuctionFailure',
  'Why an auction ended without a deal.',
  AUCTION_FAILURES,
);

export const REGISTRATION_STATES = {
  REGISTERED: 'Asked for; waits for an officer.',
  ADMITTED: 'Admitted: has a number and may bid.',
  TURNED_DOWN: 'Turned down with a reason.',
  WITHDRAWN: 'Taken back by the enterprise.',
} as const;
export type RegistrationState = keyof typeof REGISTRATION_STATES;
export const RegistrationStateEnum = describedEnum(
  'AuctionRegistrationState',
  'Where a registration for an auction stands.',
  REGISTRATION_STATES,
);

export const PARTY_RELATIONS = {
  NONE: 'Declares no relation to the unit, its leaders or the completers.',
  RELATED: 'Declares a relation; the deal then always has a public notice where the rulebook asks for it.',
} as const;
export type PartyRelation = keyof typeof PARTY_RELATIONS;
export const PartyRelationEnum = describedEnum(
  'AuctionPartyRelation',
  'What a bidder declares about relations to the unit.',
  PARTY_RELATIONS,
);

export const AuctionTimeEnum = describedEnum('AuctionTime', 'Which auctions a list shows.', {
  OPEN: 'Those without an outcome, the next to end first.',
  OVER: 'Those with an outcome, the last first.',
});
export type AuctionTime = keyof typeof AuctionTimeEnum;

export const AuctionActionEnum = describedEnum('AuctionAction', 'What the viewer can do now.', {
  REGISTER: 'Register an enterprise for it.',
  WITHDRAW_REGISTRATION: 'Take the registration back.',
  BID: 'Bid.',
  ADMIT: 'Record deposits, admit and turn down.',
  CANCEL: 'Call it off.',
});
export type AuctionAction = keyof typeof AuctionActionEnum;
