import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { contentFromJson, contentToJson, type DemandContent } from '../content/demand-content.ts';
import {
  type DemandEnd,
  DemandEndEnum,
  type DemandMode,
  DemandModeEnum,
  type DemandState,
} from '../demand.enums.ts';

/**
 * A demand of an enterprise (榜单). The columns beside `content` follow from it and are there for lists and conditions;
 * `applyContent` sets both. The stored state knows no clock: ask `stateAt`.
 */
@Entity('demand')
@Index('demand_number', ['number'], { unique: true })
@Index('demand_of_poster', ['organizationId', 'createdAt', 'id'])
@Index('demand_published', ['publishedAt', 'id'], { where: 'published_at IS NOT NULL' })
@Index('demand_closing', ['bidsCloseAt'], { where: `state = 'OPEN' AND bids_close_at IS NOT NULL` })
@Index('demand_in_state', ['state', 'id'])
@Check(
  'demand_open_is_published',
  `state IN ('DRAFT', 'UNDER_REVIEW', 'RETURNED', 'CANCELLED') OR published_at IS NOT NULL`,
)
@Check('demand_ended', `(ended_at IS NULL) = (end_reason IS NULL)`)
@ObjectType({ description: 'A demand of an enterprise (榜单): a problem that can be bid for or answered.' })
@Access('record')
export class Demand {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the demand.' })
  id!: string;

  /** Such as `榜2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: 榜, year, running number.' })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => DemandModeEnum, { description: 'How it looks for who solves it.' })
  mode!: DemandMode;

  /** As it was stored last; `stateAt` tells the state at a moment. */
  @Column({ type: 'text' })
  state!: DemandState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  /** The poster. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'jsonb', transformer: { to: contentToJson, from: contentFromJson } })
  content!: DemandContent;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title; empty in a draft that has none yet.' })
  title!: string;

  /** Empty in a draft that has none yet. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Code of the provincial sector; empty in a draft that has none yet.' })
  sector!: string;

  @Column({ type: 'text', name: 'strategic_industry', nullable: true })
  @Field(() => String, { nullable: true, description: 'Code of the strategic emerging industry.' })
  strategicIndustry!: string | null;

  /** The poster's province. */
  @Column({ type: 'text', name: 'province_code' })
  @Field(() => String, { description: 'Province of the poster by GB/T 2260.' })
  provinceCode!: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The bounty; zero where none is offered.' })
  bounty!: bigint;

  /** First moment at which a bid is late. */
  @Column({ type: 'timestamptz', name: 'bids_close_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Deadline for bids; none for plain demands.' })
  bidsCloseAt!: Date | null;

  @Column({ type: 'date', name: 'wanted_by', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day by which the solution is wanted.' })
  wantedBy!: string | null;

  @Column({ type: 'boolean', name: 'is_anonymous' })
  @Field(() => Boolean, { description: 'Whether the poster does not show its name before the award.' })
  isAnonymous!: boolean;

  @Column({ type: 'boolean', name: 'is_blind' })
  @Field(() => Boolean, { description: 'Whether experts know bids by aliases only.' })
  isBlind!: boolean;

  /** Who wrote it first; null for jobs. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When the draft was begun.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', name: 'handed_in_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in last.' })
  handedInAt!: Date | null;

  @Column({ type: 'uuid', name: 'handed_in_by', nullable: true })
  handedInBy!: string | null;

  /** Why the operator returned it last. */
  @Column({ type: 'text', name: 'return_reason', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'uuid', name: 'reviewed_by', nullable: true })
  reviewedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  /** Changes since the publication; the number of the last one. */
  @Column({ type: 'integer', name: 'change_count' })
  @Field(() => Int, { description: 'How often it was changed since the publication.' })
  changeCount!: number;

  /** When the bids were opened. */
  @Column({ type: 'timestamptz', name: 'bids_opened_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the bids were opened.' })
  bidsOpenedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'awarded_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was awarded.' })
  awardedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => DemandEndEnum, { nullable: true, description: 'Why it ended.' })
  endReason!: DemandEnd | null;

  /** What the poster said about the end. */
  @Column({ type: 'text', name: 'end_note', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said about the end.' })
  endNote!: string | null;
}

/** Sets the content of a demand and the columns that follow from it. */
export function applyContent(demand: Demand, content: DemandContent): void {
  demand.content = content;
  demand.title = content.title;
  demand.sector = content.sector;
  demand.strategicIndustry = content.strategicIndustry;
  demand.bounty = content.bounty;
  demand.bidsCloseAt = content.bidsCloseAt === null ? null : new Date(content.bidsCloseAt);
  demand.wantedBy = content.wantedBy;
  demand.isAnonymous = content.isAnonymous;
  demand.isBlind = content.isBlind;
}

/** The last number that was given to a demand in a year. */
@Entity('demand_counter')
export class DemandCounter {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
