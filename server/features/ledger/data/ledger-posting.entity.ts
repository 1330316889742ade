import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import type { PostingSource } from '../ledger.types.ts';
import { LedgerAccount } from './ledger-account.entity.ts';
import { LedgerEntry } from './ledger-entry.entity.ts';

/** One line of an entry, and one link of its account's chain. The database refuses updates and deletes. */
@Entity('ledger_posting')
@Index('ledger_posting_by_day', ['accountId', 'day', 'sequence'])
@Index('ledger_posting_of_account', ['accountId', 'sequence'], { unique: true })
@Check('ledger_posting_amount', 'amount <> 0')
export class LedgerPosting {
  @ForeignKey(() => LedgerEntry, { name: 'ledger_posting_entry' })
  @PrimaryColumn({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  /** Place in its entry, from 1. */
  @PrimaryColumn({ type: 'integer' })
  line!: number;

  @ForeignKey(() => LedgerAccount, { name: 'ledger_posting_account' })
  @Column({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  /** Place in its account, from 1 without gaps. */
  @Column({ type: 'integer' })
  sequence!: number;

  /** Fen: debit above zero, credit below. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  amount!: bigint;

  /** Fen: the account's balance with this posting. */
  @Column({ type: 'bigint', name: 'balance_after', transformer: bigintColumn })
  balanceAfter!: bigint;

  /** Fen: all debits of the account with this posting, from which the turnover of any period follows. */
  @Column({ type: 'bigint', name: 'debit_after', transformer: bigintColumn })
  debitAfter!: bigint;

  /**
   * Day (Shanghai) on which it was recorded, never before that of the posting before it in the account: statements go
   * by it, so that one that was drawn up never changes. The day on which the entry counts may be an earlier one.
   */
  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'jsonb' })
  source!: PostingSource;

  /** SHA-256, hex, over this posting, its entry and the hash of the posting before it in the account. */
  @Column({ type: 'text' })
  hash!: string;
}
