import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { hasRole } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Page } from '../../../platform/database/page.ts';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { maskBankAccount } from '../payees/bank-account.ts';
import { subjectOf } from './change-payout.ts';
import { findPayable, type Payable } from './find-payable.service.ts';
import { findPayout, findPayoutLines, findPayouts } from './find-payouts.service.ts';
import { isLate } from './lateness.ts';
import {
  type PayoutAction,
  PayoutActionEnum,
  type PayoutLineState,
  PayoutLineStateEnum,
  type PayoutState,
  PayoutStateEnum,
} from './payout.enums.ts';
import { payeesOfPayout, payoutById } from './payout.loaders.ts';
import {
  PayableRewardConnection,
  PayoutBatch,
  PayoutBatchConnection,
  PayoutLine,
  PayoutLineConnection,
  TaxRemittance,
  TaxRemittanceConnection,
  WithheldTax,
} from './payout.types.ts';
import { payoutActions } from './payout-actions.ts';
import { payoutNumber } from './payout-number.ts';
import { findRemittances, findWithheldTaxes, type MonthlyTax } from './withheld-taxes.service.ts';

@Resolver(() => PayoutBatch)
export class PayoutBatchResolver {
  @Query(() => PayoutBatch, { nullable: true, description: 'A pay-out that you may see.' })
  @Access('signedIn')
  async payout(
    @Arg('id', () => ID, { description: 'Id of the pay-out.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutBatch | null> {
    return findPayout(await ctx.scope(), id);
  }

  @Query(() => PayoutBatchConnection, { description: 'Pay-outs of the unit acted for, the latest first.' })
  @Access('signedIn')
  async payouts(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [PayoutStateEnum], { nullable: true, description: 'Only in these states.' })
    states?: PayoutState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<PayoutBatch>> {
    const page = { first: first ?? null, after: after ?? null };
    return findPayouts(await ctx.scope(), { states: states ?? null }, page);
  }

  @Query(() => PayableRewardConnection, {
    description:
      'Rewards that the unit acted for owes and that are in no pay-out, the longest waiting first.',
  })
  @Access('signedIn')
  async payableRewards(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<Payable>> {
    return findPayable(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Query(() => [WithheldTax], {
    description: 'Taxes withheld from rewards by month of the pay-outs, the latest first.',
  })
  @Access('signedIn')
  async withheldTaxes(@Ctx() ctx: RequestContext): Promise<MonthlyTax[]> {
    return findWithheldTaxes(await ctx.scope());
  }

  @Query(() => TaxRemittanceConnection, {
    description: 'Withheld taxes that were handed over, the latest first.',
  })
  @Access('signedIn')
  async taxRemittances(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<TaxRemittance>> {
    return findRemittances(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => String, { description: 'Its number: year and running number of the unit.' })
  number(@Root() batch: PayoutBatch): string {
    return payoutNumber(batch);
  }

  @FieldResolver(() => MoneyScalar, { description: 'What the bank is asked to pay: rewards less taxes.' })
  net(@Root() { gross, withheld }: PayoutBatch): bigint {
    return gross - withheld;
  }

  @FieldResolver(() => User, { description: 'Who put it together.' })
  preparedBy(@Root() batch: PayoutBatch, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, batch.preparedBy);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who approved it.' })
  approvedBy(@Root() batch: PayoutBatch, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return batch.approvedBy ? ctx.load(userById, batch.approvedBy) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who confirmed its execution.' })
  confirmedBy(@Root() batch: PayoutBatch, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return batch.confirmedBy ? ctx.load(userById, batch.confirmedBy) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: "The bank's receipt." })
  receipt(@Root() batch: PayoutBatch, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return batch.receiptFileId ? ctx.load(fileLoader, batch.receiptFileId) : null;
  }

  @FieldResolver(() => [PayoutActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() batch: PayoutBatch, @Ctx() ctx: RequestContext): Promise<PayoutAction[]> {
    const payees = await ctx.load(payeesOfPayout, batch.id);
    return payoutActions(await ctx.actor(), subjectOf(batch, payees));
  }

  @FieldResolver(() => PayoutLineConnection, { description: 'Its lines by their place.' })
  lines(
    @Root() batch: PayoutBatch,
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [PayoutLineStateEnum], { nullable: true, description: 'Only in these states.' })
    states?: PayoutLineState[] | null,
    @Arg('name', () => String, { nullable: true, description: 'Part of the name of the payee.' })
    name?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<PayoutLine>> {
    const filter = { states: states ?? null, name: name ?? null };
    return findPayoutLines(ctx, batch.id, filter, { first: first ?? null, after: after ?? null });
  }
}

@Resolver(() => PayoutLine)
export class PayoutLineResolver {
  @FieldResolver(() => MoneyScalar, { description: 'What is paid: the reward less the tax.' })
  net(@Root() { gross, withheld }: PayoutLine): bigint {
    return gross - withheld;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Number of the account: whole for finance, else its last four digits; none while it is not known.',
  })
  async bankAccount(@Root() line: PayoutLine, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (line.bankAccount === null) return null;
    const batch = await ctx.load(payoutById, line.batchId);
    const isFinance = batch !== null && hasRole(await ctx.actor(), ['FINANCE_OFFICER'], batch.organizationId);
    return isFinance ? line.bankAccount : maskBankAccount(line.bankAccount);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it was paid later than it should have been (INC-10).',
  })
  isLate(@Root() line: PayoutLine): boolean {
    return isLate(line.receivedOn, line.paidOn ?? clock.today());
  }
}

@Resolver(() => TaxRemittance)
export class TaxRemittanceResolver {
  @FieldResolver(() => User, { description: 'Who recorded it.' })
  recordedBy(@Root() remittance: TaxRemittance, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, remittance.recordedBy);
  }
}
