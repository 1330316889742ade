import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';

/** Withheld tax that a unit handed over to the tax office, recorded for one month of pay-outs. */
@Entity('tax_remittance')
@Index('tax_remittance_of_unit', ['organizationId', 'remittedOn', 'id'])
@Check('tax_remittance_amount', 'amount > 0')
@ObjectType({ description: 'Withheld tax that was handed over to the tax office.' })
@Access('record')
export class TaxRemittance {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** `YYYY-MM` of the pay-outs. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Month of the pay-outs, such as 2026-11.' })
  month!: string;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'remitted_on' })
  @Field(() => DateScalar, { description: 'Day on which it was handed over.' })
  remittedOn!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: "The tax office's number of the payment." })
  reference!: string;

  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'Its entry in the ledger.' })
  entryId!: string;

  @Column({ type: 'uuid', name: 'reversal_entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry that took it back.' })
  reversalEntryId!: string | null;

  @Column({ type: 'text', name: 'reversal_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  reversalReason!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}
