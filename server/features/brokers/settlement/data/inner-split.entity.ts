import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import {
  type InnerSplitAnswer,
  InnerSplitAnswerEnum,
  type InnerSplitState,
  InnerSplitStateEnum,
} from '../settlement.enums.ts';

/** How an agency divides its part of the commission of an engagement among its members; the agency keeps the rest. */
@Entity('inner_split')
@Index('inner_split_number', ['engagementId', 'organizationId', 'number'], { unique: true })
@Index('inner_split_in_force', ['engagementId', 'organizationId'], {
  unique: true,
  where: `state = 'AGREED'`,
})
@Index('inner_split_open', ['engagementId', 'organizationId'], { unique: true, where: `state = 'PROPOSED'` })
@ObjectType({ description: 'How an agency divides its part of a commission among its members.' })
@Access('record')
export class InnerSplit {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the agreement.' })
  id!: string;

  @ForeignKey(() => Engagement, { name: 'inner_split_engagement' })
  @Column({ type: 'uuid', name: 'engagement_id' })
  @Field(() => ID, { description: 'The engagement.' })
  engagementId!: string;

  /** The agency. */
  @ForeignKey(() => Organization, { name: 'inner_split_organization' })
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** From 1, without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => InnerSplitStateEnum, { description: 'Where it stands.' })
  state!: InnerSplitState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'uuid', name: 'proposed_by' })
  proposedBy!: string;

  @Column({ type: 'timestamptz', name: 'proposed_at' })
  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: Date;

  @Column({ type: 'timestamptz', name: 'agreed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When all had agreed.' })
  agreedAt!: Date | null;
}

/** A member's part of an inner split. */
@Entity('inner_split_part')
@Index('inner_split_part_once', ['splitId', 'userId'], { unique: true })
@Index('inner_split_part_of_user', ['userId', 'answer'])
@Check('inner_split_part_share', 'basis_points BETWEEN 1 AND 10000')
@ObjectType({ description: "A member's part of what an agency divides." })
@Access('record')
export class InnerSplitPart {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the part.' })
  id!: string;

  @ForeignKey(() => InnerSplit, { name: 'inner_split_part_split', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'split_id' })
  splitId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the member.' })
  name!: string;

  @Column({ type: 'integer', name: 'basis_points' })
  @Field(() => BasisPointsScalar, { description: "Share of the agency's part." })
  basisPoints!: number;

  @Column({ type: 'text' })
  @Field(() => InnerSplitAnswerEnum, { description: 'What the member says.' })
  answer!: InnerSplitAnswer;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the member answered.' })
  answeredAt!: Date | null;
}
