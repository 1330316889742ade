import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type AccountPurpose, AccountPurposeEnum, type OwnerKind, OwnerKindEnum } from '../ledger.enums.ts';

/** An account of an owner, perhaps for one deal or demand, for one purpose; only its balance and place in its chain ever change. */
@Entity('ledger_account')
@ObjectType({ description: 'An account: of an owner, perhaps for one deal or demand, for one purpose.' })
@Access('record')
export class LedgerAccount {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the account.' })
  id!: string;

  @Column({ type: 'text', name: 'owner_kind' })
  @Field(() => OwnerKindEnum, { description: 'Whether it belongs to an organisation or a person.' })
  ownerKind!: OwnerKind;

  @Column({ type: 'uuid', name: 'owner_id' })
  @Field(() => ID, { description: 'The organisation, or the payee.' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'The deal, or the demand, that it is about; none for money of no one case.',
  })
  dealId!: string | null;

  @Column({ type: 'text' })
  @Field(() => AccountPurposeEnum, { description: 'What it is for.' })
  purpose!: AccountPurpose;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    description: 'The sum of all its postings; debit above zero, credit below.',
  })
  balance!: bigint;

  /** Fen: the sum of its debits. */
  @Column({ type: 'bigint', name: 'debit_total', transformer: bigintColumn })
  debitTotal!: bigint;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Number of its postings.' })
  sequence!: number;

  @Column({ type: 'date', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of its last posting.' })
  day!: string | null;

  /** Hash of its last posting. */
  @Column({ type: 'text' })
  hash!: string;
}
