import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

/**
 * Somebody to whom a unit pays income: a completer, a contributor or a broker in person. The ledger's accounts of
 * persons are owned by payees, so one person has one for each unit. Where the money goes is personal: it stays out of
 * the audit chain and is shown whole only to the person and to the finance officers of the unit.
 */
@Entity('payee')
@Index('payee_of_user', ['organizationId', 'userId'], { unique: true, where: 'user_id IS NOT NULL' })
@Index('payee_of_completer', ['organizationId', 'completerId'], {
  unique: true,
  where: 'completer_id IS NOT NULL',
})
@Index('payee_by_name', ['organizationId', 'name'], {
  unique: true,
  where: 'user_id IS NULL AND completer_id IS NULL',
})
@Index('payee_of_person', ['userId', 'id'])
@Check(
  'payee_bank',
  '(bank_name IS NULL) = (bank_account IS NULL) AND (bank_name IS NULL) = (bank_set_at IS NULL)',
)
@ObjectType({ description: 'Somebody to whom a unit pays income.' })
@Access('record')
export class Payee {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the payee.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Null for somebody without an account. */
  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  /** The completer through whom somebody without an account became a payee. */
  @Column({ type: 'uuid', name: 'completer_id', nullable: true })
  completerId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  /** Whether the unit pays them wages: their rewards count into its payroll (INC-13). */
  @Column({ type: 'boolean', name: 'is_staff' })
  @Field(() => Boolean, {
    description: 'Whether the unit pays them wages, so that rewards count into its payroll (INC-13).',
  })
  isStaff!: boolean;

  /** Number of the person in the unit's payroll (工号). */
  @Column({ type: 'text', name: 'staff_number', nullable: true })
  staffNumber!: string | null;

  @Column({ type: 'text', name: 'bank_name', nullable: true })
  bankName!: string | null;

  /** Digits only. */
  @Column({ type: 'text', name: 'bank_account', nullable: true })
  bankAccount!: string | null;

  /** Who entered the bank details last: the person, or a finance officer for somebody who does not do it. */
  @Column({ type: 'uuid', name: 'bank_set_by', nullable: true })
  bankSetBy!: string | null;

  @Column({ type: 'timestamptz', name: 'bank_set_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the bank details were entered last.' })
  bankSetAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for edits.' })
  version!: number;
}
