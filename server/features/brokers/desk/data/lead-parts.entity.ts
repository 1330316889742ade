import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { BrokerLead } from './broker-lead.entity.ts';

/** A next step of a card, with its day. */
@Entity('broker_task')
@Index('broker_task_of_lead', ['leadId', 'dueOn', 'id'])
@Index('broker_task_open', ['brokerId', 'dueOn', 'id'], { where: 'done_at IS NULL' })
@Check('broker_task_time', `at_time IS NULL OR at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`)
@ObjectType({ description: 'A next step of a card.' })
@Access('record')
export class BrokerTask {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the step.' })
  id!: string;

  @Column({ type: 'uuid', name: 'lead_id' })
  @ForeignKey(() => BrokerLead, { name: 'broker_task_lead', onDelete: 'CASCADE' })
  leadId!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  brokerId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Column({ type: 'date', name: 'due_on' })
  @Field(() => DateScalar, { description: 'On which day.' })
  dueOn!: string;

  /** `HH:MM` in Asia/Shanghai. */
  @Column({ type: 'text', name: 'at_time', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'At what time, such as 14:30; none for the whole day.',
  })
  atTime!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where.' })
  place!: string | null;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done.' })
  doneAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** What was said with a party. */
@Entity('broker_note')
@Index('broker_note_of_lead', ['leadId', 'happenedOn', 'id'])
@ObjectType({ description: 'A note of what was said with a party.' })
@Access('record')
export class BrokerNote {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the note.' })
  id!: string;

  @Column({ type: 'uuid', name: 'lead_id' })
  @ForeignKey(() => BrokerLead, { name: 'broker_note_lead', onDelete: 'CASCADE' })
  leadId!: string;

  @Column({ type: 'text', name: 'with_party', nullable: true })
  @Field(() => String, { nullable: true, description: 'With whom.' })
  withParty!: string | null;

  @Column({ type: 'date', name: 'happened_on' })
  @Field(() => DateScalar, { description: 'On which day.' })
  happenedOn!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What was said.' })
  text!: string;

  /** Not even the agency's administrator reads it. */
  @Column({ type: 'boolean', name: 'is_private' })
  @Field(() => Boolean, { description: 'Whether the broker alone reads it, also where the card is shared.' })
  isPrivate!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: Date;
}

/** What a broker wants to reach in a quarter. */
@Entity('broker_target')
@Index('broker_target_once', ['brokerId', 'year', 'quarter'], { unique: true })
@Check('broker_target_quarter', 'quarter BETWEEN 1 AND 4')
@Check('broker_target_sums', 'commission >= 0 AND deals >= 0')
@ObjectType({ description: 'What a broker wants to reach in a quarter.' })
@Access('record')
export class BrokerTarget {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_target_broker' })
  brokerId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Year.' })
  year!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Quarter, 1 to 4.' })
  quarter!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Commission to reach.' })
  commission!: bigint;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Deals to sign.' })
  deals!: number;
}
