import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type DealCheckKind,
  DealCheckKindEnum,
  type DealCheckOutcome,
  DealCheckOutcomeEnum,
  type DealDocumentKind,
  DealDocumentKindEnum,
  type DealSide,
  DealSideEnum,
} from '../deal.enums.ts';
import { Deal } from './deal.entity.ts';

/** A message between the sides. */
@Entity('deal_message')
@Index('deal_message_of_deal', ['dealId', 'at', 'id'])
@ObjectType({ description: 'A message between the sides.' })
@Access('record')
export class DealMessage {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the message.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_message_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that wrote.' })
  side!: DealSide;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** A document of the case. */
@Entity('deal_document')
@Index('deal_document_of_deal', ['dealId', 'at', 'id'])
@ObjectType({ description: 'A document of the case.' })
@Access('record')
export class DealDocument {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the document.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_document_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text' })
  @Field(() => DealDocumentKindEnum, { description: 'What it is.' })
  kind!: DealDocumentKind;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark.' })
  note!: string | null;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that added it.' })
  side!: DealSide;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** What the supervising department said to the deal (REG-6). */
@Entity('deal_approval')
@Index('deal_approval_of_deal', ['dealId', 'at', 'id'])
@ObjectType({ description: 'What the supervising department said to the deal (REG-6).' })
@Access('record')
export class DealApproval {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the approval.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_approval_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  /** The terms that were approved. */
  @Column({ type: 'text', name: 'terms_digest' })
  termsDigest!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The department.' })
  department!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Number of its paper.' })
  reference!: string;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether it approved.' })
  approved!: boolean;

  @Column({ type: 'date', name: 'decided_on' })
  @Field(() => DateScalar, { description: 'Day of its decision.' })
  decidedOn!: string;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  /** Last day of the filing term; null where none runs or the calendar is missing. */
  @Column({ type: 'date', name: 'filing_due_on', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Last day on which it is filed with the finance department; none if the calendar is missing.',
  })
  filingDueOn!: string | null;

  @Column({ type: 'integer', name: 'calendar_missing', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Year whose calendar is missing, if one is.' })
  calendarMissing!: number | null;

  @Column({ type: 'date', name: 'filed_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was filed.' })
  filedOn!: string | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}

/** A check of export control or ethics (REG-13); the last one of a kind counts. */
@Entity('deal_check')
@Index('deal_check_of_deal', ['dealId', 'at', 'id'])
@ObjectType({ description: 'A check of export control or ethics (REG-13).' })
@Access('record')
export class DealCheck {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the check.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_check_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'text' })
  @Field(() => DealCheckKindEnum, { description: 'What was checked.' })
  kind!: DealCheckKind;

  @Column({ type: 'text' })
  @Field(() => DealCheckOutcomeEnum, { description: 'How it ended.' })
  outcome!: DealCheckOutcome;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark.' })
  note!: string | null;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;
}
