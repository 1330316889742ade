import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { keysetPage, type Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import { leaderDisclosures } from './disclosures/leader-disclosures.service.ts';
import {
  type DistributionState,
  DistributionStateEnum,
  type IncomeAction,
  IncomeActionEnum,
} from './income.enums.ts';
import {
  IncomeCostConnection,
  IncomeDistribution,
  IncomeDistributionConnection,
  IncomeFloor,
  type IncomeOfContract,
  IncomeOfContractConnection,
  IncomePendingMoney,
  IncomePlan,
  IncomePreview,
  IncomeSuggestion,
  type LeaderDisclosure,
  LeaderDisclosureConnection,
} from './income.types.ts';
import { Income } from './income.view.ts';
import { grantedIncome } from './plans/granted-income.ts';
import { planInWork, planToDivideBy } from './plans/plan-record.ts';
import { findIncomeContracts } from './reading/contracts.service.ts';
import {
  findDistribution,
  findDistributions,
  findPlan,
  plansOfMine,
} from './reading/find-distributions.service.ts';
import {
  actionsOn,
  findIncome,
  floorViews,
  keptFloorViews,
  pendingIn,
  previewLines,
  previewOf,
  suggestionOf,
} from './reading/find-income.service.ts';

@Resolver(() => Income)
export class IncomeResolver {
  @Query(() => Income, {
    nullable: true,
    description:
      'The income of a deal in effect, of an own implementation or of a demand; none if you may not see it.',
  })
  @Access('signedIn')
  async income(
    @Ctx() ctx: RequestContext,
    @Arg('dealId', () => ID, { nullable: true, description: 'A deal in effect, or any of its amendments.' })
    dealId?: string | null,
    @Arg('ownImplementationId', () => ID, { nullable: true, description: 'An own implementation.' })
    ownImplementationId?: string | null,
    @Arg('laneId', () => ID, {
      nullable: true,
      description: 'The lane of a demand that the unit won; its income is there once its result is named.',
    })
    laneId?: string | null,
  ): Promise<Income | null> {
    const opened = await findIncome(await ctx.scope(), {
      dealId: dealId ?? null,
      ownImplementationId: ownImplementationId ?? null,
      laneId: laneId ?? null,
    });
    return opened ? Object.assign(new Income(), opened) : null;
  }

  @Query(() => IncomePlan, {
    nullable: true,
    description: 'A plan of distribution, for the unit and for those who have a part in it.',
  })
  @Access('signedIn')
  async incomePlan(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomePlan | null> {
    return findPlan(await ctx.scope(), id);
  }

  @Query(() => [IncomePlan], {
    description: 'Proposed and agreed plans in which you have a part, the latest first, 100 at most.',
  })
  @Access('signedIn')
  async myIncomePlans(@Ctx() ctx: RequestContext): Promise<IncomePlan[]> {
    return (await plansOfMine(await ctx.scope())).map(({ plan }) => plan);
  }

  @Query(() => IncomeDistribution, {
    nullable: true,
    description: 'A distribution; none if there is none that you may see.',
  })
  @Access('signedIn')
  async incomeDistribution(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistribution | null> {
    return findDistribution(await ctx.scope(), id);
  }

  @Query(() => IncomeDistributionConnection, {
    description: 'Distributions of the unit acted for, the latest first.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'])
  async incomeDistributions(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [DistributionStateEnum], { nullable: true, description: 'In one of these states.' })
    states?: DistributionState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<IncomeDistribution>> {
    const page = { first: first ?? null, after: after ?? null };
    return findDistributions(await ctx.scope(), { states: states ?? null }, page);
  }

  @Query(() => IncomeOfContractConnection, {
    description: 'Running contracts of the unit acted for with the state of their income.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'])
  async incomeContracts(
    @Ctx() ctx: RequestContext,
    @Arg('waiting', () => Boolean, {
      nullable: true,
      description: 'Only those of which something is to be distributed.',
    })
    waiting?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<IncomeOfContract>> {
    const page = { first: first ?? null, after: after ?? null };
    return findIncomeContracts(await ctx.scope(), waiting ?? false, page);
  }

  @Query(() => LeaderDisclosureConnection, {
    description: 'What leaders of units receive of conversions, made public (INC-8), the latest first.',
  })
  @Access('public')
  leaderDisclosures(
    @Ctx() ctx: RequestContext,
    @Arg('organizationId', () => ID, { nullable: true, description: 'Of this unit.' })
    organizationId?: string | null,
    @Arg('year', () => Int, { nullable: true, description: 'Approved in this year.' }) year?: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<LeaderDisclosure>> {
    const page = { first: first ?? null, after: after ?? null };
    return leaderDisclosures(ctx.app, { organizationId: organizationId ?? null, year: year ?? null }, page);
  }

  @FieldResolver(() => IncomePlan, { nullable: true, description: 'The plan that income is divided by.' })
  planInForce(@Root() { source }: Income, @Ctx() ctx: RequestContext): Promise<IncomePlan | null> {
    return planToDivideBy(ctx.app.db.manager, source);
  }

  @FieldResolver(() => IncomePlan, { nullable: true, description: 'The plan that is written or proposed.' })
  planInWork(@Root() { source }: Income, @Ctx() ctx: RequestContext): Promise<IncomePlan | null> {
    return planInWork(ctx.app.db.manager, source);
  }

  @FieldResolver(() => IncomeSuggestion, { description: 'What a plan begins with.' })
  suggestion(@Root() income: Income, @Ctx() ctx: RequestContext): Promise<IncomeSuggestion> {
    return suggestionOf(ctx.app, income);
  }

  @FieldResolver(() => [IncomeFloor], { description: 'What the rules demand of a plan; none for a grant.' })
  async floors(
    @Root() { source, unit }: Income,
    @Ctx() ctx: RequestContext,
    @Arg('completersConvert', () => Boolean, {
      description: 'Whether the completers convert the result themselves (INC-6).',
    })
    completersConvert: boolean,
  ): Promise<IncomeFloor[]> {
    const granted = await grantedIncome(ctx.app.db.manager, source);
    return floorViews(unit.rulebook, source, completersConvert, granted !== null);
  }

  @FieldResolver(() => [IncomePendingMoney], {
    description: 'Received and not distributed yet, in order; below zero what was taken back.',
  })
  async pending(@Root() income: Income, @Ctx() ctx: RequestContext): Promise<IncomePendingMoney[]> {
    return (await pendingIn(ctx.app, income)).received;
  }

  @FieldResolver(() => IncomePreview, {
    nullable: true,
    description: 'What the next distribution would be; none without a plan in force or without income.',
  })
  async preview(@Root() income: Income, @Ctx() ctx: RequestContext): Promise<IncomePreview | null> {
    const found = await previewOf(ctx.app.db.manager, income);
    if (!found) return null;
    const { record, reckoning } = found;
    const { received: gross, net, carried } = reckoning.split;
    return {
      gross,
      costs: gross - net,
      carried,
      net,
      lines: previewLines(reckoning, record.members, record.plan.basis === 'AGREED_INCOME'),
      floors: keptFloorViews(reckoning.floors),
    };
  }

  @FieldResolver(() => IncomeCostConnection, {
    description: 'Costs, the latest first; those taken back too.',
  })
  costs(
    @Root() { source }: Income,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<IncomeCost>> {
    const query = ctx.app.db
      .createQueryBuilder(IncomeCost, 'cost')
      .where('cost.sourceKind = :kind AND cost.sourceId = :id', { kind: source.kind, id: source.id });
    return keysetPage(
      query,
      { first: first ?? null, after: after ?? null },
      {
        expression: 'cost.recordedAt',
        direction: 'DESC',
        value: ({ recordedAt }) => recordedAt.toISOString(),
        type: 'timestamptz',
      },
    );
  }

  @FieldResolver(() => IncomeDistributionConnection, { description: 'Its distributions, the latest first.' })
  async distributions(
    @Root() { source }: Income,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<IncomeDistribution>> {
    const page = { first: first ?? null, after: after ?? null };
    return findDistributions(await ctx.scope(), { source }, page);
  }

  @FieldResolver(() => [IncomeActionEnum], { description: 'What you can do now.' })
  async actions(@Root() income: Income, @Ctx() ctx: RequestContext): Promise<IncomeAction[]> {
    return actionsOn(await ctx.scope(), income);
  }
}
