import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import type { DueLineKind } from '../plan/plan.types.ts';
import { DueLineKindEnum, PaymentReason } from '../running/schedule.types.ts';
import { Fapiao, Invoice } from './data/invoice.entity.ts';
import { type FapiaoKind, FapiaoKindEnum, type InvoiceState, InvoiceStateEnum } from './invoices.enums.ts';

export { Fapiao, Invoice };

@ObjectType('InvoiceLine', { description: 'One payment of the plan within an invoice.' })
@Access('record')
export class InvoiceLineType {
  @Field(() => String, { description: 'Names the payment in the plan for good.' })
  key!: string;

  @Field(() => String, { description: 'Path of its term, such as payment.stages.0.' })
  term!: string;

  @Field(() => DueLineKindEnum, { description: 'What it is for.' })
  kind!: DueLineKind;

  @Field(() => MoneyScalar, { description: 'What it comes to; below zero for a correction downwards.' })
  amount!: bigint;

  @Field(() => [PaymentReason], { description: 'The first says what it rests on; others what changed it.' })
  why!: PaymentReason[];
}

@ObjectType('Settlement', { description: 'What settles an invoice, or undoes that.' })
@Access('record')
export class SettlementType {
  @Field(() => ID, { description: 'Id of the settlement.' })
  id!: string;

  invoiceId!: string;
  receiptId!: string | null;

  @Field(() => MoneyScalar, { description: 'The sum; below zero where money was released again.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it counts for the invoice.' })
  on!: string;

  @Field(() => ID, { nullable: true, description: 'Its entry in the ledger; none for a credit.' })
  entryId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The settlement that this one undoes.' })
  reversesId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date;
}

export const InvoiceConnection = connectionOf(Invoice, 'Invoice');

@InputType({ description: 'Which invoices a list has.' })
export class InvoiceFilter {
  @Field(() => ID, { nullable: true, description: 'Of a deal, or an amendment of it.' })
  dealId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of an enterprise.' })
  enterpriseId?: string | null;

  @Field(() => DealSideEnum, { nullable: true, description: 'Only those on this side.' })
  side?: DealSide | null;

  @ArrayMaxSize(10)
  @Field(() => [InvoiceStateEnum], { nullable: true, description: 'Only in these states.' })
  states?: InvoiceState[] | null;

  @Field(() => String, { nullable: true, description: 'In the number or the title.' })
  text?: string | null;
}

@InputType({ description: 'Takes an invoice back.' })
export class CancelInvoiceInput {
  @Field(() => ID, { description: 'The invoice.' })
  invoiceId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Demands late interest.' })
export class DemandInterestInput {
  @Field(() => ID, { description: 'The invoice that is or was paid late.' })
  invoiceId!: string;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Data of a tax invoice (发票).' })
export class RecordFapiaoInput {
  @Field(() => ID, { description: 'The invoice that it was written for.' })
  invoiceId!: string;

  @Field(() => FapiaoKindEnum, { description: 'Its kind.' })
  kind!: FapiaoKind;

  @Field(() => String, { nullable: true, description: 'Code of 10 or 12 digits, of paper ones.' })
  code?: string | null;

  @Field(() => String, { description: 'Number: 20 digits, or 8 with a code.' })
  number!: string;

  @Field(() => DateScalar, { description: 'Day on which it was written.' })
  issuedOn!: string;

  @Field(() => MoneyScalar, { description: 'Sum with tax.' })
  amount!: bigint;

  @Field(() => Int, { description: 'Rate of tax in basis points; 0 where it is exempt.' })
  taxRateBasisPoints!: number;

  @Field(() => MoneyScalar, { description: 'The tax in the sum.' })
  tax!: bigint;

  @Field(() => ID, { nullable: true, description: 'Its file.' })
  fileId?: string | null;

  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The answer of a step with an invoice.' })
@Access('record')
export class InvoicePayload extends Payload {
  @Field(() => Invoice, { nullable: true, description: 'The invoice; none where it was refused.' })
  invoice!: Invoice | null;
}

@ObjectType({ description: 'The answer of recording a tax invoice.' })
@Access('record')
export class FapiaoPayload extends Payload {
  @Field(() => Fapiao, { nullable: true, description: 'What was recorded; none where it was refused.' })
  fapiao!: Fapiao | null;
}
