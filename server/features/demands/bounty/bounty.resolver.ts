import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { type SafeguardState, SafeguardStateEnum } from './bounty.enums.ts';
import {
  BountyAccount,
  BountyLane,
  BountyLaneConnection,
  BountySafeguard,
  BountySafeguardConnection,
  DemandBounty,
  DemandBountyConnection,
} from './bounty.types.ts';
import { bountyOfDemand } from './reading/bounty.loaders.ts';
import { findBounty, findPosted, findSafeguards, findWon } from './reading/find-bounties.service.ts';
import { mapPage, presentAccount, presentBounty, presentLane } from './reading/present.ts';

const FIRST = { nullable: true, description: 'Page size.' } as const;
const AFTER = { nullable: true, description: 'Cursor.' } as const;
const TEXT = { nullable: true, description: 'In number or title of the demand.' } as const;

@Resolver(() => DemandBounty)
export class DemandBountyResolver {
  @Query(() => DemandBounty, {
    nullable: true,
    description: 'The bounty of a demand; none if there is none that you may see.',
  })
  @Access('public')
  async demandBounty(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandBounty | null> {
    const record = await findBounty(await ctx.scope(), demandId);
    return record ? presentBounty(record) : null;
  }

  @Query(() => DemandBountyConnection, {
    description: 'Bounties that the organisation acted for offers or offered, the latest first.',
  })
  @Access('signedIn')
  async postedBounties(
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, TEXT) text?: string | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ): Promise<Page<DemandBounty>> {
    const page = { first: first ?? null, after: after ?? null };
    return mapPage(await findPosted(await ctx.scope(), text ?? null, page), async ({ id }) => {
      const record = await ctx.load(bountyOfDemand, id);
      if (!record) throw new Error('a demand of a list has a bounty');
      return presentBounty(record);
    });
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { id }: DemandBounty, @Ctx() ctx: RequestContext): Promise<Demand> {
    return demandOf(ctx, id);
  }

  @FieldResolver(() => BountyAccount, {
    nullable: true,
    description: 'Its money, for the poster, the operators and the winners; none for others.',
  })
  async account(@Root() { id }: DemandBounty, @Ctx() ctx: RequestContext): Promise<BountyAccount | null> {
    const record = await ctx.load(bountyOfDemand, id);
    return record ? presentAccount(await ctx.actor(), record) : null;
  }
}

@Resolver(() => BountyLane)
export class BountyLaneResolver {
  @Query(() => BountyLaneConnection, {
    description: 'Bounties that the organisation acted for won, the latest first.',
  })
  @Access('signedIn')
  async wonBounties(
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, TEXT) text?: string | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ): Promise<Page<BountyLane>> {
    const page = { first: first ?? null, after: after ?? null };
    return mapPage(await findWon(await ctx.scope(), text ?? null, page), async (lane) => {
      const record = await ctx.load(bountyOfDemand, lane.demandId);
      if (!record) throw new Error('a lane belongs to a demand');
      return presentLane(record, lane);
    });
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { demandId }: BountyLane, @Ctx() ctx: RequestContext): Promise<Demand> {
    return demandOf(ctx, demandId);
  }

  @FieldResolver(() => Organization, { description: 'The winner.' })
  organization(@Root() { organizationId }: BountyLane, @Ctx() ctx: RequestContext): Promise<Organization> {
    return organizationOf(ctx, organizationId);
  }

  @FieldResolver(() => Organization, { description: 'Who pays: the poster, whom winners know.' })
  async poster(@Root() { demandId }: BountyLane, @Ctx() ctx: RequestContext): Promise<Organization> {
    return organizationOf(ctx, (await demandOf(ctx, demandId)).organizationId);
  }
}

@Resolver(() => BountySafeguard)
export class BountySafeguardResolver {
  @Query(() => BountySafeguardConnection, {
    description: 'Deposits and guarantees of all demands, the latest first.',
  })
  @Access(['OPERATOR'])
  async bountySafeguards(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [SafeguardStateEnum], { nullable: true, description: 'Only in these states.' })
    states?: SafeguardState[] | null,
    @Arg('text', () => String, TEXT) text?: string | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ): Promise<Page<BountySafeguard>> {
    const page = { first: first ?? null, after: after ?? null };
    return findSafeguards(await ctx.scope(), states ?? null, text ?? null, page);
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { demandId }: BountySafeguard, @Ctx() ctx: RequestContext): Promise<Demand> {
    return demandOf(ctx, demandId);
  }

  @FieldResolver(() => Organization, { description: 'The poster.' })
  poster(@Root() { organizationId }: BountySafeguard, @Ctx() ctx: RequestContext): Promise<Organization> {
    return organizationOf(ctx, organizationId);
  }
}

async function demandOf(ctx: RequestContext, id: string): Promise<Demand> {
  const demand = await ctx.load(demandById, id);
  if (!demand) throw new Error('a bounty belongs to a demand');
  return demand;
}

async function organizationOf(ctx: RequestContext, id: string): Promise<Organization> {
  const organization = await ctx.load(organizationById, id);
  if (!organization) throw new Error('a bounty belongs to organisations');
  return organization;
}
