import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { caseKey } from '../../platform/cases.ts';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { MoneyScalar } from '../../platform/graphql/scalars.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { noticesOfCase } from '../notices/find-notices.service.ts';
import { PublicNotice } from '../notices/notices.types.ts';
import { runningLoader } from '../payments/running/running-by-id.service.ts';
import { distributionCase } from './distributions/distribution-case.ts';
import { type DistributionAction, DistributionActionEnum, type IncomeConsent } from './income.enums.ts';
import { costDeducted, linesOfDistribution, planRecordOf, receiptsOfDistribution } from './income.loaders.ts';
import {
  IncomeCommission,
  IncomeCost,
  IncomeDistribution,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
  IncomeKeptFloor,
  IncomePlan,
  IncomePlanMember,
  IncomeWarning,
} from './income.types.ts';
import { distributionActions } from './reading/find-distributions.service.ts';
import { keptFloorViews } from './reading/find-income.service.ts';

const BY = { nullable: true, description: 'Who; none where a job of the system did it.' } as const;
const OWN = { nullable: true, description: 'Id of the own implementation; none for other sources.' } as const;
const DEAL = { nullable: true, description: 'Id of the deal; none for what is no contract.' } as const;
const LANE = {
  nullable: true,
  description: 'Id of the lane of the demand; none for other sources.',
} as const;

function user(ctx: RequestContext, id: string | null): Promise<User | null> | null {
  return id ? ctx.load(userById, id) : null;
}

function file(ctx: RequestContext, id: string | null): Promise<StoredFile | null> | null {
  return id ? ctx.load(fileLoader, id) : null;
}

async function dealOf(
  ctx: RequestContext,
  { sourceKind, sourceId }: Pick<IncomePlan, 'sourceKind' | 'sourceId'>,
): Promise<string | null> {
  if (sourceKind !== 'CONTRACT') return null;
  return (await ctx.load(runningLoader, sourceId))?.dealId ?? null;
}

function ownOf({ sourceKind, sourceId }: Pick<IncomePlan, 'sourceKind' | 'sourceId'>): string | null {
  return sourceKind === 'OWN_IMPLEMENTATION' ? sourceId : null;
}

function laneOf({ sourceKind, sourceId }: Pick<IncomePlan, 'sourceKind' | 'sourceId'>): string | null {
  return sourceKind === 'DEMAND' ? sourceId : null;
}

@Resolver(() => IncomePlan)
export class IncomePlanResolver {
  @FieldResolver(() => String, DEAL)
  dealId(@Root() plan: IncomePlan, @Ctx() ctx: RequestContext): Promise<string | null> {
    return dealOf(ctx, plan);
  }

  @FieldResolver(() => ID, OWN)
  ownImplementationId(@Root() plan: IncomePlan): string | null {
    return ownOf(plan);
  }

  @FieldResolver(() => ID, LANE)
  laneId(@Root() plan: IncomePlan): string | null {
    return laneOf(plan);
  }

  @FieldResolver(() => [IncomePlanMember], { description: 'Who shares the pools, completers first.' })
  async members(@Root() { id }: IncomePlan, @Ctx() ctx: RequestContext): Promise<IncomePlanMember[]> {
    return (await ctx.load(planRecordOf, id))?.members ?? [];
  }

  @FieldResolver(() => [IncomeCommission], { description: 'Commissions that were agreed beforehand.' })
  async commissions(@Root() { id }: IncomePlan, @Ctx() ctx: RequestContext): Promise<IncomeCommission[]> {
    return (await ctx.load(planRecordOf, id))?.commissions ?? [];
  }

  @FieldResolver(() => [IncomeWarning], { description: 'Rules that it does not keep and that do not block.' })
  warnings(@Root() { warnings }: IncomePlan): IncomeWarning[] {
    return warnings.map(({ ruleId, citation }) => ({ ruleId, citation }));
  }

  @FieldResolver(() => User, BY)
  proposedBy(@Root() plan: IncomePlan, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, plan.proposedBy);
  }

  @FieldResolver(() => Organization, { description: 'The unit.' })
  unit(@Root() { organizationId }: IncomePlan, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Your own answer as a completer: PENDING, CONSENTED or REFUSED; none where you are not asked.',
  })
  async myConsent(@Root() { id }: IncomePlan, @Ctx() ctx: RequestContext): Promise<IncomeConsent | null> {
    const { actor } = await ctx.scope();
    const members = (await ctx.load(planRecordOf, id))?.members ?? [];
    if (actor.kind !== 'user') return null;
    return (
      members.find(({ userId, pool }) => userId === actor.userId && pool === 'COMPLETERS')?.consent ?? null
    );
  }
}

@Resolver(() => IncomePlanMember)
export class IncomePlanMemberResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The signed paper.' })
  consentFile(
    @Root() { consentFileId }: IncomePlanMember,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile | null> | null {
    return file(ctx, consentFileId);
  }
}

@Resolver(() => IncomeCommission)
export class IncomeCommissionResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation; none for persons.' })
  organization(
    @Root() { organizationId }: IncomeCommission,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return organizationId ? ctx.load(organizationById, organizationId) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The written agreement.' })
  file(@Root() { fileId }: IncomeCommission, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return file(ctx, fileId);
  }
}

@Resolver(() => IncomeCost)
export class IncomeCostResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The evidence.' })
  file(@Root() { fileId }: IncomeCost, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return file(ctx, fileId);
  }

  @FieldResolver(() => User, BY)
  recordedBy(@Root() cost: IncomeCost, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, cost.recordedBy);
  }

  @FieldResolver(() => MoneyScalar, { description: 'What distributions that hold deduct of it.' })
  async deducted(@Root() { id }: IncomeCost, @Ctx() ctx: RequestContext): Promise<bigint> {
    return (await ctx.load(costDeducted, id)) ?? 0n;
  }
}

@Resolver(() => IncomeDistribution)
export class IncomeDistributionResolver {
  @FieldResolver(() => String, DEAL)
  dealId(@Root() distribution: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<string | null> {
    return dealOf(ctx, distribution);
  }

  @FieldResolver(() => ID, OWN)
  ownImplementationId(@Root() distribution: IncomeDistribution): string | null {
    return ownOf(distribution);
  }

  @FieldResolver(() => ID, LANE)
  laneId(@Root() distribution: IncomeDistribution): string | null {
    return laneOf(distribution);
  }

  @FieldResolver(() => IncomePlan, { nullable: true, description: 'The plan that it goes by.' })
  async plan(@Root() { planId }: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<IncomePlan | null> {
    return (await ctx.load(planRecordOf, planId))?.plan ?? null;
  }

  @FieldResolver(() => [IncomeDistributionLine], { description: 'Who gets what, in order.' })
  lines(@Root() { id }: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<IncomeDistributionLine[]> {
    return ctx.load(linesOfDistribution, id);
  }

  @FieldResolver(() => [IncomeDistributionReceipt], { description: 'The received money in it.' })
  receipts(
    @Root() { id }: IncomeDistribution,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionReceipt[]> {
    return ctx.load(receiptsOfDistribution, id);
  }

  @FieldResolver(() => [IncomeKeptFloor], { description: 'The floors beside what is given.' })
  floors(@Root() { floors }: IncomeDistribution): IncomeKeptFloor[] {
    return keptFloorViews(floors);
  }

  @FieldResolver(() => [IncomeWarning], { description: 'Rules that it does not keep and that do not block.' })
  warnings(@Root() { warnings }: IncomeDistribution): IncomeWarning[] {
    return warnings.map(({ ruleId, citation }) => ({ ruleId, citation }));
  }

  @FieldResolver(() => User, BY)
  preparedBy(@Root() each: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, each.preparedBy);
  }

  @FieldResolver(() => User, BY)
  approvedBy(@Root() each: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, each.approvedBy);
  }

  @FieldResolver(() => User, BY)
  endedBy(@Root() each: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, each.endedBy);
  }

  @FieldResolver(() => [PublicNotice], { description: 'Notices of its cash rewards, the latest first.' })
  notices(@Root() each: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<PublicNotice[]> {
    return ctx.load(noticesOfCase, caseKey(distributionCase(each)));
  }

  @FieldResolver(() => [DistributionActionEnum], { description: 'What you can do now.' })
  async actions(@Root() each: IncomeDistribution, @Ctx() ctx: RequestContext): Promise<DistributionAction[]> {
    return distributionActions(await ctx.scope(), each);
  }
}
