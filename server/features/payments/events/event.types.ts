import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { RunningStepInput } from '../running/running.types.ts';
import { type PaymentRecordKind, PaymentRecordKindEnum } from './event.enums.ts';
import { PaymentRecord } from './payment-record.entity.ts';

export { PaymentRecord };

@InputType({ description: 'Records something that payments hang on; the other side confirms it.' })
export class RecordEventInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => PaymentRecordKindEnum, { description: 'What happened.' })
  kind!: PaymentRecordKind;

  @Field(() => DateScalar, {
    description: 'The day; for an opening the last day that its sums cover.',
  })
  on!: string;

  @Field(() => String, { nullable: true, description: 'For a milestone: its name, as the terms have it.' })
  milestone?: string | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Sum of a financing round, or revenue of a year.',
  })
  amount?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'For revenue: the year.' })
  year?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'For an opening: cumulative base until then.' })
  cumulative?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'The same in units, where royalties hang on them.' })
  cumulativeUnits?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'For an opening: paid until then.' })
  paid?: bigint | null;

  @Field(() => String, { nullable: true, description: 'What is to be said beside it.' })
  note?: string | null;

  @Field(() => [ID], { description: 'Uploaded evidence.' })
  fileIds!: string[];
}

@InputType({ description: 'Confirms or denies what the other side recorded.' })
export class AnswerEventInput {
  @Field(() => ID, { description: 'The record.' })
  recordId!: string;

  @Field(() => Boolean, { description: 'Whether it is so.' })
  confirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not; needed for a denial.' })
  reason?: string | null;
}

@InputType({ description: 'Takes a record back before its answer.' })
export class WithdrawEventInput {
  @Field(() => ID, { description: 'The record.' })
  recordId!: string;
}

@InputType({ description: 'Buys out all further payments.' })
export class BuyOutLicenseInput extends RunningStepInput {
  @Field(() => MoneyScalar, { description: 'The price that was shown.' })
  price!: bigint;
}

@InputType({ description: 'Gives the license back.' })
export class GiveBackLicenseInput extends RunningStepInput {
  @Field(() => String, { nullable: true, description: 'Why.' })
  note?: string | null;
}

@InputType({ description: 'Puts off a payment.' })
export class DeferPaymentInput extends RunningStepInput {
  @Field(() => String, { description: 'Key of the payment in the schedule.' })
  key!: string;

  @Field(() => Int, { description: 'By how many months.' })
  months!: number;
}

@ObjectType({ description: 'The record after a step, or why nothing was changed.' })
@Access('record')
export class PaymentRecordPayload extends Payload {
  @Field(() => PaymentRecord, { nullable: true, description: 'The record as it is now.' })
  record!: PaymentRecord | null;
}
