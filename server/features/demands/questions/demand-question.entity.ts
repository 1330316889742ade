import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Demand } from '../data/demand.entity.ts';

/** A question about a published demand and its answer, both in public. Who asked is not shown before the award. */
@Entity('demand_question')
@Index('demand_question_number', ['demandId', 'number'], { unique: true })
@Index('demand_question_waiting', ['demandId'], { where: 'answered_at IS NULL AND hidden_at IS NULL' })
@Check(
  'demand_question_answered',
  '(answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)',
)
@Check('demand_question_hidden', '(hidden_reason IS NULL) = (hidden_at IS NULL)')
@ObjectType({ description: 'A question about a demand, asked and answered in public.' })
@Access('record')
export class DemandQuestion {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the question.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'demand_question_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** 1 for the first of the demand, without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  body!: string;

  /** The organisation for which it was asked; not shown before the award. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "The poster's answer; none yet." })
  answer!: string | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  /** Why an operator took it out of the public view. */
  @Column({ type: 'text', name: 'hidden_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why an operator took it out of the public view.' })
  hiddenReason!: string | null;

  @Column({ type: 'timestamptz', name: 'hidden_at', nullable: true })
  hiddenAt!: Date | null;
}
