import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { RunningContract } from '../../payments/running/running.types.ts';
import { divisionView } from './division-view.ts';
import {
  type EquityOfDeal as DealEquity,
  equityOfDeal,
  findHoldings,
  sharesToRegister,
  type SharesToRegister as ToRegister,
} from './find-holdings.service.ts';
import { holderNameOf, movementsOf, stakeById } from './holdings.loaders.ts';
import {
  EquityHolding,
  EquityHoldingConnection,
  EquityHoldingFilter,
  EquityIncome,
  EquityOfDeal,
  EquityStake,
  ShareDivision,
  ShareMovement,
  SharesToRegister,
} from './holdings.types.ts';

async function filesBy(ids: readonly string[], ctx: RequestContext): Promise<StoredFile[]> {
  const files = await Promise.all(ids.map((id) => ctx.load(fileLoader, id)));
  return files.filter((file) => file !== null);
}

@Resolver(() => EquityHolding)
export class EquityHoldingResolver {
  @FieldResolver(() => EquityStake, { description: 'The shares of the contract that it is part of.' })
  stake(@Root() holding: EquityHolding, @Ctx() ctx: RequestContext): Promise<EquityStake | null> {
    return ctx.load(stakeById, holding.stakeId);
  }

  @FieldResolver(() => Organization, { description: 'The unit whose register it is in.' })
  organization(@Root() holding: EquityHolding, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, holding.organizationId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the person; none for the unit.' })
  holderName(@Root() { payeeId }: EquityHolding, @Ctx() ctx: RequestContext): Promise<string | null> | null {
    return payeeId ? ctx.load(holderNameOf, payeeId) : null;
  }

  @FieldResolver(() => [ShareMovement], { description: 'Its movements, the latest first.' })
  movements(@Root() holding: EquityHolding, @Ctx() ctx: RequestContext): Promise<ShareMovement[]> {
    return ctx.load(movementsOf, holding.id);
  }
}

@Resolver(() => EquityStake)
export class EquityStakeResolver {
  @FieldResolver(() => Organization, { description: 'The other party of the contract.' })
  enterprise(@Root() stake: EquityStake, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, stake.enterpriseId);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Papers of the registration.' })
  files(@Root() stake: EquityStake, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesBy(stake.fileIds, ctx);
  }
}

@Resolver(() => ShareMovement)
export class ShareMovementResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Papers that prove it.' })
  files(@Root() movement: ShareMovement, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesBy(movement.fileIds, ctx);
  }
}

@Resolver(() => EquityIncome)
export class EquityIncomeResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Papers that prove it.' })
  files(@Root() income: EquityIncome, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesBy(income.fileIds, ctx);
  }
}

@Resolver(() => SharesToRegister)
export class SharesToRegisterResolver {
  @FieldResolver(() => Organization, { description: 'The other party of the contract.' })
  enterprise(@Root() { enterpriseId }: ToRegister, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, enterpriseId);
  }
}

@Resolver(() => EquityOfDeal)
export class EquityOfDealResolver {
  @FieldResolver(() => ShareDivision, {
    nullable: true,
    description:
      'How they would be divided now; none once they are registered, or where that cannot be said.',
  })
  division(@Root() equity: DealEquity): ShareDivision | null {
    return equity.division ? divisionView(equity.division) : null;
  }

  @Query(() => EquityOfDeal, {
    nullable: true,
    complexity: 60,
    description:
      'The shares that a contract brings, for those of the unit; null for contracts without shares.',
  })
  @Access('signedIn')
  async equityOfDeal(
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEquity | null> {
    return equityOfDeal(await ctx.scope(), dealId);
  }

  @Query(() => EquityHoldingConnection, {
    description:
      'Register of shares of the unit acted for; to others than its officers and leaders their own shares.',
  })
  @Access('signedIn')
  async equityHoldings(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => EquityHoldingFilter, { nullable: true, description: 'Narrows it.' })
    filter?: EquityHoldingFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<EquityHolding>> {
    return findHoldings(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Query(() => [SharesToRegister], {
    complexity: 60,
    description: 'Contracts of the unit acted for whose shares are not registered yet, at most 100.',
  })
  @Access('signedIn')
  async sharesToRegister(@Ctx() ctx: RequestContext): Promise<ToRegister[]> {
    return sharesToRegister(await ctx.scope());
  }
}

@Resolver(() => RunningContract)
export class RunningContractSharesResolver {
  @FieldResolver(() => Boolean, { description: 'Whether the contract brings shares of a company.' })
  async bringsShares(@Root() { dealId }: RunningContract, @Ctx() ctx: RequestContext): Promise<boolean> {
    return Boolean((await ctx.load(dealById, dealId))?.terms?.equity);
  }
}
