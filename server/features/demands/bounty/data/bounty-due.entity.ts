import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';

/** A stage of a bounty that fell due to a winner. */
@Entity('bounty_due')
@Index('bounty_due_once', ['laneId', 'stageKey'], { unique: true })
@Index('bounty_due_of_demand', ['demandId', 'at', 'id'])
@Index('bounty_due_of_winner', ['organizationId', 'at', 'id'])
@Check('bounty_due_sums', 'amount > 0 AND paid >= 0 AND paid <= amount')
export class BountyDue {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_due_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @ForeignKey(() => DemandLane, { name: 'bounty_due_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  /** The winner. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'stage_key' })
  stageKey!: string;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  /** Fen that the winner confirmed. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  paid!: bigint;

  /** What met the condition, such as `MILESTONE 0193…`; no personal data. */
  @Column({ type: 'text' })
  why!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'uuid', name: 'entry_id' })
  entryId!: string;
}

/** Bounty that a winner has to give back. */
@Entity('bounty_reclaim')
@Index('bounty_reclaim_of_demand', ['demandId', 'at', 'id'])
@Index('bounty_reclaim_of_lane', ['laneId'])
@Check('bounty_reclaim_sums', 'amount > 0 AND repaid >= 0 AND repaid <= amount')
@ObjectType({ description: 'Bounty that a winner has to give back (追回).' })
@Access('record')
export class BountyReclaim {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_reclaim_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @ForeignKey(() => DemandLane, { name: 'bounty_reclaim_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  @Field(() => ID, { description: 'The lane of the winner.' })
  laneId!: string;

  /** The winner. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What is to be given back.' })
  amount!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What came back.' })
  repaid!: bigint;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Why.' })
  why!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was claimed.' })
  at!: Date;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'The entry of the ledger.' })
  entryId!: string;
}
