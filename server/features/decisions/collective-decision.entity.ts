import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseLine, type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import {
  type DecisionState,
  DecisionStateEnum,
  type RecusalReason,
  RecusalReasonEnum,
  type Vote,
  VoteEnum,
} from './decisions.enums.ts';

/** A collective decision of a unit's leadership on a case (PRC-6), about exactly the terms with this digest. */
@Entity('collective_decision')
@Index('collective_decision_of_case', ['caseType', 'caseId', 'calledAt'])
@Index('collective_decision_of_unit', ['organizationId', 'state', 'calledAt', 'id'])
@Index('collective_decision_called', ['caseType', 'caseId'], { unique: true, where: `state = 'CALLED'` })
@ObjectType({ description: "A collective decision of a unit's leadership (PRC-6)." })
@Access('record')
export class CollectiveDecision {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the decision.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'case_type' })
  @Field(() => CaseTypeEnum, { description: 'Kind of the case that is decided.' })
  caseType!: CaseType;

  @Column({ type: 'uuid', name: 'case_id' })
  @Field(() => ID, { description: 'The case that is decided.' })
  caseId!: string;

  /** SHA-256, hex, of the canonical JSON of what is decided. */
  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, {
    description: 'Digest of the terms that are decided; other terms need a new decision.',
  })
  termsDigest!: string;

  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is decided, in one line.' })
  title!: string;

  @Column({ type: 'jsonb' })
  @Field(() => [CaseLine], { description: 'The terms in question.' })
  content!: CaseLine[];

  @Column({ type: 'text' })
  @Field(() => DecisionStateEnum, { description: 'Where it stands.' })
  state!: DecisionState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change but votes; steps name the one they saw.' })
  version!: number;

  @Column({ type: 'uuid', name: 'called_by', nullable: true })
  calledBy!: string | null;

  @Column({ type: 'timestamptz', name: 'called_at' })
  @Field(() => DateTimeScalar, { description: 'When it was called.' })
  calledAt!: Date;

  @Column({ type: 'date', name: 'meeting_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of the meeting.' })
  meetingOn!: string | null;

  @Column({ type: 'uuid', name: 'minutes_file_id', nullable: true })
  minutesFileId!: string | null;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed or became void.' })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark on the outcome, or why it became void.' })
  reason!: string | null;
}

/** A member of the leadership in one decision. */
@Entity('decision_member')
@Index('decision_member_user', ['userId', 'decisionId'])
@ObjectType({ description: 'A member of the leadership in a decision.' })
@Access('record')
export class DecisionMember {
  @PrimaryColumn({ type: 'uuid', name: 'decision_id' })
  @ForeignKey(() => CollectiveDecision, { name: 'decision_member_decision', onDelete: 'CASCADE' })
  decisionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @Field(() => ID, { description: 'The user who votes.' })
  userId!: string;

  @Column({ type: 'uuid', name: 'membership_id' })
  membershipId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name at the time of the call.' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => VoteEnum, { nullable: true, description: 'The vote; none yet, or recused.' })
  vote!: Vote | null;

  @Column({ type: 'timestamptz', name: 'voted_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last cast.' })
  votedAt!: Date | null;

  @Column({ type: 'text', name: 'recused_reason', nullable: true })
  @Field(() => RecusalReasonEnum, { nullable: true, description: 'Why this member does not vote.' })
  recusedReason!: RecusalReason | null;
}
