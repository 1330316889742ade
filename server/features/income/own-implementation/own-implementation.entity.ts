import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type OwnImplementationState,
  OwnImplementationStateEnum,
  type ProfitYearState,
  ProfitYearStateEnum,
} from './own-implementation.enums.ts';

/** A result that its unit puts into production itself (自行实施); its audit case is `OwnImplementation`. */
@Entity('own_implementation')
@Index('own_implementation_number', ['organizationId', 'number'], { unique: true })
@Index('own_implementation_of_unit', ['organizationId', 'startedOn', 'id'])
@Index('own_implementation_running', ['resultId'], { unique: true, where: `state = 'RUNNING'` })
@Check('own_implementation_years', 'years BETWEEN 1 AND 20')
@ObjectType({ description: 'A result that its unit puts into production itself (自行实施, INC-4).' })
@Access('record')
export class OwnImplementation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the own implementation.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  /** Running number of the unit, from 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its number among those of the unit.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @Column({ type: 'date', name: 'started_on' })
  @Field(() => DateScalar, { description: 'Day on which production started.' })
  startedOn!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Years running in which the team is paid.' })
  years!: number;

  @Column({ type: 'text' })
  @Field(() => OwnImplementationStateEnum, { description: 'Where it stands.' })
  state!: OwnImplementationState;

  @Column({ type: 'date', name: 'stopped_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which production ended; none known.' })
  stoppedOn!: string | null;

  @Column({ type: 'text', name: 'stop_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why production ended.' })
  stopReason!: string | null;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'text', name: 'rulebook_version' })
  @Field(() => String, { description: 'Version of the rulebook that its years were judged by.' })
  rulebookVersion!: string;

  @Column({ type: 'uuid', name: 'entered_by', nullable: true })
  enteredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'entered_at' })
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' })
  enteredAt!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;
}

/** A span of an own implementation whose operating profit pays the team. */
@Entity('own_implementation_year')
@Index('own_implementation_year_of', ['implementationId', 'number'], { unique: true })
@Check(
  'own_implementation_year_recorded',
  `(state = 'OPEN') = (operating_profit IS NULL) AND (state = 'OPEN') = (recorded_at IS NULL) AND (state = 'CONFIRMED') = (confirmed_at IS NOT NULL)`,
)
@ObjectType({ description: 'A span of an own implementation whose operating profit pays the team.' })
@Access('record')
export class OwnImplementationYear {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the year.' })
  id!: string;

  @ForeignKey(() => OwnImplementation, { name: 'own_implementation_year_parent' })
  @Column({ type: 'uuid', name: 'implementation_id' })
  implementationId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place, from 1.' })
  number!: number;

  @Column({ type: 'date', name: 'first_day' })
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Column({ type: 'date', name: 'last_day' })
  @Field(() => DateScalar, { description: 'Last day.' })
  to!: string;

  @Column({ type: 'text' })
  @Field(() => ProfitYearStateEnum, { description: 'Where it stands.' })
  state!: ProfitYearState;

  /** Fen; below zero for a loss. */
  @Column({ type: 'bigint', name: 'operating_profit', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'Operating profit; below zero for a loss.' })
  operatingProfit!: bigint | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How it was reckoned.' })
  note!: string | null;

  /** Accounts and audit reports. */
  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was recorded.' })
  recordedAt!: Date | null;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody else confirmed it.' })
  confirmedAt!: Date | null;
}

/** Confirmed profit as income that is distributed. The database refuses changes: what is taken back has a row of its own. */
@Entity('own_implementation_income')
@Index('own_implementation_income_of_year', ['yearId', 'at'])
@Index('own_implementation_income_reverses', ['reversesId'], {
  unique: true,
  where: 'reverses_id IS NOT NULL',
})
@Check('own_implementation_income_amount', '(amount < 0) = (reverses_id IS NOT NULL) AND amount <> 0')
export class OwnImplementationIncome {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => OwnImplementationYear, { name: 'own_implementation_income_year' })
  @Column({ type: 'uuid', name: 'year_id' })
  yearId!: string;

  /** Fen; below zero where it reverses another. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  /** Day on which it counts as received. */
  @Column({ type: 'date', name: 'received_on' })
  receivedOn!: string;

  @ForeignKey(() => OwnImplementationIncome, { name: 'own_implementation_income_reversed' })
  @Column({ type: 'uuid', name: 'reverses_id', nullable: true })
  reversesId!: string | null;

  /** Entry of the ledger. */
  @Column({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
