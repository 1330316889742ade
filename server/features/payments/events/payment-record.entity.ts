import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import {
  type PaymentRecordKind,
  PaymentRecordKindEnum,
  type PaymentRecordState,
  PaymentRecordStateEnum,
} from './event.enums.ts';

/** Something that happened beside the reports. Its content never changes; only its answer is written to it, once. */
@Entity('payment_record')
@Index('payment_record_of_running', ['runningId', 'at', 'id'])
@ObjectType({ description: 'Something that happened to a running contract beside its reports.' })
@Access('record')
export class PaymentRecord {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'payment_record_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  /** The deal whose terms held. */
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'text' })
  @Field(() => PaymentRecordKindEnum, { description: 'What happened.' })
  kind!: PaymentRecordKind;

  @Column({ type: 'date', name: 'happened_on' })
  @Field(() => DateScalar, { description: 'The day.' })
  on!: string;

  /** For MILESTONE. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the milestone, as the terms have it.' })
  milestone!: string | null;

  /** Fen; for FINANCING and YEAR_REVENUE, and the price of a BUY_OUT. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Sum of the round or revenue of the year; the price of a buy-out.',
  })
  amount!: bigint | null;

  /** For YEAR_REVENUE. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Year of the revenue.' })
  year!: number | null;

  /** For DEFERRAL: the payment that is put off. */
  @Column({ type: 'text', name: 'line_key', nullable: true })
  @Field(() => String, { nullable: true, description: 'Key of the payment that is put off.' })
  key!: string | null;

  /** For DEFERRAL. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Months by which it is put off.' })
  months!: number | null;

  /** For OPENING, fen (or units). */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  cumulative!: bigint | null;

  /** For OPENING, fen. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'For an opening: paid until then.' })
  paid!: bigint | null;

  /** For RESTORED: the lapse that it ends. */
  @Column({ type: 'uuid', name: 'lapse_id', nullable: true })
  lapseId!: string | null;

  /** For LAPSE and RESTORED: the right, by its number. */
  @Column({ type: 'text', name: 'right_key', nullable: true })
  @Field(() => String, { nullable: true, description: 'The right that lapsed or was restored.' })
  rightKey!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said beside it.' })
  note!: string | null;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  /** Null for what follows by itself. */
  @Column({ type: 'text', nullable: true })
  @Field(() => DealSideEnum, {
    nullable: true,
    description: 'The side that recorded it; none where it follows by itself.',
  })
  side!: DealSide | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;

  @Column({ type: 'text' })
  @Field(() => PaymentRecordStateEnum, { description: 'Whether it counts.' })
  state!: PaymentRecordState;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the other side answered.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', name: 'answer_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the other side denied it.' })
  answerReason!: string | null;
}
