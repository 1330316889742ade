import { Field, Int, ObjectType } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { DateScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import { LedgerCheckRun } from './check/ledger-check-run.entity.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import { LedgerEntry } from './data/ledger-entry.entity.ts';
import { LedgerPosting } from './data/ledger-posting.entity.ts';
import { type AccountPurpose, AccountPurposeEnum } from './ledger.enums.ts';
import type {
  TrialBalanceLine as LineOf,
  TrialBalanceSums as SumsOf,
} from './reading/trial-balance.service.ts';
import type { Statement } from './statement/find-statement.service.ts';

/** The types by which other features show what was posted. */
export { LedgerAccount, LedgerEntry, LedgerPosting };

export const LedgerAccountConnection = connectionOf(LedgerAccount, 'LedgerAccount');
export const LedgerEntryConnection = connectionOf(LedgerEntry, 'LedgerEntry');
export const LedgerPostingConnection = connectionOf(LedgerPosting, 'LedgerPosting');
export const LedgerCheckRunConnection = connectionOf(LedgerCheckRun, 'LedgerCheckRun');

@ObjectType({ description: 'What moved an account in a period (对账单). It goes by the days of recording.' })
@Access('record')
export class LedgerStatement implements Statement {
  @Field(() => LedgerAccount, { description: 'The account.' })
  account!: LedgerAccount;

  @Field(() => DateScalar, { nullable: true, description: 'First day; none: from the beginning.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; none: until now.' })
  to!: string | null;

  @Field(() => MoneyScalar, { description: 'Balance before the period; debit above zero, credit below.' })
  opening!: bigint;

  @Field(() => MoneyScalar, { description: 'All debits of the period.' })
  debit!: bigint;

  @Field(() => MoneyScalar, { description: 'All credits of the period, not below zero.' })
  credit!: bigint;

  @Field(() => MoneyScalar, { description: 'Balance at its end: opening plus debit less credit.' })
  closing!: bigint;

  openingSequence!: number;
  closingSequence!: number;
  lines?: Page<LedgerPosting>;
}

@ObjectType({ description: 'Sums of accounts; debit and credit agree in each pair.' })
@Access('record')
export class TrialBalanceSums implements SumsOf {
  @Field(() => MoneyScalar, { description: 'Debit balances before the period.' })
  openingDebit!: bigint;

  @Field(() => MoneyScalar, { description: 'Credit balances before the period, not below zero.' })
  openingCredit!: bigint;

  @Field(() => MoneyScalar, { description: 'Debits of the period.' })
  debit!: bigint;

  @Field(() => MoneyScalar, { description: 'Credits of the period, not below zero.' })
  credit!: bigint;

  @Field(() => MoneyScalar, { description: 'Debit balances at the end.' })
  closingDebit!: bigint;

  @Field(() => MoneyScalar, { description: 'Credit balances at the end, not below zero.' })
  closingCredit!: bigint;
}

@ObjectType({ description: 'All accounts of one purpose.' })
@Access('record')
export class TrialBalanceLine extends TrialBalanceSums implements LineOf {
  @Field(() => AccountPurposeEnum, { description: 'What the accounts are for.' })
  purpose!: AccountPurpose;

  @Field(() => Int, { description: 'How many accounts there are.' })
  accounts!: number;
}

@ObjectType({ description: 'Trial balance (试算平衡表) of an organisation or of the whole market.' })
@Access('record')
export class TrialBalance {
  @Field(() => DateScalar, { nullable: true, description: 'First day; none: from the beginning.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; none: until now.' })
  to!: string | null;

  @Field(() => [TrialBalanceLine], { description: 'By purpose.' })
  lines!: TrialBalanceLine[];

  @Field(() => TrialBalanceSums, { description: 'The sum of the lines.' })
  total!: TrialBalanceSums;

  @Field(() => Boolean, { description: 'Whether debit and credit agree in every pair.' })
  get balanced(): boolean {
    const { openingDebit, openingCredit, debit, credit, closingDebit, closingCredit } = this.total;
    return openingDebit === openingCredit && debit === credit && closingDebit === closingCredit;
  }
}
