import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const UsageReportStateEnum = describedEnum('UsageReportState', 'Where a usage report stands.', {
  DUE: 'The period is over or runs, and nothing was reported of it.',
  SUBMITTED: 'Reported; the unit has not answered. It pays for nothing before.',
  CONFIRMED: 'Confirmed by the unit: it counts.',
  DISPUTED: 'The unit disputes it; it waits for a correction.',
  SETTLED: 'Confirmed, and everything that rests on it is paid.',
  REVERSED: 'Replaced by a correction.',
});
export type UsageReportState = keyof typeof UsageReportStateEnum;

export const ReportFlagEnum = describedEnum(
  'ReportFlag',
  'What makes a report unlikely; whoever confirms looks twice.',
  {
    SUDDEN_DROP: 'Less than half of the mean of the three reports before.',
    ZERO_AGAINST_TRADE: 'Nothing is reported, but sales of the period are on record.',
    BELOW_TRADE: 'Less is reported than the sales on record.',
    DIFFERS_FROM_YEAR: "The reports of the year do not add up to the year's declared total.",
    LATE: 'Reported after its last day.',
  },
);
export type ReportFlag = keyof typeof ReportFlagEnum;
