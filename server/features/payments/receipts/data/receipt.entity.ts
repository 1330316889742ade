import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { Invoice } from '../../invoices/data/invoice.entity.ts';
import { type ReceiptState, ReceiptStateEnum } from '../receipts.enums.ts';

/** Money that came in on an account of the unit (到账): recorded, held elsewhere. */
@Entity('receipt')
@Index('receipt_of_unit', ['organizationId', 'receivedOn', 'id'])
@Index('receipt_of_enterprise', ['enterpriseId', 'organizationId'], { where: 'enterprise_id IS NOT NULL' })
@Index('receipt_left', ['organizationId', 'receivedOn'], { where: 'free > 0' })
@Index('receipt_reference', ['organizationId', 'bankReference'], {
  unique: true,
  where: `bank_reference IS NOT NULL AND state = 'RECORDED'`,
})
@Check('receipt_amount', 'amount > 0 AND free >= 0 AND set_aside >= 0 AND refunded >= 0')
@Check('receipt_parts', 'free + set_aside + refunded <= amount')
@Check('receipt_reversed', `state <> 'REVERSED' OR (free = 0 AND set_aside = 0 AND refunded = 0)`)
@ObjectType({ description: 'Money that came in, as the unit records it (到账).' })
@Access('record')
export class Receipt {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the receipt.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Who paid; null while that is not known. */
  @Column({ type: 'uuid', name: 'enterprise_id', nullable: true })
  enterpriseId!: string | null;

  /** The contract that what is left stands under in the ledger; null for none in particular. */
  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  dealId!: string | null;

  @Column({ type: 'text' })
  @Field(() => ReceiptStateEnum, { description: 'Where it stands.' })
  state!: ReceiptState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What came in.' })
  amount!: bigint;

  /** Fen that are matched to nothing, set aside for nothing and not given back. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    description: 'What of it is matched to nothing and can be used or given back.',
  })
  free!: bigint;

  /** Fen of refunds that are prepared. */
  @Column({ type: 'bigint', name: 'set_aside', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What is set aside for refunds that wait for approval.' })
  setAside!: bigint;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was given back.' })
  refunded!: bigint;

  @Column({ type: 'date', name: 'received_on' })
  @Field(() => DateScalar, { description: 'Day on which it came in.' })
  receivedOn!: string;

  /** As the bank names it. */
  @Column({ type: 'text', name: 'payer_name' })
  @Field(() => String, { description: 'Payer, as the bank names it.' })
  payerName!: string;

  @Column({ type: 'text', name: 'bank_reference', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Reference of the bank (流水号); one receipt for each.',
  })
  bankReference!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Remark of the transfer (摘要).' })
  remark!: string | null;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'Its entry in the ledger.' })
  entryId!: string;

  /** Entry by which the payer was identified; null for a payer known from the start. */
  @Column({ type: 'uuid', name: 'identify_entry_id', nullable: true })
  identifyEntryId!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Column({ type: 'uuid', name: 'reversed_by', nullable: true })
  reversedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'reversed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  reversedAt!: Date | null;

  @Column({ type: 'text', name: 'reverse_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  reverseReason!: string | null;
}

/**
 * What settles an invoice: money of a receipt, or a credit against what is owed (no receipt; such rows come in pairs
 * that sum to zero). Append-only: undone by a row with the sign turned.
 */
@Entity('settlement')
@Index('settlement_of_invoice', ['invoiceId'])
@Index('settlement_of_receipt', ['receiptId'], { where: 'receipt_id IS NOT NULL' })
@Index('settlement_of_running', ['runningId', 'at', 'id'])
@Index('settlement_reverses', ['reversesId'], { unique: true, where: 'reverses_id IS NOT NULL' })
@Check('settlement_amount', 'amount <> 0')
@Check('settlement_entry', '(receipt_id IS NULL) = (entry_id IS NULL)')
export class Settlement {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  @ForeignKey(() => Invoice, { name: 'settlement_invoice' })
  @Column({ type: 'uuid', name: 'invoice_id' })
  invoiceId!: string;

  @ForeignKey(() => Receipt, { name: 'settlement_receipt' })
  @Column({ type: 'uuid', name: 'receipt_id', nullable: true })
  receiptId!: string | null;

  /** Fen; below zero where money is released again, or a credit is used. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  /** Day on which the money counts for the invoice. */
  @Column({ type: 'date' })
  on!: string;

  /** Entry of the ledger that moved the money. */
  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  entryId!: string | null;

  /** The settlement that this one undoes. */
  @Column({ type: 'uuid', name: 'reverses_id', nullable: true })
  reversesId!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
