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
import {
  type FreeingGround,
  FreeingGroundEnum,
  type LaneVerdict,
  LaneVerdictEnum,
  type MilestoneState,
  MilestoneStateEnum,
} from '../lane.enums.ts';
import { DemandLane } from './lane.entity.ts';
import type { PledgeContent } from './pledge-content.ts';

/** A value that was measured for a target; decimal with at most six places. */
export interface Measured {
  targetId: string;
  value: string;
}

/** The pledge (军令状) of a lane. Signatures are on the content whose digest they hold; an edit voids them. */
@Entity('demand_pledge')
@Index('demand_pledge_of_lane', ['laneId'], { unique: true })
@Check(
  'demand_pledge_signatures',
  `(lead_signed_at IS NULL) = (lead_signatory IS NULL) AND (poster_signed_at IS NULL) = (poster_signatory IS NULL)
    AND (digest IS NOT NULL OR lead_signed_at IS NULL AND poster_signed_at IS NULL)`,
)
@ObjectType('DemandPledge', {
  description:
    'The pledge (军令状) of a winner: targets, dates, what follows from failing and what frees from blame.',
})
@Access('record')
export class DemandPledge {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the pledge.' })
  id!: string;

  @ForeignKey(() => DemandLane, { name: 'demand_pledge_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  @Column({ type: 'jsonb' })
  content!: PledgeContent;

  /** SHA-256 of the content that is signed, hex; null while nobody has signed. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of what was signed; none before a signature.',
  })
  digest!: string | null;

  @Column({ type: 'uuid', name: 'lead_signed_by', nullable: true })
  leadSignedBy!: string | null;

  @Column({ type: 'text', name: 'lead_signatory', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who signed for the winner.' })
  leadSignatory!: string | null;

  @Column({ type: 'timestamptz', name: 'lead_signed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the winner signed.' })
  leadSignedAt!: Date | null;

  @Column({ type: 'uuid', name: 'poster_signed_by', nullable: true })
  posterSignedBy!: string | null;

  @Column({ type: 'text', name: 'poster_signatory', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who signed for the poster.' })
  posterSignatory!: string | null;

  @Column({ type: 'timestamptz', name: 'poster_signed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the poster signed.' })
  posterSignedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'edited_at' })
  @Field(() => DateTimeScalar, { description: 'When its content was last changed.' })
  editedAt!: Date;
}

/** A milestone of a pledge that is signed. */
@Entity('demand_milestone')
@Index('demand_milestone_of_lane', ['laneId', 'number'], { unique: true })
@Index('demand_milestone_due', ['dueOn'], { where: `state IN ('PLANNED', 'RETURNED')` })
@ObjectType('DemandMilestone', { description: 'A milestone of the work, with what was handed in for it.' })
@Access('record')
export class DemandMilestone {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the milestone.' })
  id!: string;

  @ForeignKey(() => DemandLane, { name: 'demand_milestone_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Column({ type: 'date', name: 'due_on' })
  @Field(() => DateScalar, { description: 'Day until which it is handed in.' })
  dueOn!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is delivered.' })
  deliverable!: string;

  /** Key of the stage of the bounty that its acceptance makes due. */
  @Column({ type: 'text', name: 'stage_key', nullable: true })
  @Field(() => String, { nullable: true, description: 'Key of the stage of the bounty that it makes due.' })
  stageKey!: string | null;

  @Column({ type: 'text' })
  @Field(() => MilestoneStateEnum, { description: 'Where it stands.' })
  state!: MilestoneState;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said when it was handed in.' })
  note!: string | null;

  @Column({ type: 'jsonb' })
  measured!: Measured[];

  @Column({ type: 'uuid', name: 'handed_in_by', nullable: true })
  handedInBy!: string | null;

  @Column({ type: 'timestamptz', name: 'handed_in_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last handed in.' })
  handedInAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the poster accepted or returned it.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was returned.' })
  reason!: string | null;
}

/** One handing in for acceptance, with the test results and the poster's verdict. */
@Entity('demand_acceptance')
@Index('demand_acceptance_of_lane', ['laneId', 'number'], { unique: true })
@Index('demand_acceptance_open', ['laneId'], { unique: true, where: 'verdict IS NULL' })
@Check('demand_acceptance_verdict', '(verdict IS NULL) = (decided_at IS NULL)')
@ObjectType('DemandAcceptance', {
  description: 'Work that was handed in for acceptance: test results against the targets, and the verdict.',
})
@Access('record')
export class DemandAcceptance {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the handing in.' })
  id!: string;

  @ForeignKey(() => DemandLane, { name: 'demand_acceptance_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among those of the lane, from 1.' })
  number!: number;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the winner says about it.' })
  note!: string | null;

  @Column({ type: 'jsonb' })
  measured!: Measured[];

  /** Weighted attainment of the targets, basis points. */
  @Column({ type: 'integer' })
  @Field(() => BasisPointsScalar, { description: 'Weighted attainment of the targets.' })
  attainment!: number;

  @Column({ type: 'uuid', name: 'handed_in_by', nullable: true })
  handedInBy!: string | null;

  @Column({ type: 'timestamptz', name: 'handed_in_at' })
  @Field(() => DateTimeScalar, { description: 'When it was handed in.' })
  handedInAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => LaneVerdictEnum, { nullable: true, description: 'What the poster decided; none yet if open.' })
  verdict!: LaneVerdict | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The reason of the verdict, where there is one.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}

/** What was found about a lane that failed, and what follows from it. */
@Entity('demand_finding')
@Index('demand_finding_of_lane', ['laneId'], { unique: true })
@Index('demand_finding_bars', ['organizationId', 'barredUntil'], { where: 'barred_until IS NOT NULL' })
@Index('demand_finding_contested', ['contestedAt'], {
  where: 'contested_at IS NOT NULL AND reviewed_at IS NULL',
})
@Check('demand_finding_contest', '(contested_at IS NULL) = (contest_reason IS NULL)')
@Check(
  'demand_finding_review',
  '(reviewed_at IS NULL) = (review_reason IS NULL) AND (reviewed_at IS NULL OR contested_at IS NOT NULL)',
)
@Check('demand_finding_freed', '(ground IS NULL) = (NOT is_freed)')
@Check(
  'demand_finding_consequences',
  'give_back >= 0 AND (NOT is_freed OR give_back = 0 AND barred_until IS NULL)',
)
@ObjectType('DemandFinding', {
  description: 'What was found about work that failed: whether it is free from blame, and what follows.',
})
@Access('record')
export class DemandFinding {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the finding.' })
  id!: string;

  @ForeignKey(() => DemandLane, { name: 'demand_finding_lane' })
  @Column({ type: 'uuid', name: 'lane_id' })
  laneId!: string;

  /** The lead of the lane. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'boolean', name: 'is_freed' })
  @Field(() => Boolean, { description: 'Whether the winner is free from blame.' })
  isFreed!: boolean;

  @Column({ type: 'text', nullable: true })
  @Field(() => FreeingGroundEnum, {
    nullable: true,
    description: 'What frees from blame, if something does.',
  })
  ground!: FreeingGround | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The reason.' })
  reason!: string;

  /** Fen. */
  @Column({ type: 'bigint', name: 'give_back', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What is to be given back of the bounty that was paid.' })
  giveBack!: bigint;

  @Column({ type: 'timestamptz', name: 'barred_until', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the winner may not bid, if at all.',
  })
  barredUntil!: Date | null;

  /** When the winner contested it before the platform. */
  @Column({ type: 'timestamptz', name: 'contested_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the winner contested it, if it did.' })
  contestedAt!: Date | null;

  @Column({ type: 'text', name: 'contest_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the winner contests it.' })
  contestReason!: string | null;

  /** When an operator decided on the contest. */
  @Column({ type: 'timestamptz', name: 'reviewed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When an operator decided on it.' })
  reviewedAt!: Date | null;

  @Column({ type: 'text', name: 'review_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the operator decided so.' })
  reviewReason!: string | null;

  /** Whether the operator lifted the ban on bidding; what is to be given back stays between the sides. */
  @Column({ type: 'boolean', name: 'is_lifted' })
  @Field(() => Boolean, { description: 'Whether an operator lifted the ban on bidding.' })
  isLifted!: boolean;

  @Column({ type: 'uuid', name: 'reviewed_by', nullable: true })
  reviewedBy!: string | null;

  @Column({ type: 'uuid', name: 'found_by', nullable: true })
  foundBy!: string | null;

  @Column({ type: 'timestamptz', name: 'found_at' })
  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  foundAt!: Date;
}
