import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const RunningStateEnum = describedEnum('RunningState', 'Where a running contract stands.', {
  AWAITING_OPENING:
    'Entered from before: both sides have yet to agree on what it had come to (sales and payments so far).',
  RUNNING: 'It runs: reports and dates make payments.',
  BOUGHT_OUT: 'The license goes on, and nothing more is paid (买断).',
  RETURNED: 'The license was given back within the agreed time (退回).',
  TERMINATED: 'The contract ended before its time.',
  COMPLETED: 'Its time is over.',
});
export type RunningState = keyof typeof RunningStateEnum;

export const RunningSortEnum = describedEnum('RunningSort', 'Orders of the list of running contracts.', {
  DEADLINE: 'The nearest deadline first: a report or a payment.',
  NEWEST: 'The latest contract first.',
  NUMBER: 'By number of the contract.',
});
export type RunningSort = keyof typeof RunningSortEnum;

export const RunningActionEnum = describedEnum(
  'RunningAction',
  'What you can do with a running contract now.',
  {
    SUBMIT_REPORT: 'Report use and sales of a period.',
    DECLARE_YEAR: 'Declare the total of a year.',
    CONFIRM_REPORT: 'Confirm or dispute reports.',
    RECORD_EVENT: 'Record something that payments hang on.',
    ANSWER_EVENT: 'Confirm or deny what the other side recorded.',
    BUY_OUT: 'Buy out all further payments.',
    GIVE_BACK: 'Give the license back.',
    DEFER: 'Put off what falls due.',
    RECORD_TRADE: 'Keep evidence of sales.',
    ANNOUNCE_INSPECTION: 'Announce an inspection of the accounts.',
    WATCH_RIGHTS: 'Record annual fees, lapses and restorations of the rights.',
    RECORD_MONEY: 'Record receipts, fapiao and refunds.',
  },
);
export type RunningAction = keyof typeof RunningActionEnum;
