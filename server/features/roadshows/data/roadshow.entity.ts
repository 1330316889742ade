import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type RoadshowKind,
  RoadshowKindEnum,
  type RoadshowLanguage,
  RoadshowLanguageEnum,
  type RoadshowState,
  RoadshowStateEnum,
} from '../roadshow.enums.ts';

/** Events that were made from one, such as a monthly roadshow. */
@Entity('roadshow_series')
@ObjectType({ description: 'Roadshows that were made from one, such as a monthly event.' })
@Access('record')
export class RoadshowSeries {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the series.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** An event at which chosen entries are put before chosen guests (路演). */
@Entity('roadshow')
@Index('roadshow_number', ['number'], { unique: true })
@Index('roadshow_of_organiser', ['organizationId', 'startsAt', 'id'])
@Index('roadshow_published', ['startsAt', 'id'], { where: 'published_at IS NOT NULL' })
@Index('roadshow_of_series', ['seriesId'], { where: 'series_id IS NOT NULL' })
@Check('roadshow_times', 'starts_at < ends_at AND entries_until <= starts_at AND register_until <= ends_at')
@Check('roadshow_public', `state IN ('DRAFT', 'CANCELLED') OR published_at IS NOT NULL`)
@Check('roadshow_cancelled', `(state = 'CANCELLED') = (cancelled_at IS NOT NULL)`)
@Check('roadshow_closed', `(state = 'CLOSED') = (closed_at IS NOT NULL)`)
@Check('roadshow_room', 'capacity > 0 AND tables >= 0 AND slot_count >= 0 AND slot_minutes > 0')
@ObjectType({ description: 'A roadshow (路演): chosen results are put before chosen guests.' })
@Access('record')
export class Roadshow {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  /** Such as `路演2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: 路演, year, running number.' })
  number!: string;

  /** The organiser. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @ForeignKey(() => RoadshowSeries, { name: 'roadshow_in_series' })
  @Column({ type: 'uuid', name: 'series_id', nullable: true })
  seriesId!: string | null;

  @Column({ type: 'text' })
  @Field(() => RoadshowStateEnum, { description: 'Where it stands.' })
  state!: RoadshowState;

  @Column({ type: 'integer' })
  @Field(() => Int, {
    description: "Counts the organiser's changes, the order of the entries too, to find out stale steps.",
  })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is about; empty in a draft that has none yet.' })
  summary!: string;

  @Column({ type: 'text' })
  @Field(() => RoadshowKindEnum, { description: 'Whether it is in a hall, online, or both.' })
  kind!: RoadshowKind;

  /** City or province by GB/T 2260; null for an event online only. */
  @Column({ type: 'text', name: 'region_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'City or province by GB/T 2260; none if only online.' })
  regionCode!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Street and house.' })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The hall or floor.' })
  hall!: string | null;

  /** Where it is joined online; not for everybody. */
  @Column({ type: 'text', nullable: true })
  url!: string | null;

  /** Codes of REG-10; none for all. */
  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Codes of the sectors (REG-10) it is for; none for all.' })
  sectors!: string[];

  @Column({ type: 'text', array: true })
  @Field(() => [RoadshowLanguageEnum], { description: 'Languages that are spoken.' })
  languages!: RoadshowLanguage[];

  @Column({ type: 'timestamptz', name: 'starts_at' })
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;

  /** First moment at which an entry is late. */
  @Column({ type: 'timestamptz', name: 'entries_until' })
  @Field(() => DateTimeScalar, { description: 'Until when units propose results.' })
  entriesUntil!: Date;

  /** First moment at which a registration is late. */
  @Column({ type: 'timestamptz', name: 'register_until' })
  @Field(() => DateTimeScalar, { description: 'Until when guests register.' })
  registerUntil!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many guests there is room for.' })
  capacity!: number;

  @Column({ type: 'boolean', name: 'needs_approval' })
  @Field(() => Boolean, { description: 'Whether the organiser approves each guest.' })
  needsApproval!: boolean;

  @Column({ type: 'boolean', name: 'is_contest' })
  @Field(() => Boolean, { description: 'Whether judges score the entries.' })
  isContest!: boolean;

  /** Minutes on stage of an entry unless it has its own. */
  @Column({ type: 'integer', name: 'entry_minutes' })
  @Field(() => Int, { description: 'Minutes on stage of an entry unless told otherwise.' })
  entryMinutes!: number;

  /** Minutes between two entries of a session. */
  @Column({ type: 'integer', name: 'gap_minutes' })
  @Field(() => Int, { description: 'Minutes between two entries.' })
  gapMinutes!: number;

  /** Tables for talks between guests and entries; 0 for none. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Tables for talks between guests and entries; 0 for none.' })
  tables!: number;

  @Column({ type: 'integer', name: 'slot_count' })
  @Field(() => Int, { description: 'How often one sits down at the tables.' })
  slotCount!: number;

  @Column({ type: 'integer', name: 'slot_minutes' })
  @Field(() => Int, { description: 'Minutes of each talk at a table.' })
  slotMinutes!: number;

  /** When the first talks at the tables begin; null where there are no tables. */
  @Column({ type: 'timestamptz', name: 'slots_start_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the first talks at the tables begin.' })
  slotsStartAt!: Date | null;

  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When the draft was begun.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;

  /** When the call for entries made it public. */
  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it became public.' })
  publishedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'programme_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the programme was published last.' })
  programmeAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'rescheduled_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was put on another day last.' })
  rescheduledAt!: Date | null;

  /** When it began before it was put on another day last. */
  @Column({ type: 'timestamptz', name: 'earlier_starts_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was to begin before that.' })
  earlierStartsAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was called off.' })
  cancelledAt!: Date | null;

  /** Why it was rescheduled last or called off. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was put on another day or called off.' })
  reason!: string | null;
}

/** The last number that was given to a roadshow in a year. */
@Entity('roadshow_counter')
export class RoadshowCounter {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
