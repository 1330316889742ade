import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type ClaimSide, ClaimSideEnum } from './settlement.enums.ts';

const KEY = { description: 'Made by the client; the same again does nothing twice.' };
const REFERENCE = { nullable: true, description: 'Reference of the bank (流水号).' } as const;
const VERSION = { nullable: true, description: 'The version that was seen.' } as const;

@InputType({ description: 'Which commissions.' })
export class CommissionFilter {
  @Field(() => ClaimSideEnum, { description: 'What is owed to you, or what you owe.' })
  side!: ClaimSide;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are not settled.' })
  open?: boolean | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'In title, number or name.' })
  text?: string | null;
}

@InputType({ description: 'A payment of commission that was made.' })
export class RecordCommissionPaymentInput {
  @Field(() => ID, { description: 'The commission.' })
  claimId!: string;

  @Field(() => MoneyScalar, { description: 'What was paid.' })
  amount!: bigint;

  @Field(() => ID, { nullable: true, description: 'The invoice that it answers.' })
  invoiceId?: string | null;

  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  paidOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Slips of the bank.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Commission that was paid beyond what is owed and was given back.' })
export class RecordCommissionRepaymentInput {
  @Field(() => ID, { description: 'The commission.' })
  claimId!: string;

  @Field(() => MoneyScalar, { description: 'What was given back.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  paidOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Slips of the bank.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A payment of commission by a unit, for somebody else to approve.' })
export class PrepareCommissionPaymentInput {
  @Field(() => ID, { description: 'The commission.' })
  claimId!: string;

  @Field(() => MoneyScalar, { description: 'What is to be paid.' })
  amount!: bigint;

  @Field(() => ID, { nullable: true, description: 'The invoice that it answers.' })
  invoiceId?: string | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A step with a payment of commission.' })
export class CommissionPaymentStepInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Approves a payment that somebody else prepared.' })
export class ApproveCommissionPaymentInput extends CommissionPaymentStepInput {
  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  paidOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Slips of the bank.' })
  fileIds!: string[];
}

@InputType({ description: 'Disputes a payment of commission, or takes it back.' })
export class EndCommissionPaymentInput extends CommissionPaymentStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'An invoice for commission.' })
export class IssueCommissionInvoiceInput {
  @Field(() => ID, { description: 'The commission.' })
  claimId!: string;

  @Field(() => MoneyScalar, { description: 'What it asks for; at most what accrued and is not invoiced.' })
  amount!: bigint;

  @Field(() => String, { nullable: true, description: 'Note for who pays.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the tax invoice (发票), if it is there.' })
  fapiaoNumber?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the tax invoice.' })
  fapiaoOn?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'The tax invoice as files.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A step with an invoice for commission.' })
export class CommissionInvoiceStepInput {
  @Field(() => ID, { description: 'The invoice.' })
  invoiceId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'The tax invoice of an invoice for commission.' })
export class RecordCommissionFapiaoInput extends CommissionInvoiceStepInput {
  @Field(() => String, { description: 'Number of the tax invoice (发票).' })
  fapiaoNumber!: string;

  @Field(() => DateScalar, { description: 'Day of the tax invoice.' })
  fapiaoOn!: string;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'The tax invoice as files.' })
  fileIds!: string[];
}

@InputType({ description: 'Cancels an invoice for commission.' })
export class CancelCommissionInvoiceInput extends CommissionInvoiceStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: "A member's part of what an agency divides." })
export class InnerSplitPartInput {
  @Field(() => ID, { description: 'The member, by the id of the user.' })
  userId!: string;

  @Field(() => BasisPointsScalar, { description: "Share of the agency's part." })
  basisPoints!: number;
}

@InputType({ description: 'How an agency proposes to divide its part of a commission.' })
export class ProposeInnerSplitInput {
  @Field(() => ID, { description: 'The engagement.' })
  engagementId!: string;

  @ArrayMaxSize(20)
  @Field(() => [InnerSplitPartInput], { description: 'The members; what they do not get the agency keeps.' })
  parts!: InnerSplitPartInput[];
}

@InputType({ description: 'A step with an inner split.' })
export class InnerSplitStepInput {
  @Field(() => ID, { description: 'The split.' })
  splitId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: "A member's answer to an inner split." })
export class AnswerInnerSplitInput extends InnerSplitStepInput {
  @Field(() => Boolean, { description: 'Whether you agree.' })
  agrees!: boolean;
}
