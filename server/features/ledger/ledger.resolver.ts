import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import { answerDone } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { DonePayload } from '../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { findChecks, requestCheck } from './check/check-ledger.job.ts';
import type { LedgerCheckRun } from './check/ledger-check-run.entity.ts';
import { type AccountPurpose, AccountPurposeEnum, type OwnerKind, OwnerKindEnum } from './ledger.enums.ts';
import {
  type LedgerAccount,
  LedgerAccountConnection,
  LedgerCheckRunConnection,
  LedgerEntry,
  LedgerEntryConnection,
  type LedgerPosting,
  LedgerPostingConnection,
  LedgerStatement,
  TrialBalance,
} from './ledger.graphql-types.ts';
import { type AccountSort, AccountSortEnum, findAccounts } from './reading/find-accounts.service.ts';
import { findEntriesOfCase, findEntry } from './reading/find-entries.service.ts';
import { trialBalance } from './reading/trial-balance.service.ts';
import { findStatement, findStatements, statementLines } from './statement/find-statement.service.ts';

@Resolver(() => LedgerStatement)
export class LedgerResolver {
  @Query(() => LedgerAccountConnection, { description: 'Accounts of your own books.' })
  @Access('signedIn')
  async ledgerAccounts(
    @Ctx() ctx: RequestContext,
    @Arg('owner', () => OwnerKindEnum, {
      description: 'ORGANIZATION: of the organisation acted for; PERSON: yours as somebody who is paid.',
    })
    owner: OwnerKind,
    @Arg('purposes', () => [AccountPurposeEnum], { nullable: true, description: 'For these purposes.' })
    purposes?: AccountPurpose[] | null,
    @Arg('dealId', () => ID, { nullable: true, description: 'Of this deal.' }) dealId?: string | null,
    @Arg('open', () => Boolean, { nullable: true, description: 'Only those that are not at zero.' })
    open?: boolean | null,
    @Arg('sort', () => AccountSortEnum, { nullable: true, description: 'LAST_MOVED unless told.' })
    sort?: AccountSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<LedgerAccount>> {
    const filter = { owner, purposes: purposes ?? null, dealId: dealId ?? null, open: open ?? null };
    const page = { first: first ?? null, after: after ?? null };
    return findAccounts(await ctx.scope(), filter, sort ?? 'LAST_MOVED', page);
  }

  @Query(() => LedgerStatement, {
    nullable: true,
    description: 'Statement of an account of your own books; null for all others.',
  })
  @Access('signedIn')
  async ledgerStatement(
    @Ctx() ctx: RequestContext,
    @Arg('accountId', () => ID, { description: 'The account.' }) accountId: string,
    @Arg('from', () => DateScalar, { nullable: true, description: 'First day.' }) from?: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Last day.' }) to?: string | null,
  ): Promise<LedgerStatement | null> {
    return findStatement(await ctx.scope(), accountId, { from: from ?? null, to: to ?? null });
  }

  @Query(() => [LedgerStatement], {
    description: 'Statements of all accounts of your own books in one deal, one for each purpose.',
  })
  @Access('signedIn')
  async ledgerStatements(
    @Ctx() ctx: RequestContext,
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Arg('from', () => DateScalar, { nullable: true, description: 'First day.' }) from?: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Last day.' }) to?: string | null,
  ): Promise<LedgerStatement[]> {
    return findStatements(await ctx.scope(), { dealId }, { from: from ?? null, to: to ?? null });
  }

  @FieldResolver(() => LedgerPostingConnection, { description: 'Its lines.' })
  async lines(
    @Root() statement: LedgerStatement,
    @Ctx() ctx: RequestContext,
    @Arg('latestFirst', () => Boolean, { nullable: true, description: 'Whether the latest come first.' })
    latestFirst?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<LedgerPosting>> {
    return statementLines(ctx, statement, {
      first: first ?? null,
      after: after ?? null,
      latestFirst: latestFirst ?? false,
    });
  }

  @Query(() => LedgerEntry, {
    nullable: true,
    description: 'An entry in which your own books have a part; null for all others.',
  })
  @Access('signedIn')
  async ledgerEntry(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The entry.' }) id: string,
  ): Promise<LedgerEntry | null> {
    return findEntry(await ctx.scope(), id);
  }

  @Query(() => LedgerEntryConnection, {
    description: 'Entries of a case in which your own books have a part, the latest first.',
  })
  @Access('signedIn')
  async ledgerEntries(
    @Ctx() ctx: RequestContext,
    @Arg('caseType', () => String, { description: 'Kind of the case, such as `Deal`.' }) caseType: string,
    @Arg('caseId', () => ID, { description: 'The case.' }) caseId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<LedgerEntry>> {
    const page = { first: first ?? null, after: after ?? null };
    return findEntriesOfCase(await ctx.scope(), { caseType, caseId }, page);
  }

  @Query(() => TrialBalance, {
    description: 'Sums of all accounts by purpose: of the organisation acted for, or of the whole market.',
  })
  @Access('signedIn')
  async trialBalance(
    @Ctx() ctx: RequestContext,
    @Arg('wholeMarket', () => Boolean, { nullable: true, description: 'Of everybody; for operators.' })
    wholeMarket?: boolean | null,
    @Arg('dealId', () => ID, { nullable: true, description: 'Of this deal only.' }) dealId?: string | null,
    @Arg('from', () => DateScalar, { nullable: true, description: 'First day.' }) from?: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Last day.' }) to?: string | null,
  ): Promise<TrialBalance> {
    const period = { from: from ?? null, to: to ?? null };
    const of = { wholeMarket: wholeMarket ?? false, dealId: dealId ?? null };
    return Object.assign(new TrialBalance(), await trialBalance(await ctx.scope(), { ...period, ...of }));
  }

  @Query(() => LedgerCheckRunConnection, { description: 'Checks of the ledger, the latest first.' })
  @Access(['OPERATOR'])
  async ledgerChecks(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<LedgerCheckRun>> {
    return findChecks(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => DonePayload, { description: 'Has the whole ledger checked in the background.' })
  @Access(['OPERATOR'])
  checkLedger(@Ctx() ctx: RequestContext): Promise<DonePayload> {
    return answerDone(ctx, requestCheck);
  }
}
