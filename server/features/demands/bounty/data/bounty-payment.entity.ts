import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import {
  type BountyPaymentState,
  BountyPaymentStateEnum,
  type BountySource,
  BountySourceEnum,
} from '../bounty.enums.ts';
import { BountyReclaim } from './bounty-due.entity.ts';
import { BountySafeguard } from './safeguard.entity.ts';

/** A payment of bounty that the poster recorded; it counts once the winner confirms that it came in. */
@Entity('bounty_payment')
@Index('bounty_payment_of_demand', ['demandId', 'recordedAt', 'id'])
@Index('bounty_payment_of_winner', ['organizationId', 'recordedAt', 'id'])
@Check('bounty_payment_amount', 'amount > 0')
@Check('bounty_payment_source', `(source = 'DEPOSIT') = (safeguard_id IS NOT NULL)`)
@Check('bounty_payment_confirmed', `(state = 'CONFIRMED') = (entry_id IS NOT NULL)`)
@ObjectType({ description: 'A payment of bounty to a winner.' })
@Access('record')
export class BountyPayment {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the payment.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_payment_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @ForeignKey(() => DemandLane, { name: 'bounty_payment_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  @Field(() => ID, { description: 'The lane of the winner.' })
  laneId!: string;

  /** The winner. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => BountyPaymentStateEnum, { description: 'Where it stands.' })
  state!: BountyPaymentState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => BountySourceEnum, { description: 'What it is paid out of.' })
  source!: BountySource;

  /** The deposit that it is paid out of. */
  @ForeignKey(() => BountySafeguard, { name: 'bounty_payment_safeguard' })
  @Column({ type: 'uuid', name: 'safeguard_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The deposit that it is paid out of, if it is.' })
  safeguardId!: string | null;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was paid.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'paid_on' })
  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  paidOn!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  reference!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the winner answered.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the winner disputes it.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry of the ledger; none before it is confirmed.' })
  entryId!: string | null;
}

/** Bounty that came back to the poster: a deposit from its custodian, or a guarantee that was released. */
@Entity('bounty_return')
@Index('bounty_return_of_demand', ['demandId', 'at', 'id'])
@Check('bounty_return_amount', 'amount > 0')
@ObjectType({ description: 'A deposit that came back to the poster, or a guarantee that was released.' })
@Access('record')
export class BountyReturn {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_return_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @ForeignKey(() => BountySafeguard, { name: 'bounty_return_safeguard' })
  @Column({ type: 'uuid', name: 'safeguard_id' })
  @Field(() => ID, { description: 'The deposit or the guarantee.' })
  safeguardId!: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What came back.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'returned_on' })
  @Field(() => DateScalar, { description: 'Day on which it came back.' })
  returnedOn!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  reference!: string | null;

  @Column({ type: 'uuid', name: 'by_user' })
  byUser!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'The entry of the ledger.' })
  entryId!: string;
}

/** Bounty that a winner gave back, as the poster recorded it. */
@Entity('bounty_repayment')
@Index('bounty_repayment_of_demand', ['demandId', 'at', 'id'])
@Check('bounty_repayment_amount', 'amount > 0')
@ObjectType({ description: 'Bounty that a winner gave back.' })
@Access('record')
export class BountyRepayment {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_repayment_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @ForeignKey(() => BountyReclaim, { name: 'bounty_repayment_reclaim' })
  @Column({ type: 'uuid', name: 'reclaim_id' })
  @Field(() => ID, { description: 'The claim that it answers.' })
  reclaimId!: string;

  @ForeignKey(() => DemandLane, { name: 'bounty_repayment_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  @Field(() => ID, { description: 'The lane of the winner.' })
  laneId!: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What came back.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'received_on' })
  @Field(() => DateScalar, { description: 'Day on which it came in.' })
  receivedOn!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the bank (流水号).' })
  reference!: string | null;

  @Column({ type: 'uuid', name: 'by_user' })
  byUser!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'The entry of the ledger.' })
  entryId!: string;
}
