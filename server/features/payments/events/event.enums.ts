import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const PaymentRecordKindEnum = describedEnum(
  'PaymentRecordKind',
  'What happened to a running contract.',
  {
    MILESTONE: 'A milestone of a stage payment was reached.',
    ACCEPTANCE: 'The use was accepted by both sides, which begins the payments.',
    FIRST_SALE: 'The first sale.',
    FINANCING: 'A financing round of the enterprise (PAU-5).',
    YEAR_REVENUE: 'Revenue of a year of the enterprise (PAU-5).',
    OPENING: 'What the contract had come to before it was entered here, or before its terms were amended.',
    BUY_OUT: 'The licensee bought out all further payments.',
    RETURN: 'The licensee gave the license back.',
    DEFERRAL: 'The licensee put off a payment.',
    TERMINATION: 'The contract ended before its time.',
    LAPSE: 'A right lapsed.',
    RESTORED: 'A lapsed right was restored.',
  },
);
export type PaymentRecordKind = keyof typeof PaymentRecordKindEnum;

export const PaymentRecordStateEnum = describedEnum('PaymentRecordState', 'Whether a record counts.', {
  RECORDED: 'One side recorded it; the other has not answered.',
  HOLDS: 'It counts: the other side confirmed it, or it needs no answer.',
  DENIED: 'The other side denied it; it does not count.',
  WITHDRAWN: 'Who recorded it took it back before the answer.',
});
export type PaymentRecordState = keyof typeof PaymentRecordStateEnum;
