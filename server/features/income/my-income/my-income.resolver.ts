import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { findMyIncome, sumUpMyIncome } from './find-my-income.service.ts';
import { costsOfDistribution, payoutLinesOfReward, receiptsOfDistribution } from './my-income.loaders.ts';
import {
  MyIncome,
  MyIncomeConnection,
  MyIncomeCost,
  MyIncomeReceipt,
  MyIncomeTotals,
  MyPayment,
} from './my-income.types.ts';

@Resolver(() => MyIncome)
export class MyIncomeResolver {
  @Query(() => MyIncomeConnection, { description: 'Your rewards, the latest first.' })
  @Access('signedIn')
  async myIncome(
    @Ctx() ctx: RequestContext,
    @Arg('year', () => Int, { nullable: true, description: 'Only those granted in this year.' })
    year?: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<MyIncome>> {
    const page = { first: first ?? null, after: after ?? null };
    return findMyIncome(await ctx.scope(), { year: year ?? null }, page);
  }

  @Query(() => MyIncomeTotals, { description: 'Sums of your rewards, and by year.' })
  @Access('signedIn')
  async myIncomeTotals(@Ctx() ctx: RequestContext): Promise<MyIncomeTotals> {
    return sumUpMyIncome(await ctx.scope());
  }

  @FieldResolver(() => Organization, { description: 'The unit that grants it.' })
  organization(@Root() income: MyIncome, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, income.organizationId);
  }

  @FieldResolver(() => [MyIncomeReceipt], { description: 'What came in, the earliest first.' })
  receipts(@Root() income: MyIncome, @Ctx() ctx: RequestContext): Promise<MyIncomeReceipt[]> {
    return ctx.load(receiptsOfDistribution, income.distributionId);
  }

  @FieldResolver(() => [MyIncomeCost], { description: 'What was deducted.' })
  deductions(@Root() income: MyIncome, @Ctx() ctx: RequestContext): Promise<MyIncomeCost[]> {
    return ctx.load(costsOfDistribution, income.distributionId);
  }

  @FieldResolver(() => [MyPayment], { description: 'How it was paid out, tries that failed too.' })
  async payments(@Root() income: MyIncome, @Ctx() ctx: RequestContext): Promise<MyPayment[]> {
    const lines = await ctx.load(payoutLinesOfReward, income.id);
    return lines
      .filter(({ state }) => state !== 'CANCELLED')
      .map(({ id, state, gross, withheld, paidOn, failure }) => ({
        ...{ id, state, gross, withheld, paidOn, failure },
        net: gross - withheld,
        slipUrl: `/payouts/lines/${id}/slip.pdf`,
      }));
  }
}
