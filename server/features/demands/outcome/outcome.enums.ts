import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const OutcomeActionEnum = describedEnum(
  'DemandOutcomeAction',
  'What can be done about what came of the work of a winner.',
  {
    LINK_RESULT: 'Name the result that came of the work (`linkLaneResult`).',
    DISCLOSE: 'Begin its disclosure, filled in from demand and bid (`discloseLaneResult`).',
    RESERVE_SHARE: "Apply for the researchers' share before the result is there (`reserveShare`).",
    LINK_SHARE: 'Link the reserved grant with the result (`linkReservedShare`).',
    EXERCISE_OPTION: 'Use the option of a license (`exerciseOption`).',
  },
);
export type OutcomeAction = keyof typeof OutcomeActionEnum;
