import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const ValuationKindEnum = describedEnum('ValuationKind', 'Who valued a result (PRC-4).', {
  OWN: 'The unit itself.',
  THIRD_PARTY: 'A third party: the price is then not below it where PRC-5 asks so.',
});
export type ValuationKind = keyof typeof ValuationKindEnum;

export const ValuationMethodEnum = describedEnum('ValuationMethod', 'How a result was valued.', {
  COST: 'By what it cost.',
  MARKET: 'By what comparable ones are sold for.',
  INCOME: 'By the income that is expected.',
  OTHER: 'In another way.',
});
export type ValuationMethod = keyof typeof ValuationMethodEnum;
