import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { Deal } from '../../../deals/deal.types.ts';
import {
  type DealEngagementReason,
  DealEngagementReasonEnum,
  type DealEngagementState,
  DealEngagementStateEnum,
} from '../engagement.enums.ts';
import { Engagement } from './engagement.entity.ts';

/** That an engagement claims a deal. */
@Entity('deal_engagement')
@Index('deal_engagement_once', ['engagementId', 'dealId'], { unique: true })
@Index('deal_engagement_of_deal', ['dealId', 'priority', 'id'])
@Check('deal_engagement_introduction', `why <> 'INTRODUCTION' OR introduction_id IS NOT NULL`)
@Check('deal_engagement_answered', `(state = 'CLAIMED') = (answered_at IS NULL)`)
@Check('deal_engagement_reason', `state NOT IN ('CONTESTED', 'EXCLUDED') OR reason IS NOT NULL`)
@ObjectType('DealEngagement', { description: 'That an engagement of a broker claims a deal.' })
@Access('record')
export class DealEngagement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @ForeignKey(() => Engagement, { name: 'deal_engagement_engagement' })
  @Column({ type: 'uuid', name: 'engagement_id' })
  engagementId!: string;

  @ForeignKey(() => Deal, { name: 'deal_engagement_deal' })
  @Column({ type: 'uuid', name: 'deal_id' })
  @Field(() => ID, { description: 'Id of the deal.' })
  dealId!: string;

  @Column({ type: 'text' })
  @Field(() => DealEngagementReasonEnum, { description: 'Why it belongs to the deal.' })
  why!: DealEngagementReason;

  /** The introduction that it rests on, if any. */
  @Column({ type: 'uuid', name: 'introduction_id', nullable: true })
  introductionId!: string | null;

  /** When the parties acknowledged that introduction; null where it was not, or for none. */
  @Column({ type: 'timestamptz', name: 'acknowledged_at', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ type: 'text' })
  @Field(() => DealEngagementStateEnum, { description: 'Where the claim stands.' })
  state!: DealEngagementState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  /** Its place among the engagements of the same side on the deal, from 1: who comes first. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the engagements of its side on the deal, from 1.' })
  priority!: number;

  /** Null where a job of the system found it. */
  @Column({ type: 'uuid', name: 'claimed_by', nullable: true })
  claimedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'claimed_at' })
  @Field(() => DateTimeScalar, { description: 'When it was claimed.' })
  claimedAt!: Date;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the client answered last.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it is contested or excluded.' })
  reason!: string | null;

  /** When the client consented to the brokers' acting for both sides of this deal. */
  @Column({ type: 'timestamptz', name: 'both_sides_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the client consented to the brokers' acting for both sides.",
  })
  bothSidesAt!: Date | null;

  @Column({ type: 'uuid', name: 'both_sides_by', nullable: true })
  bothSidesBy!: string | null;
}
