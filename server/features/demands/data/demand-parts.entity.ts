import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Demand } from './demand.entity.ts';

/** One field of the content that a change after publication touched; values as they are shown, null for none. */
export interface ContentDifference {
  /** Path of the field, such as `bounty` or `targets.t1.value`. */
  field: string;
  before: string | null;
  after: string | null;
}

/** A change of a published demand; the database refuses to change or delete one. */
@Entity('demand_change')
@Index('demand_change_number', ['demandId', 'number'], { unique: true })
@ObjectType('DemandChange', { description: 'A change of a demand after its publication.' })
@Access('record')
export class DemandAmendment {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the change.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'demand_change_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** 1 for the first, without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Why it was changed.' })
  reason!: string;

  @Column({ type: 'jsonb' })
  differences!: ContentDifference[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was changed.' })
  at!: Date;
}

/** An organisation that was invited to bid or to answer. */
@Entity('demand_invitation')
@Index('demand_invitation_once', ['demandId', 'organizationId'], { unique: true })
@Index('demand_invitation_of_organization', ['organizationId', 'at', 'id'])
@ObjectType({ description: 'An invitation of an organisation to bid for a demand.' })
@Access('record')
export class DemandInvitation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'demand_invitation_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the poster wrote with it.' })
  message!: string | null;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  at!: Date;
}

/** The answer of a unit to a plain demand: a result of its own, with the deal that was opened for it. */
@Entity('demand_answer')
@Index('demand_answer_once', ['demandId', 'resultId'], { unique: true })
@Index('demand_answer_of_unit', ['organizationId'])
@ObjectType({ description: 'The answer of a unit to a plain demand, with the deal that was opened for it.' })
@Access('record')
export class DemandAnswer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the answer.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'demand_answer_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** The unit that answers. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'uuid', name: 'deal_id' })
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  at!: Date;
}
