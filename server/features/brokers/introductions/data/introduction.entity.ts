import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../../deals/deal.enums.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { AnsweredState } from '../introduction.enums.ts';

/** A broker's record "I bring X and Y together on Z" (居间引荐). What is recorded never changes. */
@Entity('introduction')
@Index('introduction_number', ['number'], { unique: true })
@Index('introduction_of_subject', ['brokerId', 'subjectId'])
@Index('introduction_of_broker', ['membershipId', 'recordedAt', 'id'])
@Index('introduction_of_organization', ['organizationId', 'recordedAt', 'id'])
@Index('introduction_of_unit', ['unitId', 'enterpriseId', 'recordedAt'])
@Index('introduction_of_enterprise', ['enterpriseId', 'recordedAt', 'id'])
@Index('introduction_lapsing', ['protectedUntil'], { where: 'lapse_told_at IS NULL' })
@Check('introduction_subject', '(result_id IS NULL) <> (demand_id IS NULL)')
@Check('introduction_two_sides', 'unit_id <> enterprise_id')
@Check('introduction_state', `state IN ('RECORDED', 'ACKNOWLEDGED', 'DISPUTED')`)
@Check(
  'introduction_protection',
  '(protection_months IS NULL) = (engagement_id IS NOT NULL) AND COALESCE(protection_months, 6) BETWEEN 6 AND 36',
)
@ObjectType({
  description: 'A broker brings a unit and an enterprise together on a result or a demand (引荐).',
})
@Access('record')
export class Introduction {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the introduction.' })
  id!: string;

  /** Such as `荐2026-0001`; in the order in which introductions were recorded. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: 荐, year, running number.' })
  number!: string;

  @ForeignKey(() => BrokerProfile, { name: 'introduction_broker' })
  @Column({ type: 'uuid', name: 'broker_id' })
  brokerId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  /** The membership as which the broker recorded it. */
  @Column({ type: 'uuid', name: 'membership_id' })
  membershipId!: string;

  /** The agency or unit of the broker; for an independent one the platform. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  @Column({ type: 'uuid', name: 'demand_id', nullable: true })
  demandId!: string | null;

  /** The result or the demand. */
  @Column({ type: 'uuid', name: 'subject_id' })
  subjectId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Title of the result or demand when it was recorded.' })
  title!: string;

  @Column({ type: 'text', name: 'client_side' })
  @Field(() => DealSideEnum, { description: 'The side that the broker acts for, and asks for a commission.' })
  clientSide!: DealSide;

  /** The engagement under which the broker acts; null for none. */
  @Column({ type: 'uuid', name: 'engagement_id', nullable: true })
  engagementId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, {
    description: 'What the broker did to bring them together, in the words of the record.',
  })
  note!: string;

  @Column({ type: 'integer', name: 'protection_months', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Months for which a deal counts as brought about; none where an engagement says it.',
  })
  protectionMonths!: number | null;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  /** Last day of the protection, in Asia/Shanghai. */
  @Column({ type: 'date', name: 'protected_until' })
  @Field(() => DateScalar, { description: 'Last day on which a deal counts as brought about.' })
  protectedUntil!: string;

  /** What the answers come to; ask `introductionStateAt`, so that claims and the clock count. */
  @Column({ type: 'text' })
  state!: AnsweredState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;

  /** When the broker was told that the protection is over. */
  @Column({ type: 'timestamptz', name: 'lapse_told_at', nullable: true })
  lapseToldAt!: Date | null;
}

/** The last number that was given to an introduction in a year. */
@Entity('introduction_counter')
export class IntroductionCounter {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
