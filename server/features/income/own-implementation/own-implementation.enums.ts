import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const OwnImplementationStateEnum = describedEnum(
  'OwnImplementationState',
  'Where the own implementation of a result stands.',
  {
    RUNNING: 'The years in which the team is paid run.',
    COMPLETED: 'All years were confirmed.',
    STOPPED: 'Production ended before the years were over.',
  },
);
export type OwnImplementationState = keyof typeof OwnImplementationStateEnum;

export const ProfitYearStateEnum = describedEnum(
  'ProfitYearState',
  'Where a year of own implementation stands.',
  {
    OPEN: 'Its operating profit was not recorded yet.',
    RECORDED: 'Recorded by one; somebody else is to confirm it.',
    CONFIRMED: 'Confirmed: it is income that is distributed.',
  },
);
export type ProfitYearState = keyof typeof ProfitYearStateEnum;

export const OwnImplementationActionEnum = describedEnum(
  'OwnImplementationAction',
  'What you can do with the own implementation of a result.',
  {
    RECORD_PROFIT: 'Record the operating profit of a year.',
    CONFIRM_PROFIT: 'Confirm what somebody else recorded.',
    REOPEN_PROFIT: 'Open a confirmed year again.',
    STOP: 'Record that production ended.',
  },
);
export type OwnImplementationAction = keyof typeof OwnImplementationActionEnum;
