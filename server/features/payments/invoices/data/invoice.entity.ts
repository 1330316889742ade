import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import type { DueLineKind, Why } from '../../plan/plan.types.ts';
import { RunningContract } from '../../running/running-contract.entity.ts';
import { type FapiaoKind, FapiaoKindEnum, type StoredInvoiceState } from '../invoices.enums.ts';

/** What a unit demands of an enterprise under a running contract (应付款通知); below zero it is a credit. */
@Entity('invoice')
@Index('invoice_of_running', ['runningId', 'sequence'], { unique: true })
@Index('invoice_number', ['organizationId', 'number'])
@Index('invoice_of_unit', ['organizationId', 'dueOn', 'id'])
@Index('invoice_of_enterprise', ['enterpriseId', 'dueOn', 'id'])
@Index('invoice_open', ['dueOn'], { where: `state IN ('ISSUED', 'PARTLY_PAID')` })
@Check('invoice_amount', 'amount <> 0')
@Check(
  'invoice_settled',
  `CASE WHEN amount > 0 THEN settled BETWEEN 0 AND amount ELSE settled BETWEEN amount AND 0 END`,
)
@Check(
  'invoice_state',
  `CASE state WHEN 'PAID' THEN settled = amount WHEN 'PARTLY_PAID' THEN settled NOT IN (0, amount)
   WHEN 'ISSUED' THEN settled = 0 WHEN 'CANCELLED' THEN settled = 0 ELSE false END`,
)
@ObjectType({
  description: 'What is to be paid under a contract in effect (应付款通知); below zero it is a credit.',
})
@Access('record')
export class Invoice {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the invoice.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'invoice_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  /** The deal that the contract began with: the ledger keeps its accounts under it. */
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  /** Counts the invoices of the contract. */
  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: that of the contract and a running one.' })
  number!: string;

  /** Of the contract's result, for lists. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Title of the contract.' })
  title!: string;

  @Column({ type: 'text' })
  state!: StoredInvoiceState;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What it comes to; below zero for a credit.' })
  amount!: bigint;

  /** Fen; the sum of its settlements. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What of it is settled, with the sign of the amount.' })
  settled!: bigint;

  @Column({ type: 'date', name: 'issued_on' })
  @Field(() => DateScalar, { description: 'Day on which it was issued.' })
  issuedOn!: string;

  @Column({ type: 'date', name: 'due_on' })
  @Field(() => DateScalar, { description: 'Last day of payment in time.' })
  dueOn!: string;

  /** Day of the settlement that was the last one. */
  @Column({ type: 'date', name: 'settled_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was settled to the end.' })
  settledOn!: string | null;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'Its entry in the ledger.' })
  entryId!: string;

  /** Days after the due day about which was written last. */
  @Column({ type: 'integer', name: 'reminded_after' })
  remindedAfter!: number;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  cancelReason!: string | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  cancelledAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was issued.' })
  createdAt!: Date;
}

/** One payment of the plan within an invoice. */
@Entity('invoice_line')
@Index('invoice_line_of', ['invoiceId', 'position'], { unique: true })
export class InvoiceLine {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Invoice, { name: 'invoice_line_invoice' })
  @Column({ type: 'uuid', name: 'invoice_id' })
  invoiceId!: string;

  @Column({ type: 'integer' })
  position!: number;

  /** Names the payment for good, over all terms that the contract had. */
  @Column({ type: 'text' })
  key!: string;

  /** Path of the term in the terms. */
  @Column({ type: 'text' })
  term!: string;

  @Column({ type: 'text' })
  kind!: DueLineKind;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  @Column({ type: 'jsonb' })
  why!: Why[];

  /** Reports and events that it rests on. */
  @Column({ type: 'uuid', array: true, name: 'fact_ids' })
  factIds!: string[];
}

/** Data of a tax invoice (发票) that the unit's finance office wrote for an invoice. */
@Entity('fapiao')
@Index('fapiao_of_invoice', ['invoiceId'])
@Index('fapiao_number', ['organizationId', 'code', 'number'], { unique: true })
@ObjectType({ description: 'Data of a tax invoice (发票).' })
@Access('record')
export class Fapiao {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @ForeignKey(() => Invoice, { name: 'fapiao_invoice' })
  @Column({ type: 'uuid', name: 'invoice_id' })
  invoiceId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => FapiaoKindEnum, { description: 'Its kind.' })
  kind!: FapiaoKind;

  /** Empty for fully digital ones. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its code of 10 or 12 digits; empty for fully digital ones.' })
  code!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Column({ type: 'date', name: 'issued_on' })
  @Field(() => DateScalar, { description: 'Day on which it was written.' })
  issuedOn!: string;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Its sum with tax (价税合计).' })
  amount!: bigint;

  @Column({ type: 'integer', name: 'tax_rate_basis_points' })
  @Field(() => Int, { description: 'Rate of tax in basis points; 0 where it is exempt.' })
  taxRateBasisPoints!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The tax in it.' })
  tax!: bigint;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;
}
