import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import type { ResultSnapshot } from '../content/snapshot.ts';
import {
  type ResultState,
  ResultStateEnum,
  type ReviewDecision,
  ReviewDecisionEnum,
} from '../result.enums.ts';
import { TechResult } from './tech-result.entity.ts';

@ObjectType({ description: 'One thing that the reviewer looked at.' })
@Access('record')
export class ReviewCheck {
  @Field(() => String, { description: 'What was looked at, such as certificate-seen.' })
  item!: string;

  @Field(() => Boolean, { description: 'Whether it was in order.' })
  passed!: boolean;

  @Field(() => String, { nullable: true, description: 'Remark.' })
  note!: string | null;
}

/** How a review ended, and what was checked. */
@Entity('result_review')
@Index('result_review_of_result', ['resultId', 'at'])
@ObjectType({ description: 'How a review ended.' })
@Access('record')
export class ResultReview {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the review.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'result_review_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text' })
  @Field(() => ReviewDecisionEnum, { description: 'Outcome.' })
  decision!: ReviewDecision;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was sent back.' })
  reason!: string | null;

  @Column({ type: 'jsonb' })
  @Field(() => [ReviewCheck], { description: 'What was looked at.' })
  checks!: ReviewCheck[];

  @Column({ type: 'uuid', name: 'reviewer_id', nullable: true })
  reviewerId!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  at!: Date;
}

/** The content as it stood when it was disclosed, registered or changed afterwards. */
@Entity('result_version')
@Index('result_version_number', ['resultId', 'number'], { unique: true })
@ObjectType({ description: 'The content as it stood at one step.' })
@Access('record')
export class ResultVersion {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'result_version_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  number!: number;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  at!: Date;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  /** State after the step that made this version. */
  @Column({ type: 'text' })
  @Field(() => ResultStateEnum, { description: 'State of the result after the step.' })
  state!: ResultState;

  /** The step that made it, such as `disclose`. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The step that made it, such as disclose.' })
  note!: string | null;

  @Column({ type: 'jsonb' })
  snapshot!: ResultSnapshot;
}

/** The last number that a unit's register gave in a year; its row lock keeps the numbers without gaps. */
@Entity('register_counter')
export class RegisterCounter {
  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
