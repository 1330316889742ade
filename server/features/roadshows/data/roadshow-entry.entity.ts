import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type CompleterConsentWay,
  type RoadshowEntryOrigin,
  type RoadshowEntryState,
  RoadshowEntryStateEnum,
} from '../roadshow.enums.ts';
import { Roadshow } from './roadshow.entity.ts';
import { RoadshowSession } from './roadshow-session.entity.ts';

/** A result that is to be shown at a roadshow. The fields of the schema here are what everybody reads of a chosen one. */
@Entity('roadshow_entry')
@Index('roadshow_entry_once', ['roadshowId', 'resultId'], { unique: true })
@Index('roadshow_entry_in_order', ['roadshowId', 'position'])
@Index('roadshow_entry_of_unit', ['organizationId', 'createdAt', 'id'])
@Index('roadshow_entry_of_result', ['resultId'])
@Index('roadshow_entry_of_speaker', ['speakerUserId'], { where: 'speaker_user_id IS NOT NULL' })
@Check(
  'roadshow_entry_chosen',
  `state <> 'CHOSEN' OR (unit_consent_at IS NOT NULL AND completer_consent_at IS NOT NULL)`,
)
@Check('roadshow_entry_placed', `(session_id IS NULL) = (starts_at IS NULL)`)
@Check('roadshow_entry_in_programme', `session_id IS NULL OR state = 'CHOSEN'`)
@Check('roadshow_entry_minutes', 'minutes > 0')
@ObjectType({ description: 'A result that is to be shown at a roadshow.' })
@Access('record')
export class RoadshowEntry {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'roadshow_entry_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** The unit that owns the result. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => RoadshowEntryStateEnum, { description: 'Where it stands.' })
  state!: RoadshowEntryState;

  /** Counts the changes of the entry itself; its place in the order counts in the roadshow's version. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts its own changes, to find out stale steps.' })
  version!: number;

  @Column({ type: 'text' })
  origin!: RoadshowEntryOrigin;

  /** Place among all entries of the roadshow, from 1 without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place among the entries of the roadshow, from 1.' })
  position!: number;

  @ForeignKey(() => RoadshowSession, { name: 'roadshow_entry_session' })
  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The session it is in; none before it was placed.' })
  sessionId!: string | null;

  /** Minutes on stage. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Minutes on stage.' })
  minutes!: number;

  /** Follows from the session and from what comes before. */
  @Column({ type: 'timestamptz', name: 'starts_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is on stage.' })
  startsAt!: Date | null;

  /** In one sentence or two, for the programme. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it brings, in a sentence or two; may be empty.' })
  pitch!: string;

  @Column({ type: 'text', name: 'speaker_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who speaks.' })
  speakerName!: string | null;

  @Column({ type: 'text', name: 'speaker_title', nullable: true })
  @Field(() => String, { nullable: true, description: 'Position or title of who speaks.' })
  speakerTitle!: string | null;

  /** The speaker's account, if there is one. */
  @Column({ type: 'uuid', name: 'speaker_user_id', nullable: true })
  speakerUserId!: string | null;

  /** Where a speaker without an account is written to. */
  @Column({ type: 'text', name: 'speaker_email', nullable: true })
  speakerEmail!: string | null;

  @Column({ type: 'timestamptz', name: 'speaker_confirmed_at', nullable: true })
  speakerConfirmedAt!: Date | null;

  @Column({ type: 'uuid', name: 'speaker_confirmed_by', nullable: true })
  speakerConfirmedBy!: string | null;

  /** Why the speaker cannot come; null unless one said so. */
  @Column({ type: 'text', name: 'speaker_refusal', nullable: true })
  speakerRefusal!: string | null;

  /** The time on stage that the speaker was told last. */
  @Column({ type: 'timestamptz', name: 'told_starts_at', nullable: true })
  toldStartsAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'unit_consent_at', nullable: true })
  unitConsentAt!: Date | null;

  @Column({ type: 'uuid', name: 'unit_consent_by', nullable: true })
  unitConsentBy!: string | null;

  @Column({ type: 'timestamptz', name: 'completer_consent_at', nullable: true })
  completerConsentAt!: Date | null;

  @Column({ type: 'uuid', name: 'completer_consent_by', nullable: true })
  completerConsentBy!: string | null;

  @Column({ type: 'text', name: 'completer_consent_way', nullable: true })
  completerConsentWay!: CompleterConsentWay | null;

  /** What the unit noted about a written consent. */
  @Column({ type: 'text', name: 'completer_consent_note', nullable: true })
  completerConsentNote!: string | null;

  /** Slides and papers that the unit handed in. */
  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  /** Why it was declined, or withdrawn. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Who proposed it, or asked for it. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was proposed or asked for.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
