import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type TaxFactName, TaxFactNameEnum } from './estimate.enums.ts';

/** A figure of the tax facts as the operator gave it. The database refuses changes: the last one in effect counts. */
@Entity('tax_fact_change')
@Index('tax_fact_change_in_effect', ['name', 'effectiveFrom', 'at'])
@Check('tax_fact_change_value', 'value >= 0')
@ObjectType({ description: 'A figure of the tax facts as the operator gave it.' })
@Access('public')
export class TaxFactChange {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the change.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => TaxFactNameEnum, { description: 'Which figure.' })
  name!: TaxFactName;

  /** Whole yuan, basis points or months, by the name. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Whole yuan, basis points or months, by the name.' })
  value!: number;

  @Column({ type: 'date', name: 'effective_from' })
  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  effectiveFrom!: string;

  /** Title of the document. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'The document that says so.' })
  source!: string;

  @Column({ type: 'integer', name: 'source_year' })
  @Field(() => Int, { description: 'Year of the document.' })
  sourceYear!: number;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  at!: Date;
}
