import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  DUE_LINE_KINDS,
  DUE_LINE_STATUSES,
  type DueLineKind,
  type DueLineStatus,
  WHY_CODES,
  type Why,
  type WhyCode,
} from '../plan/plan.types.ts';

export const DueLineKindEnum = describedEnum('DueLineKind', 'What a payment is for.', DUE_LINE_KINDS);
export const DueLineStatusEnum = describedEnum(
  'DueLineStatus',
  'Whether a payment is due.',
  DUE_LINE_STATUSES,
);
export const WhyCodeEnum = describedEnum('WhyCode', 'Why a payment is what it is.', WHY_CODES);

export const ScheduleEndEnum = describedEnum('ScheduleEnd', 'What ended all further payments.', {
  BUY_OUT: 'They were bought out.',
  RETURN: 'The license was given back.',
  TERMINATION: 'The contract ended before its time.',
  CAP: 'The cap is reached.',
});
export type ScheduleEnd = keyof typeof ScheduleEndEnum;

@ObjectType({ description: 'A figure of a reason.' })
@Access('record')
export class WhyParam {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value; money as yuan.' })
  value!: string;
}

@ObjectType({ description: 'Why a payment is what it is, with the figures.' })
@Access('record')
export class PaymentReason {
  @Field(() => WhyCodeEnum, { description: 'The reason.' })
  code!: WhyCode;

  @Field(() => [WhyParam], { description: 'Its figures.' })
  params!: WhyParam[];
}

@ObjectType({ description: 'One payment that a plan leads to.' })
@Access('record')
export class PaymentLine {
  @Field(() => String, { description: 'Names the payment for good.' })
  key!: string;

  @Field(() => String, { description: 'Path of its term, such as payment.stages.0.' })
  term!: string;

  @Field(() => DueLineKindEnum, { description: 'What it is for.' })
  kind!: DueLineKind;

  @Field(() => DueLineStatusEnum, { description: 'Whether it is due.' })
  status!: DueLineStatus;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What it comes to; none where that hangs on reports.',
  })
  amount!: bigint | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it arises; none while unknown.' })
  arisesOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of payment in time; none while unknown.',
  })
  dueOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year whose calendar is missing for the day.' })
  calendarMissing!: number | null;

  @Field(() => [PaymentReason], { description: 'What it rests on first, then what changed it.' })
  why!: PaymentReason[];

  @Field(() => [String], { description: 'Ids of the reports and events that it rests on.' })
  factIds!: string[];
}

@ObjectType({ description: 'What a contract comes to by a day.' })
@Access('record')
export class PaymentSchedule {
  @Field(() => DateScalar, { description: 'The day.' })
  on!: string;

  @Field(() => [PaymentLine], { description: 'Payments in the order of their days, the unknown last.' })
  lines!: PaymentLine[];

  @Field(() => String, {
    description: 'Base that counts after the trial: yuan with two decimals, or a number of units.',
  })
  cumulative!: string;

  @Field(() => MoneyScalar, { description: 'What has fallen due altogether.' })
  total!: bigint;

  @Field(() => MoneyScalar, { nullable: true, description: 'What is left under the cap; none without one.' })
  leftOfCap!: bigint | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which payments began; none before.' })
  begunOn!: string | null;

  @Field(() => ScheduleEndEnum, { nullable: true, description: 'What ended all further payments.' })
  overBy!: ScheduleEnd | null;

  @Field(() => DateScalar, { nullable: true, description: 'When they ended.' })
  overOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which the result turns into shares (PAU-5).',
  })
  equityOn!: string | null;
}

/** Reasons as the schema shows them. */
export function reasonsOf(why: readonly Why[]): PaymentReason[] {
  return why.map(({ code, params }) => ({
    code,
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
  }));
}
