import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { Payee } from '../payees/payee.entity.ts';
import { type PayoutLineState, PayoutLineStateEnum } from './payout.enums.ts';
import { PayoutBatch } from './payout-batch.entity.ts';

/**
 * One reward in a pay-out. The database itself lets a reward stand in one pay-out at most, unless it failed or was
 * cancelled there. Where the money goes is copied when the batch is put together, so that what was approved is paid.
 */
@Entity('payout_line')
@Index('payout_line_of_batch', ['batchId', 'position'], { unique: true })
@Index('payout_line_once', ['distributionLineId'], {
  unique: true,
  where: `state IN ('PENDING', 'PAID')`,
})
@Index('payout_line_of_payee', ['payeeId', 'id'])
@Index('payout_line_of_distribution_line', ['distributionLineId'])
@Check('payout_line_sums', 'gross > 0 AND withheld >= 0 AND withheld <= gross AND estimate >= 0')
@Check('payout_line_paid', `state <> 'PAID' OR (entry_id IS NOT NULL AND paid_on IS NOT NULL)`)
@ObjectType({ description: 'One reward in a pay-out.' })
@Access('record')
export class PayoutLine {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the line.' })
  id!: string;

  @ForeignKey(() => PayoutBatch, { name: 'payout_line_batch' })
  @Column({ type: 'uuid', name: 'batch_id' })
  batchId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place in the pay-out, from 1.' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => PayoutLineStateEnum, { description: 'What became of it.' })
  state!: PayoutLineState;

  @Column({ type: 'uuid', name: 'distribution_line_id' })
  distributionLineId!: string;

  @Column({ type: 'uuid', name: 'distribution_id' })
  @Field(() => ID, { description: 'The distribution that the reward comes from.' })
  distributionId!: string;

  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The deal whose income it is.' })
  dealId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is paid for.' })
  title!: string;

  @ForeignKey(() => Payee, { name: 'payout_line_payee' })
  @Column({ type: 'uuid', name: 'payee_id' })
  payeeId!: string;

  @Column({ type: 'text', name: 'payee_name' })
  @Field(() => String, { description: 'Who is paid.' })
  payeeName!: string;

  @Column({ type: 'text', name: 'bank_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'Bank of the payee; none while it is not known.' })
  bankName!: string | null;

  @Column({ type: 'text', name: 'bank_account', nullable: true })
  bankAccount!: string | null;

  @Column({ type: 'text', name: 'staff_number', nullable: true })
  staffNumber!: string | null;

  /** Counts into the year's payroll without counting against its ceiling (INC-13). */
  @Column({ type: 'boolean', name: 'on_payroll' })
  @Field(() => Boolean, {
    description: "Whether it counts into the year's payroll, without counting against its ceiling (INC-13).",
  })
  onPayroll!: boolean;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The reward, before tax.' })
  gross!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Tax that is withheld.' })
  withheld!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The tax as it was estimated.' })
  estimate!: bigint;

  /** The part of the reward that is taxed. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The part of the reward that the estimate taxes.' })
  taxable!: bigint;

  @Column({ type: 'date', name: 'received_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which the income was received.' })
  receivedOn!: string | null;

  @Column({ type: 'date', name: 'paid_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which the bank paid it.' })
  paidOn!: string | null;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Its entry in the ledger.' })
  entryId!: string | null;

  @Column({ type: 'uuid', name: 'reversal_entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry that took it back.' })
  reversalEntryId!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the bank did not pay it.' })
  failure!: string | null;
}
