import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const EstimateKindEnum = describedEnum('EstimateKind', 'What is estimated.', {
  TRANSFER_TAX: 'Enterprise income tax of the unit on transfers of technology.',
  REWARD_TAX: 'Personal income tax on a cash reward.',
  TRANSACTION_SUBSIDY: 'Subsidy of a technology transaction (INC-11).',
  AGENCY_REWARD: 'Reward of one of the agencies with the largest turnover (INC-12).',
  ENVOY_REWARD: "Part of the subsidy for the enterprise's science envoy (INC-12).",
});
export type EstimateKind = keyof typeof EstimateKindEnum;

export const EstimateStandingEnum = describedEnum('EstimateStanding', 'Whether an estimate comes to a sum.', {
  ESTIMATED: 'It comes to sums.',
  NOTHING_YET: 'Nothing was received that it could be reckoned from.',
  BELOW_MINIMUM: 'What was paid lies below the least sum that the document names.',
  LICENSE_TOO_SHORT: 'The license is shorter than the term from which it counts as a transfer.',
  OTHER_MODE: 'It is about transfers and licenses, and this is neither.',
});
export type EstimateStanding = keyof typeof EstimateStandingEnum;

export const EstimateFigureEnum = describedEnum('EstimateFigure', 'What a sum of an estimate is.', {
  RECEIVED: 'Received under the contract in the year.',
  MINIMUM: 'The least sum that the document names.',
  EXEMPT: 'Exempt part.',
  REDUCED: 'Part that is taxed at the reduced rate.',
  REWARD: 'The reward.',
  COUNTED: 'Part that is counted as wages.',
  TAX: 'Estimated tax.',
  SAVED: 'What the relief saves.',
  SUBSIDY: 'Estimated subsidy.',
  OFFICER_MOST: "Most of it for the enterprise's transfer officer.",
  AGENCY_REWARD: 'Estimated reward of the agency.',
  BROKERS_LEAST: 'Least of it for brokers who contributed.',
  ENVOY_LEAST: 'Least of the subsidy for the science envoy.',
});
export type EstimateFigure = keyof typeof EstimateFigureEnum;

export const EstimateConditionEnum = describedEnum(
  'EstimateCondition',
  'What an estimate takes for granted, and is not known here.',
  {
    RESIDENT_TAXPAYER: 'The unit is a resident taxpayer of enterprise income tax.',
    OTHER_TRANSFERS: 'The exempt sum is one for all transfers of the unit in the year.',
    COSTS_NOT_DEDUCTED: 'Costs of the transfer lessen the gain and are not deducted here.',
    CONTRACT_REGISTERED: 'The contract is registered as a technology contract.',
    REWARD_ANNOUNCED: 'The reward was announced in the unit.',
    PAID_IN_TIME: 'It is paid within the months named after the income was received.',
    OTHER_INCOME: 'Other income of the year counts as it was given.',
    ONE_SIDE: 'Only one side of a transaction gets it, once a year.',
    FUNDS_AVAILABLE: 'The document is still carried out and money is there.',
    AMONG_LARGEST: 'An agency took part that is among those with the largest yearly turnover.',
    ENVOY_TOOK_PART: 'A science envoy took part; it is encouraged, not demanded.',
  },
);
export type EstimateCondition = keyof typeof EstimateConditionEnum;

export const TaxFactNameEnum = describedEnum('TaxFactName', 'A figure that estimates of tax go by.', {
  TRANSFER_EXEMPT: 'Gains of a year from transfers of technology that are exempt, in yuan.',
  TRANSFER_REDUCED: 'Part of the tax that is still due above, in basis points.',
  TRANSFER_RATE: 'Plain rate of enterprise income tax, in basis points.',
  TRANSFER_LICENSE_MONTHS: 'Months from which on a license counts as a transfer.',
  REWARD_COUNTED: 'Part of a cash reward that is counted as wages, in basis points.',
  REWARD_WITHIN_MONTHS: 'Months after the income within which the reward is paid for that.',
});
export type TaxFactName = keyof typeof TaxFactNameEnum;
