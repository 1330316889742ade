import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type EntryCode, EntryCodeEnum } from '../ledger.enums.ts';

/** One entry of the ledger. The database refuses updates and deletes; a mistake is reversed. */
@Entity('ledger_entry')
@Index('ledger_entry_key', ['idempotencyKey'], { unique: true })
@Index('ledger_entry_reversed_once', ['reversesId'], { unique: true })
@Index('ledger_entry_of_case', ['caseType', 'caseId', 'id'])
@Check('ledger_entry_lines', 'lines >= 2')
@ObjectType({ description: 'An entry of the ledger: never changed, at most reversed.' })
@Access('record')
export class LedgerEntry {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => EntryCodeEnum, { description: 'Why it was made.' })
  code!: EntryCode;

  @Column({ type: 'text', name: 'case_type' })
  @Field(() => String, { description: 'Kind of the case that brought it about, such as `Deal`.' })
  caseType!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Column({ type: 'text', name: 'idempotency_key' })
  idempotencyKey!: string;

  /** SHA-256, hex, of what was asked for; the same key with another digest is refused. */
  @Column({ type: 'text', name: 'input_digest' })
  inputDigest!: string;

  /** Number of its postings; the database lets it have neither more nor fewer. */
  @Column({ type: 'integer' })
  lines!: number;

  @Column({ type: 'date', name: 'booked_on' })
  @Field(() => DateScalar, { description: 'Day on which it counts.' })
  bookedOn!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', name: 'membership_id', nullable: true })
  membershipId!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: "Name of the system's job, where no person acted." })
  job!: string | null;

  @ForeignKey(() => LedgerEntry, { name: 'ledger_entry_reverses' })
  @Column({ type: 'uuid', name: 'reverses_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry that it reverses.' })
  reversesId!: string | null;

  /** Ids, codes and sums that explain it; no personal data. `number` and `reason` are shown to people. */
  @Column({ type: 'jsonb' })
  facts!: Record<string, unknown>;

  @Field(() => String, {
    nullable: true,
    description: 'Number by which people know the paper behind it: of the invoice, the receipt, the batch.',
  })
  get number(): string | null {
    return typeof this.facts.number === 'string' ? this.facts.number : null;
  }

  @Field(() => String, { nullable: true, description: 'Why, in words, where somebody had to say so.' })
  get reason(): string | null {
    return typeof this.facts.reason === 'string' ? this.facts.reason : null;
  }
}
