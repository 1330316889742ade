import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../../deals/deal.enums.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import { IncomeCost } from '../costs/income-cost.entity.ts';
import {
  type DistributionLineKind,
  DistributionLineKindEnum,
  type DistributionState,
  DistributionStateEnum,
  type IncomeBasis,
  IncomeBasisEnum,
  type IncomeSourceKind,
  IncomeSourceKindEnum,
} from '../income.enums.ts';
import type { FloorPool, FloorRule } from '../plans/floors.ts';
import { IncomePlan } from '../plans/income-plan.entity.ts';

/** A floor as a distribution meets it. */
export interface KeptFloor {
  ruleId: FloorRule;
  pool: FloorPool;
  basisPoints: number;
  blocks: boolean;
  /** Yuan as text that the rule demands at least, and that is given. */
  least: string;
  given: string;
}

/** A sum of income as it is divided (收益分配); its audit case is `IncomeDistribution`. */
@Entity('income_distribution')
@Index('income_distribution_number', ['organizationId', 'number'], { unique: true })
@Index('income_distribution_of_unit', ['organizationId', 'preparedAt', 'id'])
@Index('income_distribution_of_source', ['sourceKind', 'sourceId', 'preparedAt'])
@Check('income_distribution_sums', 'gross > 0 AND costs >= 0 AND net = gross - costs AND net >= 0')
@Check('income_distribution_booked', `state NOT IN ('APPROVED', 'REVERSED') OR entry_id IS NOT NULL`)
@ObjectType({ description: 'A sum of income as it is divided (收益分配).' })
@Access('record')
export class IncomeDistribution {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the distribution.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Year and running number of the unit, such as `2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: year and running number of the unit.' })
  number!: string;

  @Column({ type: 'text', name: 'source_kind' })
  @Field(() => IncomeSourceKindEnum, { description: 'What the income came from.' })
  sourceKind!: IncomeSourceKind;

  @Column({ type: 'uuid', name: 'source_id' })
  sourceId!: string;

  /** Root deal of the contract, or the demand, under which the ledger keeps its accounts; null for own implementation. */
  @Column({ type: 'uuid', name: 'ledger_deal_id', nullable: true })
  ledgerDealId!: string | null;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @ForeignKey(() => IncomePlan, { name: 'income_distribution_plan' })
  @Column({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'text' })
  @Field(() => IncomeBasisEnum, { description: 'Why the team has a part.' })
  basis!: IncomeBasis;

  @Column({ type: 'text' })
  @Field(() => DistributionStateEnum, { description: 'Where it stands.' })
  state!: DistributionState;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was received.' })
  gross!: bigint;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Costs deducted (INC-1).' })
  costs!: bigint;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Net income: what is divided.' })
  net!: bigint;

  /** Day of the earliest receipt in it: rewards are to be paid soon after (INC-10). */
  @Column({ type: 'date', name: 'received_on' })
  @Field(() => DateScalar, { description: 'Day of the earliest receipt in it.' })
  receivedOn!: string;

  /** SHA-256, hex, of the canonical JSON of sums and lines; its notice names it. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Digest of its sums and lines.' })
  digest!: string;

  /** The floors as they stood when it was prepared, sums as yuan text. */
  @Column({ type: 'jsonb' })
  floors!: KeptFloor[];

  @Column({ type: 'jsonb' })
  warnings!: RuleWarning[];

  @Column({ type: 'text', name: 'rulebook_version' })
  @Field(() => String, { description: 'Version of the rulebook that judged it last.' })
  rulebookVersion!: string;

  @Column({ type: 'uuid', name: 'prepared_by', nullable: true })
  preparedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'prepared_at' })
  @Field(() => DateTimeScalar, { description: 'When it was prepared.' })
  preparedAt!: Date;

  @Column({ type: 'uuid', name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'approved_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved and booked.' })
  approvedAt!: Date | null;

  /** The ledger's entry. */
  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Its entry in the ledger; none before the approval.' })
  entryId!: string | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was given up or reversed.' })
  endedAt!: Date | null;

  @Column({ type: 'uuid', name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was given up or reversed.' })
  endReason!: string | null;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;
}

/** What somebody gets out of a distribution. */
@Entity('income_distribution_line')
@Index('income_distribution_line_of_distribution', ['distributionId', 'position'], { unique: true })
@Index('income_distribution_line_of_payee', ['payeeId'], { where: 'payee_id IS NOT NULL' })
@Index('income_distribution_line_leaders', ['distributionId'], { where: 'leader_position IS NOT NULL' })
@Check('income_distribution_line_amount', 'amount >= 0')
@ObjectType({ description: 'What somebody gets out of a distribution.' })
@Access('record')
export class IncomeDistributionLine {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the line.' })
  id!: string;

  @ForeignKey(() => IncomeDistribution, {
    name: 'income_distribution_line_distribution',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'uuid', name: 'distribution_id' })
  distributionId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place, from 1.' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => DistributionLineKindEnum, { description: 'What it is.' })
  kind!: DistributionLineKind;

  /** Of a person; null for the unit, its fund and organisations. */
  @Column({ type: 'uuid', name: 'payee_id', nullable: true })
  payeeId!: string | null;

  /** An agency that gets a commission. */
  @Column({ type: 'uuid', name: 'beneficiary_id', nullable: true })
  beneficiaryId!: string | null;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', name: 'completer_id', nullable: true })
  completerId!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who gets it; none for the unit and its fund.' })
  name!: string | null;

  /** Key of the commission; null for other lines. */
  @Column({ type: 'text', nullable: true })
  key!: string | null;

  /** Of net income (or of the base of a commission); null for a fixed sum and for the unit. */
  @Column({ type: 'integer', name: 'basis_points', nullable: true })
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Share of net income of the whole pool, or of the base of a commission.',
  })
  basisPoints!: number | null;

  @Column({ type: 'integer', name: 'pool_basis_points', nullable: true })
  @Field(() => BasisPointsScalar, { nullable: true, description: 'Part of the pool, for persons of a pool.' })
  poolBasisPoints!: number | null;

  /** The rule that it rests on. */
  @Column({ type: 'text', name: 'rule_id', nullable: true })
  @Field(() => String, { nullable: true, description: 'Rule that it rests on, such as INC-6.' })
  ruleId!: string | null;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  /** Fen of a commission that are due and wait for later income. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What of a commission waits for later income.' })
  owed!: bigint;

  @Column({ type: 'text', name: 'leader_position', nullable: true })
  @Field(() => LeaderPositionEnum, { nullable: true, description: 'Position among the leaders (INC-8).' })
  leaderPosition!: LeaderPosition | null;
}

/** Received money that a distribution divides; each of it is in one distribution that holds. */
@Entity('income_distribution_receipt')
@Index('income_distribution_receipt_once', ['receivedId'], { unique: true, where: 'live' })
@ObjectType({ description: 'Received money that a distribution divides.' })
@Access('record')
export class IncomeDistributionReceipt {
  @ForeignKey(() => IncomeDistribution, {
    name: 'income_distribution_receipt_distribution',
    onDelete: 'CASCADE',
  })
  @PrimaryColumn({ type: 'uuid', name: 'distribution_id' })
  distributionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'received_id' })
  @Field(() => ID, { description: 'Id of the received money.' })
  receivedId!: string;

  /** Fen; below zero where a receipt was reversed. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum; below zero where a receipt was reversed.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'received_on' })
  @Field(() => DateScalar, { description: 'Day on which it was received.' })
  receivedOn!: string;

  @Column({ type: 'uuid', name: 'invoice_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Invoice that it paid.' })
  invoiceId!: string | null;

  @Column({ type: 'uuid', name: 'receipt_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The receipt.' })
  receiptId!: string | null;

  /** Whether the distribution holds: neither given up nor reversed. */
  @Column({ type: 'boolean' })
  live!: boolean;
}

/** What a distribution deducts of a cost. */
@Entity('income_distribution_cost')
@Index('income_distribution_cost_of_cost', ['costId'])
@Check('income_distribution_cost_amount', 'amount > 0')
export class IncomeDistributionCost {
  @ForeignKey(() => IncomeDistribution, {
    name: 'income_distribution_cost_distribution',
    onDelete: 'CASCADE',
  })
  @PrimaryColumn({ type: 'uuid', name: 'distribution_id' })
  distributionId!: string;

  @ForeignKey(() => IncomeCost, { name: 'income_distribution_cost_cost' })
  @PrimaryColumn({ type: 'uuid', name: 'cost_id' })
  costId!: string;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  @Column({ type: 'boolean' })
  live!: boolean;
}

/** The last number that a unit gave to a distribution in a year. */
@Entity('income_distribution_counter')
export class IncomeDistributionCounter {
  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
