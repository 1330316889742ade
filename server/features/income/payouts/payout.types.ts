import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';
import { TaxRemittance } from './tax-remittance.entity.ts';

export { PayoutBatch, PayoutLine, TaxRemittance };

export const PayoutBatchConnection = connectionOf(PayoutBatch, 'PayoutBatch');
export const PayoutLineConnection = connectionOf(PayoutLine, 'PayoutLine');
export const TaxRemittanceConnection = connectionOf(TaxRemittance, 'TaxRemittance');

@ObjectType({ description: 'A reward that can be put into a pay-out.' })
@Access('record')
export class PayableReward {
  @Field(() => ID, { description: 'Id of the line of the distribution.' })
  id!: string;

  @Field(() => ID, { description: 'The distribution.' })
  distributionId!: string;

  @Field(() => String, { description: 'What it is paid for.' })
  title!: string;

  @Field(() => String, { description: 'Who is paid.' })
  payeeName!: string;

  @Field(() => MoneyScalar, { description: 'The reward, before tax.' })
  amount!: bigint;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the income was received.' })
  receivedOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it should have been paid by now (INC-10).' })
  isLate!: boolean;

  @Field(() => Boolean, { description: 'Whether it is known where the money goes.' })
  hasBank!: boolean;
}

export const PayableRewardConnection = connectionOf(PayableReward, 'PayableReward');

@ObjectType({ description: 'Withheld tax of the pay-outs of one month.' })
@Access('record')
export class WithheldTax {
  @Field(() => String, { description: 'Month of the pay-outs, such as 2026-11.' })
  month!: string;

  @Field(() => Int, { description: 'People who were paid.' })
  people!: number;

  @Field(() => MoneyScalar, { description: 'What was withheld.' })
  withheld!: bigint;

  @Field(() => MoneyScalar, { description: 'What was handed over to the tax office.' })
  remitted!: bigint;

  @Field(() => MoneyScalar, { description: 'What is still to be handed over.' })
  outstanding!: bigint;
}

@ObjectType({ description: 'The pay-out after a step, or why nothing was changed.' })
@Access('record')
export class PayoutPayload extends Payload {
  @Field(() => PayoutBatch, { nullable: true, description: 'The pay-out as it is now.' })
  payout!: PayoutBatch | null;
}

@ObjectType({ description: 'The recorded remittance, or why nothing was changed.' })
@Access('record')
export class TaxRemittancePayload extends Payload {
  @Field(() => TaxRemittance, { nullable: true, description: 'The record as it is now.' })
  remittance!: TaxRemittance | null;
}

const KEY = 'Made by the caller: the same key does it once, however often it is sent.';

@InputType({ description: 'Rewards to be paid together.' })
export class PreparePayoutInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The rewards: lines of distributions; left out, all that can be paid.',
  })
  rewardIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A note for the other finance officer.' })
  note?: string | null;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Tax to be withheld from a line.' })
export class WithheldInput {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => MoneyScalar, { description: 'The tax.' })
  amount!: bigint;
}

@InputType({ description: 'Corrects a pay-out that waits for approval.' })
export class EditPayoutInput {
  @Field(() => ID, { description: 'The pay-out.' })
  batchId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => [WithheldInput], { nullable: true, description: 'Taxes to be withheld.' })
  withheld?: WithheldInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Lines to be taken out.' })
  removedLineIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Read names and bank details anew, and estimate the taxes anew.',
  })
  refresh?: boolean | null;
}

@InputType({ description: 'Approves a pay-out.' })
export class ApprovePayoutInput {
  @Field(() => ID, { description: 'The pay-out.' })
  batchId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Gives a pay-out up.' })
export class CancelPayoutInput {
  @Field(() => ID, { description: 'The pay-out.' })
  batchId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A line that the bank did not pay.' })
export class FailedLineInput {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => String, { description: 'What the bank said.' })
  reason!: string;
}

@InputType({ description: 'What the bank executed.' })
export class ConfirmPayoutInput {
  @Field(() => ID, { description: 'The pay-out.' })
  batchId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Day on which the bank executed it.' })
  executedOn!: string;

  @Field(() => String, { nullable: true, description: "The bank's number of the execution." })
  bankReference?: string | null;

  @Field(() => ID, { nullable: true, description: "The bank's receipt, an uploaded file." })
  receiptFileId?: string | null;

  @Field(() => [FailedLineInput], { nullable: true, description: 'Lines that were not paid.' })
  failed?: FailedLineInput[] | null;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'A paid line that the bank got back.' })
export class ReturnPayoutLineInput {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => DateScalar, { description: 'Day on which the money came back.' })
  returnedOn!: string;

  @Field(() => String, { description: 'What the bank said.' })
  reason!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Withheld tax that was handed over.' })
export class RemitTaxInput {
  @Field(() => String, { description: 'Month of the pay-outs, such as 2026-11.' })
  month!: string;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it was handed over.' })
  remittedOn!: string;

  @Field(() => String, { description: "The tax office's number of the payment." })
  reference!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Takes a wrong remittance back.' })
export class ReverseRemittanceInput {
  @Field(() => ID, { description: 'The record.' })
  remittanceId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}
