import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type JudgeState, JudgeStateEnum } from '../hall.enums.ts';
import { Roadshow } from './roadshow.entity.ts';

/** The seat of a judge in the contest of a roadshow. */
@Entity('contest_judge')
@Index('contest_judge_once', ['roadshowId', 'userId'], { unique: true })
@Index('contest_judge_of_user', ['userId', 'appointedAt', 'id'])
@Check('contest_judge_declared', `state IN ('INVITED', 'RECUSED') OR declared_at IS NOT NULL`)
@Check('contest_judge_handed_in', `state <> 'HANDED_IN' OR handed_in_at IS NOT NULL`)
@ObjectType({ description: 'The seat of a judge in the contest of a roadshow.' })
@Access('record')
export class ContestJudge {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the seat.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'contest_judge_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column({ type: 'text' })
  @Field(() => JudgeStateEnum, { description: 'Where it stands.' })
  state!: JudgeState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts the changes, to find out stale steps.' })
  version!: number;

  /** Entries that the judge does not score: declared ones and those that the platform knows of. */
  @Column({ type: 'uuid', array: true, name: 'conflict_ids' })
  @Field(() => [ID], {
    description: 'Entries that the judge does not score, because of a conflict of interest.',
  })
  conflictIds!: string[];

  @Column({ type: 'timestamptz', name: 'appointed_at' })
  @Field(() => DateTimeScalar, { description: 'When the judge was asked.' })
  appointedAt!: Date;

  @Column({ type: 'timestamptz', name: 'declared_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When conflicts were declared.' })
  declaredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'handed_in_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the scores were handed in.' })
  handedInAt!: Date | null;

  /** Why the judge does not judge. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the judge does not judge.' })
  reason!: string | null;
}

/** What a judge gives an entry under one criterion. */
@ObjectType({ description: 'What a judge gives an entry under one criterion.' })
@Access('record')
export class ContestPoints {
  @Field(() => ID, { description: 'Key of the criterion.' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'Whole points from 0 to 100; none yet in a draft.' })
  points!: number | null;
}

/** What one judge gives one entry; it counts once the seat is handed in. */
@Entity('contest_score')
@Index('contest_score_of_entry', ['entryId'])
@ObjectType({ description: 'What one judge gives one entry.' })
@Access('record')
export class ContestScore {
  @PrimaryColumn({ type: 'uuid', name: 'judge_id' })
  @ForeignKey(() => ContestJudge, { name: 'contest_score_judge' })
  judgeId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Column({ type: 'jsonb' })
  @Field(() => [ContestPoints], { description: 'By criterion.' })
  points!: ContestPoints[];

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the judge says to it; may be empty.' })
  remark!: string;

  @Column({ type: 'timestamptz', name: 'saved_at' })
  @Field(() => DateTimeScalar, { description: 'When it was saved last.' })
  savedAt!: Date;
}
