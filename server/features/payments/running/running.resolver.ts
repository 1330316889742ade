import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import { completersOf } from '../../results/result.loaders.ts';
import { isWanted, milestonesOf, SHARED_KINDS } from '../events/event-kinds.ts';
import { PaymentRecord } from '../events/payment-record.entity.ts';
import { Inspection } from '../inspections/inspection.entity.ts';
import { buyOutPriceOn, returnUntil } from '../plan/choices.ts';
import type { PaymentPlan } from '../plan/plan.types.ts';
import { TradeRecord, YearDeclaration } from '../reports/usage-evidence.entity.ts';
import { actionsOn } from './actions.ts';
import { findRunning, findRunningContracts } from './find-running.service.ts';
import { presentSchedule } from './present-schedule.ts';
import { type RunningAction, RunningActionEnum, type RunningSort, RunningSortEnum } from './running.enums.ts';
import {
  inspectionsOf,
  recordsOf,
  reportsOfRunning,
  tradeRecordsOf,
  yearDeclarationsOf,
} from './running.loaders.ts';
import { seesForUnit, sideIn } from './running.policy.ts';
import {
  RunningChoices,
  RunningContract,
  RunningContractConnection,
  RunningContractFilter,
} from './running.types.ts';
import { PaymentSchedule } from './schedule.types.ts';
import { standingOfRunning } from './standing.loader.ts';

@Resolver(() => RunningContract)
export class RunningContractResolver {
  @Query(() => RunningContract, {
    nullable: true,
    description:
      'The running contract of a deal; none for deals not in effect, and for those who do not see its money.',
  })
  @Access('signedIn')
  async runningContract(
    @Arg('dealId', () => ID, { description: 'The deal, or an amendment of it.' }) dealId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RunningContract | null> {
    return findRunning(await ctx.scope(), dealId);
  }

  @Query(() => RunningContractConnection, {
    description: 'Running contracts of the organisation acted for, on either side.',
  })
  @Access('signedIn')
  async runningContracts(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => RunningContractFilter, { nullable: true, description: 'Only these.' })
    filter?: RunningContractFilter | null,
    @Arg('sort', () => RunningSortEnum, {
      nullable: true,
      description: 'Order; nearest deadline first unless told.',
    })
    sort?: RunningSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<RunningContract>> {
    const page = { first: first ?? null, after: after ?? null };
    return findRunningContracts(await ctx.scope(), filter ?? {}, sort ?? 'DEADLINE', page);
  }

  @FieldResolver(() => Organization, { description: 'The unit that is paid.' })
  owner(
    @Root() { organizationId }: RunningContract,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => Organization, { description: 'The enterprise that pays.' })
  enterprise(
    @Root() { enterpriseId }: RunningContract,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, enterpriseId);
  }

  @FieldResolver(() => DealSideEnum, {
    nullable: true,
    description: 'The side that you act for; none for readers.',
  })
  async mySide(@Root() running: RunningContract, @Ctx() ctx: RequestContext): Promise<DealSide | null> {
    return sideIn(await ctx.actor(), running);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you see what is for the unit alone, such as distribution.',
  })
  async seesUnit(@Root() running: RunningContract, @Ctx() ctx: RequestContext): Promise<boolean> {
    return seesForUnit(await ctx.actor(), running);
  }

  @FieldResolver(() => [RunningActionEnum], { complexity: 5, description: 'What you can do now.' })
  async actions(@Root() running: RunningContract, @Ctx() ctx: RequestContext): Promise<RunningAction[]> {
    const actor = await ctx.actor();
    const { plan } = await ctx.load(standingOfRunning, running.id).then(known);
    const [reports, records, completers] = await Promise.all([
      ctx.load(reportsOfRunning, running.id),
      ctx.load(recordsOf, running.id),
      ctx.load(completersOf, running.resultId),
    ]);
    const userId = actingUser(actor)?.userId;
    const isCompleter = completers.some(
      (completer) => completer.userId !== null && completer.userId === userId,
    );
    return actionsOn(actor, { running, plan, reports, records, isCompleter });
  }

  // Reckoned from plan and facts with several statements, so a list must not ask for hundreds at once.
  @FieldResolver(() => PaymentSchedule, {
    complexity: 20,
    description: 'What it comes to today, and what comes.',
  })
  async schedule(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<PaymentSchedule> {
    const { schedule, plan } = await ctx.load(standingOfRunning, id).then(known);
    return presentSchedule(schedule, plan.terms);
  }

  @FieldResolver(() => RunningChoices, {
    complexity: 5,
    description: 'What can be chosen and is to be established.',
  })
  async choices(@Root() running: RunningContract, @Ctx() ctx: RequestContext): Promise<RunningChoices> {
    const { plan } = await ctx.load(standingOfRunning, running.id).then(known);
    return choicesOf(running, plan);
  }

  @FieldResolver(() => [PaymentRecord], { description: 'What happened beside reports, oldest first.' })
  records(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<PaymentRecord[]> {
    return ctx.load(recordsOf, id);
  }

  @FieldResolver(() => [TradeRecord], { description: 'Evidence of sales from elsewhere.' })
  tradeRecords(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<TradeRecord[]> {
    return ctx.load(tradeRecordsOf, id);
  }

  @FieldResolver(() => [YearDeclaration], { description: 'Declared totals of years, oldest first.' })
  yearDeclarations(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<YearDeclaration[]> {
    return ctx.load(yearDeclarationsOf, id);
  }

  @FieldResolver(() => [Inspection], { description: "Inspections of the licensee's accounts, oldest first." })
  inspections(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<Inspection[]> {
    return ctx.load(inspectionsOf, id);
  }
}

function choicesOf(running: RunningContract, plan: PaymentPlan): RunningChoices {
  const { terms, trialUntil } = plan;
  const price = running.state === 'RUNNING' ? buyOutPriceOn(plan, clock.today()) : null;
  return {
    buyOut: price && { amount: price.amount, untilOn: price.untilOn },
    returnUntil: returnUntil(plan),
    deferralMonths: terms.payAfterUse?.deferralMonths ?? 0,
    events: SHARED_KINDS.filter(
      (kind) => isWanted(terms, kind) && (kind === 'OPENING') === (running.state === 'AWAITING_OPENING'),
    ),
    milestones: milestonesOf(terms),
    reportsUnits: terms.payment?.royalty?.base === 'UNITS',
    reportsSavings: terms.payment?.royalty?.base === 'COST_SAVING',
    reportsProfit: Boolean(terms.work?.profitBasisPoints),
    trialUntil,
  };
}

function known<T>(standing: T | null): T {
  if (standing === null) throw new Error('payments: a running contract went away');
  return standing;
}
