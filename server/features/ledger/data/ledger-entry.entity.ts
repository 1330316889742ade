import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { EntryCode } from '../ledger.enums.ts';

/** One entry of the ledger. The database refuses updates and deletes; a mistake is reversed. */
@Entity('ledger_entry')
@Index('ledger_entry_key', ['idempotencyKey'], { unique: true })
@Index('ledger_entry_reversed_once', ['reversesId'], { unique: true })
@Index('ledger_entry_of_case', ['caseType', 'caseId', 'id'])
@Check('ledger_entry_lines', 'lines >= 2')
export class LedgerEntry {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  code!: EntryCode;

  @Column({ type: 'text', name: 'case_type' })
  caseType!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text', name: 'idempotency_key' })
  idempotencyKey!: string;

  /** SHA-256, hex, of what was asked for; the same key with another digest is refused. */
  @Column({ type: 'text', name: 'input_digest' })
  inputDigest!: string;

  /** Number of its postings; the database lets it have neither more nor fewer. */
  @Column({ type: 'integer' })
  lines!: number;

  /** Day (Shanghai) on which it counts. */
  @Column({ type: 'date', name: 'booked_on' })
  bookedOn!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', name: 'membership_id', nullable: true })
  membershipId!: string | null;

  /** Name of the system's job, where no person acted directly. */
  @Column({ type: 'text', nullable: true })
  job!: string | null;

  @ForeignKey(() => LedgerEntry, { name: 'ledger_entry_reverses' })
  @Column({ type: 'uuid', name: 'reverses_id', nullable: true })
  reversesId!: string | null;

  /** Ids, codes and sums that explain it; no personal data. */
  @Column({ type: 'jsonb' })
  facts!: Record<string, unknown>;
}
