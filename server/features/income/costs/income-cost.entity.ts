import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type IncomeCostKind,
  IncomeCostKindEnum,
  type IncomeSourceKind,
  IncomeSourceKindEnum,
} from '../income.enums.ts';

/** A cost that is deducted before income is divided (INC-1), with its evidence. It never changes but to be taken back. */
@Entity('income_cost')
@Index('income_cost_of_source', ['sourceKind', 'sourceId', 'recordedAt', 'id'])
@Check('income_cost_amount', 'amount > 0')
@ObjectType({ description: 'A cost that is deducted before income is divided (INC-1).' })
@Access('record')
export class IncomeCost {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the cost.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'source_kind' })
  @Field(() => IncomeSourceKindEnum, { description: 'What the income comes from.' })
  sourceKind!: IncomeSourceKind;

  @Column({ type: 'uuid', name: 'source_id' })
  sourceId!: string;

  @Column({ type: 'text' })
  @Field(() => IncomeCostKindEnum, { description: 'Kind of cost.' })
  kind!: IncomeCostKind;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'incurred_on' })
  @Field(() => DateScalar, { description: 'Day on which it was incurred.' })
  incurredOn!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it was for.' })
  note!: string;

  /** The evidence. */
  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Column({ type: 'timestamptz', name: 'taken_back_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back, as recorded wrongly.',
  })
  takenBackAt!: Date | null;

  @Column({ type: 'text', name: 'taken_back_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  takenBackReason!: string | null;
}
