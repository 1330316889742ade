import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type LaneEnd, LaneEndEnum, type LaneState } from '../lane.enums.ts';

/** What one winner of a demand works under; a demand with one winner has one, a race several. */
@Entity('demand_lane')
@Index('demand_lane_number', ['demandId', 'number'], { unique: true })
@Index('demand_lane_bid', ['bidId'], { unique: true })
@Index('demand_lane_of_lead', ['organizationId', 'id'])
@Index('demand_lane_unsigned', ['signBy'], { where: `state = 'AWARDED' AND lead_signed_at IS NULL` })
@Index('demand_lane_replaces', ['replacesLaneId'], { unique: true, where: 'replaces_lane_id IS NOT NULL' })
@Check('demand_lane_amount', 'amount >= 0')
@Check('demand_lane_given_up', '(gave_up_at IS NULL) = (give_up_reason IS NULL)')
@Check(
  'demand_lane_end',
  `(state IN ('ELIMINATED', 'FAILED', 'DECLINED')) = (end_reason IS NOT NULL)
    AND (end_reason IS NULL OR ended_at IS NOT NULL)`,
)
@ObjectType('DemandLane', { description: 'The work of one winner of a demand, from the award to its end.' })
@Access('record')
export class DemandLane {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the lane.' })
  id!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  @Field(() => ID, { description: 'Id of the demand.' })
  demandId!: string;

  @Column({ type: 'uuid', name: 'bid_id' })
  @Field(() => ID, { description: 'Id of the bid that won.' })
  bidId!: string;

  /** The lead of the winning team. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Users of the team as the bid names them: they may hand in work beside the lead's officers. */
  @Column({ type: 'uuid', name: 'team_user_ids', array: true })
  teamUserIds!: string[];

  @Column({ type: 'integer' })
  @Field(() => Int, {
    description: 'Number among the lanes of the demand, from 1, in order of their opening.',
  })
  number!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Rank of the bid.' })
  rank!: number;

  /** As stored; `laneStateAt` says what it is at a moment. */
  @Column({ type: 'text' })
  state!: LaneState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  /** Fen: the ask of the bid, at most what the stages of the bounty come to for one lane. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What the lane may get of the bounty in all.' })
  amount!: bigint;

  /** The lane that this one replaces; null for an original winner. */
  @Column({ type: 'uuid', name: 'replaces_lane_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The lane that this one replaces, if any.' })
  replacesLaneId!: string | null;

  @Column({ type: 'timestamptz', name: 'sign_by' })
  @Field(() => DateTimeScalar, { description: 'Until when the winner can sign the pledge.' })
  signBy!: Date;

  @Column({ type: 'timestamptz', name: 'lead_signed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the winner signed the present pledge.' })
  leadSignedAt!: Date | null;

  /** When the winner said that it cannot fulfil the pledge, with what it says in its own favour. */
  @Column({ type: 'timestamptz', name: 'gave_up_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the winner said that it cannot fulfil the pledge, if it did.',
  })
  gaveUpAt!: Date | null;

  @Column({ type: 'text', name: 'give_up_reason', nullable: true })
  giveUpReason!: string | null;

  /** The pledge in force once both sides have signed it. */
  @Column({ type: 'uuid', name: 'pledge_id', nullable: true })
  pledgeId!: string | null;

  /** The result that came of the work, once it is linked. */
  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  /** The deal by which the poster uses its option. */
  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  dealId!: string | null;

  @Column({ type: 'timestamptz', name: 'opened_at' })
  @Field(() => DateTimeScalar, { description: 'When it was awarded.' })
  openedAt!: Date;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted or ended otherwise.' })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => LaneEndEnum, { nullable: true, description: 'Why it ended without acceptance, if it did.' })
  endReason!: LaneEnd | null;
}
