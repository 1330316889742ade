import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import type { AccountPurpose, OwnerKind } from '../ledger.enums.ts';

/** An account of an owner, perhaps for one deal, for one purpose; only its balance and place in its chain ever change. */
@Entity('ledger_account')
export class LedgerAccount {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'owner_kind' })
  ownerKind!: OwnerKind;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  dealId!: string | null;

  @Column({ type: 'text' })
  purpose!: AccountPurpose;

  /** Fen: the sum of all its postings. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  balance!: bigint;

  /** Fen: the sum of its debits. */
  @Column({ type: 'bigint', name: 'debit_total', transformer: bigintColumn })
  debitTotal!: bigint;

  /** Number of its postings. */
  @Column({ type: 'integer' })
  sequence!: number;

  /** Day of its last posting; null before the first. */
  @Column({ type: 'date', nullable: true })
  day!: string | null;

  /** Hash of its last posting. */
  @Column({ type: 'text' })
  hash!: string;
}
