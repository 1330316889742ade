import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import {
  type ObjectionOutcome,
  ObjectionOutcomeEnum,
  type ObjectionState,
  ObjectionStateEnum,
} from './notices.enums.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** An objection to a public notice (PRC-3). Name and contact are personal data and stand in no audit chain. */
@Entity('objection')
@Index('objection_of_notice', ['noticeId', 'raisedAt'])
@Index('objection_of_case', ['caseType', 'caseId', 'state'])
@Index('objection_of_unit', ['organizationId', 'raisedAt', 'id'])
@Index('objection_of_user', ['raisedBy', 'raisedAt', 'id'], { where: 'raised_by IS NOT NULL' })
@Index('objection_sender', ['senderDigest', 'raisedAt'])
@Index('objection_waiting', ['raisedAt'], { where: `state = 'RAISED' AND overdue_told_at IS NULL` })
@ObjectType({ description: 'An objection to a public notice.' })
@Access('record')
export class Objection {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the objection.' })
  id!: string;

  @Column({ type: 'uuid', name: 'notice_id' })
  @ForeignKey(() => PublicNotice, { name: 'objection_notice' })
  noticeId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'case_type' })
  @Field(() => CaseTypeEnum, { description: 'Kind of the case.' })
  caseType!: CaseType;

  @Column({ type: 'uuid', name: 'case_id' })
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Column({ type: 'text' })
  @Field(() => ObjectionStateEnum, { description: 'Where it stands.' })
  state!: ObjectionState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change; steps name the one they saw.' })
  version!: number;

  /** Null for a visitor. */
  @Column({ type: 'uuid', name: 'raised_by', nullable: true })
  raisedBy!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  contact!: string;

  /** Keyed digest of the sender's address, for the limit only. */
  @Column({ type: 'text', name: 'sender_digest' })
  senderDigest!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is objected to and why.' })
  grounds!: string;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'timestamptz', name: 'raised_at' })
  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was admitted or turned down.' })
  decidedAt!: Date | null;

  @Column({ type: 'text', name: 'turn_down_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was turned down.' })
  turnDownReason!: string | null;

  @Column({ type: 'uuid', name: 'investigator_id', nullable: true })
  investigatorId!: string | null;

  @Column({ type: 'timestamptz', name: 'assigned_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the investigator was named.' })
  assignedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  findings!: string | null;

  @Column({ type: 'uuid', name: 'findings_file_ids', array: true })
  findingsFileIds!: string[];

  @Column({ type: 'timestamptz', name: 'investigated_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the findings were recorded.' })
  investigatedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => ObjectionOutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome!: ObjectionOutcome | null;

  @Column({ type: 'text', name: 'outcome_text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The outcome in words, as published.' })
  outcomeText!: string | null;

  @Column({ type: 'uuid', name: 'published_by', nullable: true })
  publishedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the outcome was published.' })
  publishedAt!: Date | null;

  /** When it was noticed that its term is over. */
  @Column({ type: 'timestamptz', name: 'overdue_told_at', nullable: true })
  overdueToldAt!: Date | null;
}
