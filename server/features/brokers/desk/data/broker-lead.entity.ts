import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import {
  type BrokerLeadOrigin,
  BrokerLeadOriginEnum,
  type BrokerLostReason,
  BrokerLostReasonEnum,
  type BrokerStage,
  BrokerStageEnum,
} from '../desk.enums.ts';
import { BrokerClient } from './broker-client.entity.ts';

/** A card of a broker's board: an opportunity, from the first thought to the settled commission. */
@Entity('broker_lead')
@Index('broker_lead_board', ['brokerId', 'stage', 'position'])
@Index('broker_lead_changed', ['brokerId', 'updatedAt', 'id'])
@Index('broker_lead_of_agency', ['agencyId', 'updatedAt', 'id'], { where: 'is_shared' })
@Index('broker_lead_of_client', ['clientId'], { where: 'client_id IS NOT NULL' })
@Index('broker_lead_invitation', ['brokerId', 'invitationId'], {
  unique: true,
  where: 'invitation_id IS NOT NULL',
})
@Index('broker_lead_engagement', ['brokerId', 'engagementId'], {
  unique: true,
  where: 'engagement_id IS NOT NULL',
})
@Index('broker_lead_introduction', ['brokerId', 'introductionId'], {
  unique: true,
  where: 'introduction_id IS NOT NULL',
})
@Check('broker_lead_shared', 'NOT is_shared OR agency_id IS NOT NULL')
@Check('broker_lead_sums', 'expected_amount >= 0 AND expected_commission >= 0')
@Check('broker_lead_chance', 'chance BETWEEN 0 AND 10000')
@Check('broker_lead_lost', `lost_reason IS NULL OR stage = 'LOST'`)
@ObjectType({ description: 'A card of the board of a broker.' })
@Access('record')
export class BrokerLead {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the card.' })
  id!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_lead_broker' })
  brokerId!: string;

  /** The membership as which the broker acts. */
  @Column({ type: 'uuid', name: 'membership_id' })
  membershipId!: string;

  /** The agency of the broker; null for those of a unit and for independent ones. */
  @Column({ type: 'uuid', name: 'agency_id', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'boolean', name: 'is_shared' })
  @Field(() => Boolean, { description: "Whether the agency's administrator reads along." })
  isShared!: boolean;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => BrokerLeadOriginEnum, { description: 'What it came from.' })
  origin!: BrokerLeadOrigin;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Column({ type: 'text' })
  @Field(() => BrokerStageEnum, { description: 'The column.' })
  stage!: BrokerStage;

  /** Place in the column, from 0. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place in the column, from 0.' })
  position!: number;

  @Column({ type: 'timestamptz', name: 'stage_since' })
  @Field(() => DateTimeScalar, { description: 'Since when it is in the column.' })
  stageSince!: Date;

  @Column({ type: 'uuid', name: 'client_id', nullable: true })
  @ForeignKey(() => BrokerClient, { name: 'broker_lead_client', onDelete: 'SET NULL' })
  clientId!: string | null;

  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  @Column({ type: 'uuid', name: 'demand_id', nullable: true })
  demandId!: string | null;

  @Column({ type: 'uuid', name: 'invitation_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The invitation or offer that it came from.' })
  invitationId!: string | null;

  @Column({ type: 'uuid', name: 'engagement_id', nullable: true })
  engagementId!: string | null;

  @Column({ type: 'uuid', name: 'introduction_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The introduction that it came from.' })
  introductionId!: string | null;

  /** Fen of the contract that is expected. */
  @Column({ type: 'bigint', name: 'expected_amount', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount of the contract that is expected.' })
  expectedAmount!: bigint | null;

  /** Fen of commission as the broker thinks, where no engagement says it. */
  @Column({ type: 'bigint', name: 'expected_commission', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Commission as the broker thinks; an engagement with an expected amount says better.',
  })
  ownEstimate!: bigint | null;

  @Column({ type: 'date', name: 'expected_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it is expected to be signed.' })
  expectedOn!: string | null;

  /** Basis points; null for that of the stage. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Chance in basis points; none: that of the stage.' })
  chance!: number | null;

  @Column({ type: 'text', name: 'lost_reason', nullable: true })
  @Field(() => BrokerLostReasonEnum, { nullable: true, description: 'Why nothing came of it.' })
  lostReason!: BrokerLostReason | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}
