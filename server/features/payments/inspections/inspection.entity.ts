import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import {
  type InspectionState,
  InspectionStateEnum,
  type Inspector,
  InspectorEnum,
} from './inspection.enums.ts';

/** An inspection of the licensee's accounts, once a year by contract, announced ten days ahead. */
@Entity('inspection')
@Index('inspection_of_running', ['runningId', 'announcedAt', 'id'])
@Index('inspection_open', ['runningId'], {
  unique: true,
  where: `state IN ('ANNOUNCED', 'UNDER_WAY')`,
})
@ObjectType({ description: "An inspection of the licensee's accounts (查核)." })
@Access('record')
export class Inspection {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the inspection.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'inspection_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  @Column({ type: 'text' })
  @Field(() => InspectionStateEnum, { description: 'Where it stands.' })
  state!: InspectionState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'date', name: 'planned_on' })
  @Field(() => DateScalar, { description: 'Day on which it begins.' })
  plannedOn!: string;

  @Column({ type: 'text' })
  @Field(() => InspectorEnum, { description: 'Who inspects.' })
  inspector!: Inspector;

  @Column({ type: 'text', name: 'inspector_name' })
  @Field(() => String, { description: 'Names of the people, or of the accountants.' })
  inspectorName!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is to be looked at.' })
  subject!: string;

  @Column({ type: 'uuid', name: 'announced_by', nullable: true })
  announcedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'announced_at' })
  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  announcedAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was found.' })
  conclusion!: string | null;

  @Column({ type: 'uuid', name: 'concluded_by', nullable: true })
  concludedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'concluded_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was concluded or cancelled.' })
  concludedAt!: Date | null;

  /** Fen that fell due by the reports of the time. */
  @Column({ type: 'bigint', name: 'due_as_reported', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'What had fallen due by the reports.' })
  dueAsReported!: bigint | null;

  /** Fen that would have fallen due by what was found. */
  @Column({ type: 'bigint', name: 'due_as_found', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'What would have fallen due by what was found.' })
  dueAsFound!: bigint | null;

  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'What the inspection cost.' })
  cost!: bigint | null;

  /** Who bears the cost: the licensee where it was more than 5 % short. */
  @Column({ type: 'text', name: 'cost_bearer', nullable: true })
  @Field(() => DealSideEnum, {
    nullable: true,
    description: 'Who bears the cost: the licensee where it was more than 5 % short, else the unit.',
  })
  costBearer!: DealSide | null;
}

/** A line of the log: what was looked at, and what was seen. Lines are only ever added. */
@Entity('inspection_entry')
@Index('inspection_entry_of_inspection', ['inspectionId', 'at', 'id'])
@ObjectType({ description: 'A line of the log of an inspection; lines are only ever added.' })
@Access('record')
export class InspectionEntry {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the line.' })
  id!: string;

  @ForeignKey(() => Inspection, { name: 'inspection_entry_inspection' })
  @Column({ type: 'uuid', name: 'inspection_id' })
  inspectionId!: string;

  @Column({ type: 'text', name: 'looked_at' })
  @Field(() => String, { description: 'What was looked at.' })
  lookedAt!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was seen.' })
  finding!: string | null;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that wrote.' })
  side!: DealSide;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** What was found of a reported period; the licensee is asked to correct its report to it. */
@Entity('inspection_finding')
@ObjectType({ description: 'What an inspection found of a reported period.' })
@Access('record')
export class InspectionFinding {
  @ForeignKey(() => Inspection, { name: 'inspection_finding_inspection' })
  @PrimaryColumn({ type: 'uuid', name: 'inspection_id' })
  inspectionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'report_id' })
  @Field(() => ID, { description: 'The report that it is about.' })
  reportId!: string;

  @Column({ type: 'date', name: 'period_from' })
  @Field(() => DateScalar, { description: 'First day of its period.' })
  from!: string;

  @Column({ type: 'date', name: 'period_to' })
  @Field(() => DateScalar, { description: 'Last day of its period.' })
  to!: string;

  @Column({ type: 'bigint', name: 'net_sales', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Net sales that were found.' })
  netSales!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  units!: bigint;

  @Column({ type: 'bigint', name: 'cost_saving', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Saved costs that were found.' })
  costSaving!: bigint;
}
