import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type ReceiptState,
  ReceiptStateEnum,
  StatementFieldEnum,
  type StatementFieldName,
  type TransferState,
  TransferStateEnum,
} from './receipts.enums.ts';

@InputType({ description: 'Which receipts a list has.' })
export class ReceiptFilter {
  @Field(() => ID, { nullable: true, description: 'With money for a deal, or an amendment of it.' })
  dealId?: string | null;

  @ArrayMaxSize(5)
  @Field(() => [ReceiptStateEnum], { nullable: true, description: 'Only in these states.' })
  states?: ReceiptState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those of which something is matched to nothing.',
  })
  unmatched?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose payer nobody knows.' })
  unknownPayer?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the name of the payer, the reference or the remark.',
  })
  text?: string | null;
}

@InputType({ description: 'Which announced transfers a list has.' })
export class AnnouncedTransferFilter {
  @Field(() => ID, { nullable: true, description: 'Of a deal, or an amendment of it.' })
  dealId?: string | null;

  @ArrayMaxSize(5)
  @Field(() => [TransferStateEnum], { nullable: true, description: 'Only in these states.' })
  states?: TransferState[] | null;
}

@InputType({ description: 'How much of a receipt goes to an invoice.' })
export class ReceiptMatchInput {
  @Field(() => ID, { description: 'The invoice.' })
  invoiceId!: string;

  @Field(() => MoneyScalar, { description: 'How much of it.' })
  amount!: bigint;
}

@InputType({ description: 'Money that came in.' })
export class RecordReceiptInput {
  @Field(() => ID, { nullable: true, description: 'Who paid; none while nobody knows.' })
  enterpriseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The contract that an over-payment stands under.' })
  dealId?: string | null;

  @Field(() => MoneyScalar, { description: 'What came in.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it came in.' })
  receivedOn!: string;

  @Field(() => String, { description: 'Payer, as the bank names it.' })
  payerName!: string;

  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  bankReference?: string | null;

  @Field(() => String, { nullable: true, description: 'Remark of the transfer (摘要).' })
  remark?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ReceiptMatchInput], { description: 'How much goes to which invoice.' })
  matches!: ReceiptMatchInput[];

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Slips of the bank.' })
  fileIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The announcement that it answers.' })
  transferId?: string | null;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'What the rest of a receipt is for.' })
export class MatchReceiptInput {
  @Field(() => ID, { description: 'The receipt.' })
  receiptId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;

  @Field(() => ID, { nullable: true, description: 'Who paid, for a receipt in suspense.' })
  enterpriseId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The contract that the rest stands under, for a receipt in suspense.',
  })
  dealId?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ReceiptMatchInput], { description: 'How much goes to which invoice.' })
  matches!: ReceiptMatchInput[];

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Takes a receipt back.' })
export class ReverseReceiptInput {
  @Field(() => ID, { description: 'The receipt.' })
  receiptId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Prepares a refund.' })
export class PrepareRefundInput {
  @Field(() => ID, { description: 'The receipt whose rest goes back.' })
  receiptId!: string;

  @Field(() => MoneyScalar, { description: 'How much.' })
  amount!: bigint;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Approves a refund.' })
export class ApproveRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;

  @Field(() => DateScalar, { description: 'Day on which the bank paid it.' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  bankReference?: string | null;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Turns a refund down, or takes it back.' })
export class RejectRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A transfer that the enterprise made.' })
export class AnnounceTransferInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => MoneyScalar, { description: 'What was transferred.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  transferredOn!: string;

  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  bankReference?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be said beside.' })
  remark?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], { description: 'Invoices that it is meant for.' })
  invoiceIds!: string[];

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'The slip of the bank.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A step with an announced transfer.' })
export class AnnouncedTransferStepInput {
  @Field(() => ID, { description: 'The announcement.' })
  transferId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for a unit that found no such money.' })
  reason?: string | null;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A file of a bank that was uploaded.' })
export class ReadBankStatementInput {
  @Field(() => ID, { description: 'The file, uploaded for an import.' })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'Encoding, such as gb18030; found out unless told.' })
  encoding?: string | null;
}

@InputType({ description: 'What a column of a bank statement is.' })
export class BankStatementColumnInput {
  @Field(() => StatementFieldEnum, { description: 'What it is.' })
  field!: StatementFieldName;

  @Field(() => Int, { description: 'Place of the column, from 0.' })
  column!: number;
}

@InputType({ description: 'What the columns of a bank statement are.' })
export class MapBankStatementInput {
  @Field(() => ID, { description: 'The file.' })
  statementId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @ArrayMaxSize(20)
  @Field(() => [BankStatementColumnInput], { description: 'The columns that mean something.' })
  columns!: BankStatementColumnInput[];
}

@InputType({ description: 'What becomes of a line of a bank statement.' })
export class PlanStatementLineInput {
  @Field(() => ID, { description: 'The file.' })
  statementId!: string;

  @Field(() => Int, { description: 'The version of the file that was seen.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => Boolean, { description: 'Whether it is left out.' })
  skip!: boolean;

  @Field(() => ID, { nullable: true, description: 'Who paid; none leaves the money in suspense.' })
  enterpriseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The contract that the rest stands under.' })
  dealId?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], { description: 'Invoices that it is for, the oldest paid first.' })
  invoiceIds!: string[];
}

@InputType({ description: 'A step with a bank statement.' })
export class BankStatementStepInput {
  @Field(() => ID, { description: 'The file.' })
  statementId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}
