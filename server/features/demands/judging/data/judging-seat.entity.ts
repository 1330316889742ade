import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type CriterionCode, CriterionCodeEnum } from '../../demand.enums.ts';
import { type ConflictKind, ConflictKindEnum, type SeatState, SeatStateEnum } from '../judging.enums.ts';

/** The seat of an expert in the judging of a demand. */
@Entity('judging_seat')
@Index('judging_seat_once', ['demandId', 'userId'], { unique: true })
@Index('judging_seat_of_expert', ['userId', 'appointedAt', 'id'])
@Check('judging_seat_declared', `state = 'INVITED' OR state = 'RELEASED' OR declared_at IS NOT NULL`)
@Check('judging_seat_handed_in', `state <> 'HANDED_IN' OR handed_in_at IS NOT NULL`)
@Check('judging_seat_ended', `(state IN ('RECUSED', 'RELEASED')) = (end_reason IS NOT NULL)`)
@ObjectType({ description: 'The seat of an expert in the judging of the bids for a demand.' })
@Access('record')
export class JudgingSeat {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the seat.' })
  id!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  /** Where the expert was one when asked. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => SeatStateEnum, { description: 'Where it stands.' })
  state!: SeatState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'text', array: true })
  @Field(() => [ConflictKindEnum], { description: 'Conflicts of interest that were declared.' })
  conflicts!: ConflictKind[];

  @Column({ type: 'uuid', name: 'appointed_by', nullable: true })
  appointedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'appointed_at' })
  @Field(() => DateTimeScalar, { description: 'When the expert was asked.' })
  appointedAt!: Date;

  @Column({ type: 'timestamptz', name: 'declared_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When conflicts were declared.' })
  declaredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'handed_in_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the scores were handed in.' })
  handedInAt!: Date | null;

  /** Why the expert does not judge: in the own words, or the poster's. */
  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the expert does not judge.' })
  endReason!: string | null;
}

/** What an expert gives a bid under one criterion; while it is a draft, points may be missing. */
@ObjectType({ description: 'What an expert gives a bid under one criterion.' })
@Access('record')
export class CriterionScore {
  @Field(() => CriterionCodeEnum, { description: 'The criterion.' })
  criterion!: CriterionCode;

  @Field(() => Int, { nullable: true, description: 'Whole points from 0 to 100; none yet in a draft.' })
  points!: number | null;

  @Field(() => String, { description: 'Why; empty in a draft.' })
  reason!: string;
}

/** The sheet of one expert for one bid. It counts once the seat is handed in. */
@Entity('score_sheet')
@Index('score_sheet_of_bid', ['bidId'])
@ObjectType({ description: 'The sheet of one expert for one bid.' })
@Access('record')
export class ScoreSheet {
  @PrimaryColumn({ type: 'uuid', name: 'seat_id' })
  @Field(() => ID, { description: 'The seat of the expert.' })
  seatId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'bid_id' })
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Column({ type: 'jsonb' })
  @Field(() => [CriterionScore], { description: 'By criterion.' })
  scores!: CriterionScore[];

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What else the expert says.' })
  remark!: string;

  @Column({ type: 'timestamptz', name: 'saved_at' })
  @Field(() => DateTimeScalar, { description: 'When it was saved last.' })
  savedAt!: Date;
}
