import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';

/** What the client of a finished engagement says about the leading broker: written once, answered once. */
@Entity('broker_review')
@Index('broker_review_once', ['engagementId'], { unique: true })
@Index('broker_review_of_broker', ['brokerId', 'at', 'id'])
@Check('broker_review_stars', 'stars BETWEEN 1 AND 5')
@Check('broker_review_answer', '(answer IS NULL) = (answered_at IS NULL)')
@Check('broker_review_hidden', '(hidden_at IS NULL) = (hidden_reason IS NULL)')
@ObjectType({ description: 'What the client of a finished engagement says about the leading broker.' })
@Access('record')
export class BrokerReview {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the review.' })
  id!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_review_broker' })
  brokerId!: string;

  @Column({ type: 'uuid', name: 'engagement_id' })
  @ForeignKey(() => Engagement, { name: 'broker_review_engagement' })
  engagementId!: string;

  @Column({ type: 'uuid', name: 'client_organization_id' })
  clientOrganizationId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Stars, 1 to 5.' })
  stars!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the client says.' })
  text!: string;

  /** Whether the client consents to its name being shown. */
  @Column({ type: 'boolean', name: 'shows_name' })
  showsName!: boolean;

  @Column({ type: 'uuid', name: 'written_by' })
  writtenBy!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the broker answers.' })
  answer!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the broker answered.' })
  answeredAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'hidden_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the operator hid it; then it does not count.',
  })
  hiddenAt!: Date | null;

  @Column({ type: 'text', name: 'hidden_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was hidden.' })
  hiddenReason!: string | null;

  @Column({ type: 'uuid', name: 'hidden_by', nullable: true })
  hiddenBy!: string | null;
}
