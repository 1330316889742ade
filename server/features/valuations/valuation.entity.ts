import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../platform/database/columns.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import {
  type ValuationKind,
  ValuationKindEnum,
  type ValuationMethod,
  ValuationMethodEnum,
} from './valuations.enums.ts';

/**
 * A valuation of a result. It belongs to the result and not to a deal, so that no way round a deal is a way round
 * PRC-5. The database refuses changes: a mistaken one is replaced by another that names it.
 */
@Entity('valuation')
@Index('valuation_of_result', ['resultId', 'valuedOn'])
@Index('valuation_replaces', ['replacesId'], { unique: true, where: 'replaces_id IS NOT NULL' })
@Check('valuation_replaced_with_reason', '(replaces_id IS NULL) = (replace_reason IS NULL)')
@ObjectType({ description: 'A valuation of a result (PRC-4, PRC-5).' })
@Access('record')
export class Valuation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the valuation.' })
  id!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  @Field(() => ID, { description: 'The result that was valued.' })
  resultId!: string;

  /** The unit whose result it is. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => ValuationKindEnum, { description: 'Who valued it.' })
  kind!: ValuationKind;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the appraiser.' })
  appraiser!: string;

  @Column({ type: 'text' })
  @Field(() => ValuationMethodEnum, { description: 'How it was valued.' })
  method!: ValuationMethod;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The value found.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'valued_on' })
  @Field(() => DateScalar, { description: 'Day as of which it was valued.' })
  valuedOn!: string;

  @Column({ type: 'date', name: 'valid_until' })
  @Field(() => DateScalar, { description: 'Last day on which it is in force.' })
  validUntil!: string;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark.' })
  note!: string | null;

  /** The mistaken one that this one stands for. */
  @Column({ type: 'uuid', name: 'replaces_id', nullable: true })
  @ForeignKey(() => Valuation, { name: 'valuation_replaced' })
  @Field(() => ID, { nullable: true, description: 'Id of the mistaken valuation that it replaces.' })
  replacesId!: string | null;

  @Column({ type: 'text', name: 'replace_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it replaces that one.' })
  replaceReason!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}
