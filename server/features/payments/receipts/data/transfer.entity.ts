import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import {
  type RefundState,
  RefundStateEnum,
  type TransferState,
  TransferStateEnum,
} from '../receipts.enums.ts';
import { Receipt } from './receipt.entity.ts';

/** What an enterprise says that it paid; the ledger moves only once the unit has the money. */
@Entity('announced_transfer')
@Index('announced_transfer_of_unit', ['organizationId', 'at', 'id'])
@Index('announced_transfer_of_running', ['runningId', 'at', 'id'])
@Check('announced_transfer_amount', 'amount > 0')
@Check('announced_transfer_received', `(state = 'RECEIVED') = (receipt_id IS NOT NULL)`)
@ObjectType({ description: 'A transfer that an enterprise says it has made.' })
@Access('record')
export class AnnouncedTransfer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the announcement.' })
  id!: string;

  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  /** The deal that the contract began with. */
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  @Column({ type: 'text' })
  @Field(() => TransferStateEnum, { description: 'Where it stands.' })
  state!: TransferState;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was transferred.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'transferred_on' })
  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  transferredOn!: string;

  @Column({ type: 'text', name: 'bank_reference', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  bankReference!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the enterprise says beside.' })
  remark!: string | null;

  /** Invoices that it is meant for. */
  @Column({ type: 'uuid', array: true, name: 'invoice_ids' })
  invoiceIds!: string[];

  @ForeignKey(() => Receipt, { name: 'announced_transfer_receipt' })
  @Column({ type: 'uuid', name: 'receipt_id', nullable: true })
  receiptId!: string | null;

  /** Why the unit found no such money. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the unit found no such money.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  at!: Date;
}

/** Money of a receipt that goes back to who paid it; prepared by one finance officer, approved by another. */
@Entity('refund')
@Index('refund_of_unit', ['organizationId', 'preparedAt', 'id'])
@Index('refund_of_receipt', ['receiptId'])
@Check('refund_amount', 'amount > 0')
@Check('refund_four_eyes', `state <> 'APPROVED' OR (entry_id IS NOT NULL AND decided_by <> prepared_by)`)
@ObjectType({ description: 'A refund to who paid: prepared by one finance officer, approved by another.' })
@Access('record')
export class Refund {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the refund.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @ForeignKey(() => Receipt, { name: 'refund_receipt' })
  @Column({ type: 'uuid', name: 'receipt_id' })
  receiptId!: string;

  @Column({ type: 'text' })
  @Field(() => RefundStateEnum, { description: 'Where it stands.' })
  state!: RefundState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What goes back.' })
  amount!: bigint;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Why it goes back.' })
  reason!: string;

  @Column({ type: 'uuid', name: 'prepared_by' })
  preparedBy!: string;

  @Column({ type: 'timestamptz', name: 'prepared_at' })
  @Field(() => DateTimeScalar, { description: 'When it was prepared.' })
  preparedAt!: Date;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved or turned down.' })
  decidedAt!: Date | null;

  @Column({ type: 'date', name: 'paid_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was paid.' })
  paidOn!: string | null;

  @Column({ type: 'text', name: 'bank_reference', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号) of the payment.' })
  bankReference!: string | null;

  @Column({ type: 'text', name: 'decision_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was turned down.' })
  decisionReason!: string | null;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Its entry in the ledger.' })
  entryId!: string | null;
}
