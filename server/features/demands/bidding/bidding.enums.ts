import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const BIDDING_BARS = {
  NO_BIDS: 'The demand takes no bids.',
  OWN_DEMAND: 'The organisation posted the demand itself.',
  NOT_CONFIRMED: 'The organisation is not confirmed yet.',
  KIND: 'Organisations of this kind may not lead a bid here.',
  PROVINCE: 'Organisations of this province may not bid here.',
  NOT_INVITED: 'Only those who were invited may bid.',
  PARTNER_ELSEWHERE: 'The organisation is partner in another bid for the demand.',
  BARRED: 'The organisation is barred from bidding for a time, after a pledge that it did not keep.',
} as const;
export type BiddingBar = keyof typeof BIDDING_BARS;
export const BiddingBarEnum = describedEnum('BiddingBar', 'Why an organisation may not bid.', BIDDING_BARS);

export const BID_GAPS = {
  SUMMARY: 'What is offered, in short.',
  APPROACH: 'The approach.',
  PROMISE: 'A promised value for a target.',
  PROMISE_HOW: 'How a promised value is reached and shown.',
  PROMISE_RANGE: 'The range of a promise ends below its beginning.',
  MUST_HAVE: 'Whether a must-have is kept.',
  MILESTONES: 'At least one milestone.',
  MILESTONE_DAY: 'The day of a milestone.',
  MILESTONE_OF_STAGE: 'A milestone of the name by which the bounty is paid.',
  TEAM: 'At least one member of the team.',
  RESPONSIBLE: 'Who answers for the work.',
  BUDGET: 'The budget.',
  BUDGET_LINE: 'The sum of a line of the budget.',
  BUDGET_BELOW_ASK: 'The budget is below what is asked for.',
  ASK: 'What is asked for.',
  ASK_ABOVE_BOUNTY: 'More is asked for than the bounty.',
  RISKS: 'At least one risk and the answer to it.',
  PARTNER_OPEN: 'A partner has not answered yet.',
} as const;
export type BidGap = keyof typeof BID_GAPS;
export const BidGapEnum = describedEnum('BidGap', 'What a bid lacks before it can be handed in.', BID_GAPS);

export const BID_ACTIONS = {
  WRITE: 'Write, and name partners.',
  HAND_IN: 'Hand in, or hand in anew.',
  WITHDRAW: 'Withdraw.',
  ANSWER: 'Say whether the organisation takes part as partner.',
  PROMISE: 'Promise to keep the confidential part of the demand.',
} as const;
export type BidAction = keyof typeof BID_ACTIONS;
export const BidActionEnum = describedEnum(
  'BidAction',
  'What the viewer can do with a bid now.',
  BID_ACTIONS,
);

export const BID_SIDES = {
  LEAD: 'For the lead of the bid.',
  PARTNER: 'For a partner that consented.',
  ASKED: 'For an organisation that is asked to be partner.',
  READER: 'As one of those who judge, after the opening.',
} as const;
export type BidViewerSide = keyof typeof BID_SIDES;
export const BidSideEnum = describedEnum('BidSide', 'How the viewer stands to a bid.', BID_SIDES);

export const BidPromiseVerdictEnum = describedEnum(
  'BidPromiseVerdict',
  'How a promised value compares with the target.',
  {
    MET: 'It meets the target.',
    NOT_MET: 'It does not meet the target.',
    OPEN: 'Nothing is promised yet.',
  },
);
export type BidPromiseVerdict = keyof typeof BidPromiseVerdictEnum;
