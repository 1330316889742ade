import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type DisputeState, DisputeStateEnum, type ReportState, ReportStateEnum } from '../result.enums.ts';
import { TechResult } from './tech-result.entity.ts';

/** A completer disputes the order of the completers; while it is open, registration and publication wait. */
@Entity('order_dispute')
@Index('order_dispute_of_result', ['resultId', 'at'])
@Index('order_dispute_open', ['resultId', 'raisedBy'], { unique: true, where: `state = 'OPEN'` })
@ObjectType({ description: 'A dispute over the order of the completers.' })
@Access('record')
export class OrderDispute {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the dispute.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'order_dispute_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'uuid', name: 'raised_by' })
  raisedBy!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is disputed and why.' })
  reason!: string;

  @Column({ type: 'text' })
  @Field(() => DisputeStateEnum, { description: 'Where it stands.' })
  state!: DisputeState;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How it was decided.' })
  outcome!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  at!: Date;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}

/** A visitor finds something wrong with a published entry. */
@Entity('entry_report')
@Index('entry_report_of_result', ['resultId', 'at'])
@Index('entry_report_of_unit', ['organizationId', 'state', 'at'])
@Index('entry_report_sender', ['senderDigest', 'at'])
@ObjectType({ description: "A visitor's report that something is wrong with a published entry." })
@Access('record')
export class EntryReport {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the report.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'entry_report_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** The unit whose entry it is. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Short reason or its code.' })
  reason!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is wrong.' })
  text!: string;

  @Column({ type: 'text', nullable: true })
  contact!: string | null;

  /** Keyed digest of the sender's address, for the limit only. */
  @Column({ type: 'text', name: 'sender_digest' })
  senderDigest!: string;

  @Column({ type: 'text' })
  @Field(() => ReportStateEnum, { description: 'Where it stands.' })
  state!: ReportState;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it came in.' })
  at!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "The unit's answer." })
  answer!: string | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  answeredAt!: Date | null;
}
