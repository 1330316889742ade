import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import {
  type CommissionInvoiceState,
  CommissionInvoiceStateEnum,
  type CommissionPaymentState,
  CommissionPaymentStateEnum,
  type PaymentDirection,
  PaymentDirectionEnum,
} from '../settlement.enums.ts';
import { CommissionClaim } from './commission-claim.entity.ts';

/** An invoice by which who is owed a commission asks for it (佣金请款); the tax invoice is its fapiao. */
@Entity('commission_invoice')
@Index('commission_invoice_number', ['beneficiaryId', 'number'], { unique: true })
@Index('commission_invoice_of_claim', ['claimId', 'issuedAt', 'id'])
@Check('commission_invoice_amount', 'amount > 0')
@Check('commission_invoice_fapiao', '(fapiao_number IS NULL) = (fapiao_on IS NULL)')
@Check('commission_invoice_cancelled', `(state = 'CANCELLED') = (cancel_reason IS NOT NULL)`)
@ObjectType({ description: 'An invoice for commission.' })
@Access('record')
export class CommissionInvoice {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the invoice.' })
  id!: string;

  @ForeignKey(() => CommissionClaim, { name: 'commission_invoice_claim' })
  @Column({ type: 'uuid', name: 'claim_id' })
  claimId!: string;

  /** Owner of the number's series: the organisation, or the payee. */
  @Column({ type: 'uuid', name: 'beneficiary_id' })
  beneficiaryId!: string;

  /** Such as `佣2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: 佣, year, running number of who issued it.' })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => CommissionInvoiceStateEnum, { description: 'Where it stands.' })
  state!: CommissionInvoiceState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What it asks for.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'issued_on' })
  @Field(() => DateScalar, { description: 'Day of issue.' })
  issuedOn!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Note for who pays.' })
  note!: string | null;

  @Column({ type: 'text', name: 'fapiao_number', nullable: true })
  @Field(() => String, { nullable: true, description: 'Number of the tax invoice (发票).' })
  fapiaoNumber!: string | null;

  @Column({ type: 'date', name: 'fapiao_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of the tax invoice.' })
  fapiaoOn!: string | null;

  @Column({ type: 'uuid', name: 'issued_by' })
  issuedBy!: string;

  @Column({ type: 'timestamptz', name: 'issued_at' })
  issuedAt!: Date;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  cancelReason!: string | null;
}

/** The last number that somebody gave to an invoice for commission in a year. */
@Entity('commission_invoice_counter')
export class CommissionInvoiceCounter {
  @PrimaryColumn({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}

/** Commission that was paid, or given back; it counts once the other side confirms that it came in. */
@Entity('commission_payment')
@Index('commission_payment_of_claim', ['claimId', 'recordedAt', 'id'])
@Index('commission_payment_open', ['claimId'], { where: `state IN ('PREPARED', 'RECORDED', 'DISPUTED')` })
@Check('commission_payment_amount', 'amount > 0')
@Check('commission_payment_paid', `state IN ('PREPARED', 'WITHDRAWN') OR paid_on IS NOT NULL`)
@Check('commission_payment_confirmed', `(state = 'CONFIRMED') = (entry_id IS NOT NULL)`)
@ObjectType({ description: 'Commission that was paid, or given back.' })
@Access('record')
export class CommissionPayment {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the payment.' })
  id!: string;

  @ForeignKey(() => CommissionClaim, { name: 'commission_payment_claim' })
  @Column({ type: 'uuid', name: 'claim_id' })
  claimId!: string;

  @ForeignKey(() => CommissionInvoice, { name: 'commission_payment_invoice' })
  @Column({ type: 'uuid', name: 'invoice_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The invoice that it pays, if any.' })
  invoiceId!: string | null;

  @Column({ type: 'text' })
  @Field(() => PaymentDirectionEnum, { description: 'Which way it goes.' })
  direction!: PaymentDirection;

  @Column({ type: 'text' })
  @Field(() => CommissionPaymentStateEnum, { description: 'Where it stands.' })
  state!: CommissionPaymentState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'paid_on', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the transfer; none before it is approved.',
  })
  paidOn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  reference!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was prepared or recorded.' })
  recordedAt!: Date;

  /** Of a unit: who approved it, never who prepared it. */
  @Column({ type: 'uuid', name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the other side answered last.' })
  answeredAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was disputed or withdrawn.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Its entry; none before it is confirmed.' })
  entryId!: string | null;
}
