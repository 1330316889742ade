import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { PostingSource } from '../ledger.types.ts';
import { LedgerAccount } from './ledger-account.entity.ts';
import { LedgerEntry } from './ledger-entry.entity.ts';

/** One line of an entry, and one link of its account's chain. The database refuses updates and deletes. */
@Entity('ledger_posting')
@Index('ledger_posting_of_account', ['accountId', 'sequence'], { unique: true })
@Index('ledger_posting_by_day', ['accountId', 'day', 'sequence'])
@Check('ledger_posting_amount', 'amount <> 0')
@ObjectType({ description: 'A line of an entry, in one account.' })
@Access('record')
export class LedgerPosting {
  @ForeignKey(() => LedgerEntry, { name: 'ledger_posting_entry' })
  @PrimaryColumn({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  @PrimaryColumn({ type: 'integer' })
  @Field(() => Int, { description: 'Place in its entry, from 1.' })
  line!: number;

  @ForeignKey(() => LedgerAccount, { name: 'ledger_posting_account' })
  @Column({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place in its account, from 1 without gaps.' })
  sequence!: number;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Debit above zero, credit below.' })
  amount!: bigint;

  @Column({ type: 'bigint', name: 'balance_after', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: "The account's balance with it." })
  balanceAfter!: bigint;

  /** Fen: all debits of the account with this posting, from which the turnover of any period follows. */
  @Column({ type: 'bigint', name: 'debit_after', transformer: bigintColumn })
  debitAfter!: bigint;

  /**
   * Day (Shanghai) on which it was recorded, never before that of the posting before it in the account: statements go
   * by it, so that one that was drawn up never changes. The day on which the entry counts may be an earlier one.
   */
  @Column({ type: 'date' })
  @Field(() => DateScalar, { description: 'Day on which it was recorded; statements go by it.' })
  day!: string;

  @Column({ type: 'jsonb' })
  source!: PostingSource;

  /** SHA-256, hex, over this posting, its entry and the hash of the posting before it in the account. */
  @Column({ type: 'text' })
  hash!: string;

  /** Its entry and account, where they were read together with it. */
  entry?: LedgerEntry;
  account?: LedgerAccount;

  @Field(() => ID, { description: 'Names the line: entry and place.' })
  get id(): string {
    return `${this.entryId}:${this.line}`;
  }

  @Field(() => String, {
    nullable: true,
    description: "Path of the term in the contract's terms that it rests on, such as `payment.stages.0`.",
  })
  get term(): string | null {
    return this.source.term ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Rule that it rests on, such as INC-2.' })
  get ruleId(): string | null {
    return this.source.ruleId ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Key of the payment in the payment plan, such as `royalty:2026-07-01`.',
  })
  get key(): string | null {
    return this.source.key ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'A number that helps people, such as that of an invoice.',
  })
  get note(): string | null {
    return this.source.note ?? null;
  }
}
