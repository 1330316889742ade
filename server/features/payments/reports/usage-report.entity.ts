import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import {
  type ReportFlag,
  ReportFlagEnum,
  type UsageReportState,
  UsageReportStateEnum,
} from './report.enums.ts';

/**
 * Use and sales of a period as the licensee reported them. A correction is a report of its own: the one that it
 * replaces is reversed once the correction counts. What is due and not reported has no row.
 */
@Entity('usage_report')
@Index('usage_report_of_period', ['runningId', 'from', 'ordinal'], { unique: true })
@Index('usage_report_open', ['runningId', 'from'], {
  unique: true,
  where: `state IN ('SUBMITTED', 'DISPUTED')`,
})
@Index('usage_report_counting', ['runningId', 'from'], {
  unique: true,
  where: `state IN ('CONFIRMED', 'SETTLED')`,
})
@Check('usage_report_span', 'period_from <= period_to')
@Check('usage_report_counts', 'units >= 0 AND cost_saving >= 0')
@ObjectType({ description: 'Use and sales of a period, as the licensee reported them (使用与销售情况申报).' })
@Access('record')
export class UsageReport {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the report.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'usage_report_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  /** The deal whose terms held when it was reported. */
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'date', name: 'period_from' })
  @Field(() => DateScalar, { description: 'First day of the period.' })
  from!: string;

  @Column({ type: 'date', name: 'period_to' })
  @Field(() => DateScalar, { description: 'Last day of the period.' })
  to!: string;

  @Column({ type: 'date', name: 'due_on' })
  @Field(() => DateScalar, { description: 'Last day of reporting in time.' })
  dueOn!: string;

  @Column({ type: 'boolean', name: 'in_trial' })
  @Field(() => Boolean, { description: 'Whether the period lies in the free trial.' })
  inTrial!: boolean;

  /** From 1; counts the reports of the period. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Which report of the period it is, from 1.' })
  ordinal!: number;

  @Column({ type: 'text' })
  @Field(() => UsageReportStateEnum, { description: 'Where it stands.' })
  state!: UsageReportState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  /** Fen; below zero where returns exceed sales. */
  @Column({ type: 'bigint', name: 'net_sales', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Net sales; below zero where more was returned than sold.' })
  netSales!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  units!: bigint;

  @Column({ type: 'bigint', name: 'cost_saving', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Costs saved.' })
  costSaving!: bigint;

  @Column({ type: 'bigint', name: 'operating_profit', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Operating profit, where the unit takes part in it.',
  })
  operatingProfit!: bigint | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the licensee says beside it.' })
  note!: string | null;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'text', array: true })
  @Field(() => [ReportFlagEnum], { description: 'What makes it unlikely, as it was when it was reported.' })
  flags!: ReportFlag[];

  /** The report that it corrects. */
  @Column({ type: 'uuid', name: 'replaces_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The report that it corrects.' })
  replacesId!: string | null;

  @Column({ type: 'timestamptz', name: 'submitted_at' })
  @Field(() => DateTimeScalar, { description: 'When it was reported.' })
  submittedAt!: Date;

  @Column({ type: 'uuid', name: 'submitted_by', nullable: true })
  submittedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the unit confirmed or disputed it.' })
  answeredAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'text', name: 'dispute_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the unit disputes it.' })
  disputeReason!: string | null;
}
