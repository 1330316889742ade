import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type PayoutState, PayoutStateEnum } from './payout.enums.ts';

/** Rewards that a unit's bank is asked to pay together; its audit case is `PayoutBatch`. Sums are fen. */
@Entity('payout_batch')
@Index('payout_batch_number', ['organizationId', 'year', 'serial'], { unique: true })
@Index('payout_batch_of_unit', ['organizationId', 'preparedAt', 'id'])
@Check('payout_batch_four_eyes', 'approved_by IS NULL OR approved_by <> prepared_by')
@Check(
  'payout_batch_approved',
  `state NOT IN ('APPROVED', 'PAYING', 'PAID') OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)`,
)
@Check('payout_batch_executed', `state NOT IN ('PAYING', 'PAID') OR executed_on IS NOT NULL`)
@ObjectType({ description: 'Rewards that the bank of a unit is asked to pay together.' })
@Access('record')
export class PayoutBatch {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the pay-out.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'integer' })
  year!: number;

  /** Counts from 1 in each year of the unit. */
  @Column({ type: 'integer' })
  serial!: number;

  @Column({ type: 'text' })
  @Field(() => PayoutStateEnum, { description: 'Where it stands.' })
  state!: PayoutState;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A note of who put it together.' })
  note!: string | null;

  @Column({ type: 'integer', name: 'line_count' })
  @Field(() => Int, { description: 'Number of lines.' })
  lineCount!: number;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Sum of all rewards, before tax.' })
  gross!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Sum of the taxes withheld.' })
  withheld!: bigint;

  /** Lines that were paid, also those that came back later. */
  @Column({ type: 'integer', name: 'paid_count' })
  @Field(() => Int, { description: 'Lines that are paid.' })
  paidCount!: number;

  @Column({ type: 'integer', name: 'failed_count' })
  @Field(() => Int, { description: 'Lines that the bank did not pay or got back.' })
  failedCount!: number;

  @Column({ type: 'uuid', name: 'prepared_by' })
  preparedBy!: string;

  @Column({ type: 'timestamptz', name: 'prepared_at' })
  @Field(() => DateTimeScalar, { description: 'When it was put together.' })
  preparedAt!: Date;

  @Column({ type: 'uuid', name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'approved_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Date | null;

  /** From then on the bank may have it, so it cannot be cancelled any more. */
  @Column({ type: 'timestamptz', name: 'file_fetched_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the file for the bank was first fetched.',
  })
  fileFetchedAt!: Date | null;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its execution was confirmed.' })
  confirmedAt!: Date | null;

  @Column({ type: 'date', name: 'executed_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which the bank executed it.' })
  executedOn!: string | null;

  @Column({ type: 'text', name: 'bank_reference', nullable: true })
  @Field(() => String, { nullable: true, description: "The bank's number of the execution." })
  bankReference!: string | null;

  /** The bank's receipt (回单). */
  @Column({ type: 'uuid', name: 'receipt_file_id', nullable: true })
  receiptFileId!: string | null;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last line was entered.' })
  finishedAt!: Date | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was given up.' })
  cancelReason!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for edits.' })
  version!: number;
}
