import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const BrokerStageEnum = describedEnum('BrokerStage', 'A column of the board of a broker.', {
  LEAD: 'An opportunity that nobody was asked about yet.',
  CONTACTED: 'The client was spoken to.',
  MATCHED: 'Both sides know of each other.',
  NEGOTIATING: 'Terms are negotiated.',
  SIGNED: 'The contract is signed.',
  SETTLED: 'The commission is settled.',
  LOST: 'Nothing came of it.',
});
export type BrokerStage = keyof typeof BrokerStageEnum;

/** The columns in order. */
export const STAGES: readonly BrokerStage[] = [
  'LEAD',
  'CONTACTED',
  'MATCHED',
  'NEGOTIATING',
  'SIGNED',
  'SETTLED',
  'LOST',
];

/** Stages in which nothing more is to be done. */
export const OVER_STAGES: readonly BrokerStage[] = ['SETTLED', 'LOST'];

export const BrokerLeadOriginEnum = describedEnum('BrokerLeadOrigin', 'What a card of the board came from.', {
  OWN: 'The broker made it.',
  INVITATION: 'An invitation, or an offer that was accepted.',
  ENGAGEMENT: 'An engagement.',
  INTRODUCTION: 'An introduction.',
});
export type BrokerLeadOrigin = keyof typeof BrokerLeadOriginEnum;

export const BrokerLostReasonEnum = describedEnum('BrokerLostReason', 'Why nothing came of an opportunity.', {
  NO_INTEREST: 'The other side had no interest.',
  PRICE: 'The price did not suit.',
  TIMING: 'The time was not right.',
  NOT_MATURE: 'The result was not mature enough.',
  OTHER_SOLUTION: 'Another solution was chosen.',
  NO_ENGAGEMENT: 'The client did not engage the broker.',
  OTHER: 'Something else.',
});
export type BrokerLostReason = keyof typeof BrokerLostReasonEnum;

export const BrokerLeadSortEnum = describedEnum('BrokerLeadSort', 'Orders of the list of cards.', {
  CHANGED: 'The last changed first.',
  EXPECTED: 'The one expected soonest first; those without a day last.',
  AMOUNT: 'The largest expected amount first.',
});
export type BrokerLeadSort = keyof typeof BrokerLeadSortEnum;
