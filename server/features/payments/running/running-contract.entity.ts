import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { Deal } from '../../deals/deal.types.ts';
import { type RunningState, RunningStateEnum } from './running.enums.ts';

/**
 * A contract in effect, by which money runs: one for a deal and its amendments. What it comes to is never kept but
 * reckoned from plan and facts; the last four columns are copies for lists and reminders.
 */
@Entity('running_contract')
@Index('running_contract_root', ['rootDealId'], { unique: true })
@Index('running_contract_deal', ['dealId'], { unique: true })
@Index('running_contract_of_unit', ['organizationId', 'signedOn', 'id'])
@Index('running_contract_of_enterprise', ['enterpriseId', 'signedOn', 'id'])
@Index('running_contract_of_result', ['resultId'])
@Check('running_contract_two_sides', 'organization_id <> enterprise_id')
@ObjectType({ description: 'A contract in effect with its reports, events and payments.' })
@Access('record')
export class RunningContract {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the running contract.' })
  id!: string;

  /** The deal that it began with; amendments follow it. */
  @ForeignKey(() => Deal, { name: 'running_contract_root_deal' })
  @Column({ type: 'uuid', name: 'root_deal_id' })
  rootDealId!: string;

  /** The deal whose terms hold: the root, or its latest amendment in effect. */
  @ForeignKey(() => Deal, { name: 'running_contract_present_deal' })
  @Column({ type: 'uuid', name: 'deal_id' })
  @Field(() => ID, { description: 'The deal whose terms hold; the page of its money is /deals/<id>/money.' })
  dealId!: string;

  /** The unit that is paid. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** The enterprise that pays. */
  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Number of the contract.' })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  /** Day of the last signature of the first contract. */
  @Column({ type: 'date', name: 'signed_on' })
  @Field(() => DateScalar, { description: 'Day of the last signature.' })
  signedOn!: string;

  /** First day; trial, buy-out, return and years of minimums count from it, amendments change nothing in that. */
  @Column({ type: 'date', name: 'valid_from' })
  @Field(() => DateScalar, { description: 'First day on which it holds.' })
  from!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it holds; none is without end.',
  })
  until!: string | null;

  /** Day from which the present terms hold; `from` unless they are an amendment's. */
  @Column({ type: 'date', name: 'terms_from' })
  @Field(() => DateScalar, { description: 'Day from which the present terms hold.' })
  termsFrom!: string;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether it was signed before the unit joined.' })
  imported!: boolean;

  @Column({ type: 'text' })
  @Field(() => RunningStateEnum, { description: 'Where it stands.' })
  state!: RunningState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'date', name: 'next_due_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day of the next payment; none is known.' })
  nextDueOn!: string | null;

  @Column({ type: 'date', name: 'next_report_due_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day of the next report that is missing.' })
  nextReportDueOn!: string | null;

  /** Fen invoiced and not paid. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Invoiced and not paid.' })
  outstanding!: bigint;

  @Column({ type: 'date', name: 'overdue_since', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Since when something is overdue.' })
  overdueSince!: string | null;

  /** What was written about, such as `report:2026-07-01:-7`. */
  @Column({ type: 'text', array: true })
  reminded!: string[];

  @Column({ type: 'date', name: 'ended_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it ended.' })
  endedOn!: string | null;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
