import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { clock } from '../../../platform/clock.ts';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { type LaneState, LaneStateEnum, type SigningSide, SigningSideEnum } from '../lane.enums.ts';
import { findLane, findLanes, findWorks } from './find-lanes.service.ts';
import { WorksFilter } from './lane.inputs.ts';
import {
  acceptancesOfLane,
  closedGatesOf,
  findingOfLane,
  lanesOfDemands,
  milestonesOfLane,
  pledgeOfLane,
} from './lane.loaders.ts';
import { lanePolicy, sideOf } from './lane.policy.ts';
import { laneStateAt } from './lane.states.ts';
import {
  DemandAcceptance,
  DemandFinding,
  DemandLane,
  DemandLaneConnection,
  DemandMilestone,
  DemandPledge,
  type LaneAction,
  LaneActionEnum,
  MilestoneStage,
} from './lane.types.ts';
import { laneActions } from './lane-actions.ts';

@Resolver(() => DemandLane)
export class DemandLaneResolver {
  @Query(() => [DemandLane], {
    description: 'The winners of a demand with how far their work is, in the order of their award.',
  })
  @Access('public')
  async demandLanes(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLane[]> {
    return findLanes(await ctx.scope(), demandId);
  }

  @Query(() => DemandLane, { nullable: true, description: 'A lane; none where there is none to be seen.' })
  @Access('public')
  async demandLane(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLane | null> {
    return findLane(await ctx.scope(), id);
  }

  @Query(() => DemandLaneConnection, {
    description: 'The lanes of the organisation acted for, as winner or as poster, the latest first.',
  })
  @Access('signedIn')
  async demandWorks(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => WorksFilter, { nullable: true, description: 'Only these.' })
    filter?: WorksFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<DemandLane>> {
    return findWorks(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => LaneStateEnum, { description: 'Where it stands at this moment.' })
  state(@Root() lane: DemandLane): LaneState {
    return laneStateAt(lane, clock.now());
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The winner: the lead of its team.' })
  organization(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, lane.organizationId);
  }

  @FieldResolver(() => Demand, { nullable: true, description: 'The demand.' })
  demand(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    return ctx.load(demandById, lane.demandId);
  }

  @FieldResolver(() => SigningSideEnum, {
    nullable: true,
    description: 'The side that you decide for; none for readers.',
  })
  async side(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<SigningSide | null> {
    const demand = await ctx.load(demandById, lane.demandId);
    return demand ? sideOf(await ctx.actor(), { lane, demand }) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may see pledge, milestones and test results.' })
  async isOpenToYou(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<boolean> {
    return sees(ctx, lane);
  }

  @FieldResolver(() => DemandPledge, { nullable: true, description: 'The pledge; for both sides.' })
  async pledge(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<DemandPledge | null> {
    return (await sees(ctx, lane)) ? ctx.load(pledgeOfLane, lane.id) : null;
  }

  @FieldResolver(() => [DemandMilestone], {
    description: 'The milestones once the pledge is signed; for both sides.',
  })
  async milestones(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<DemandMilestone[]> {
    return (await sees(ctx, lane)) ? ctx.load(milestonesOfLane, lane.id) : [];
  }

  @FieldResolver(() => [MilestoneStage], { description: 'Stages of the bounty that milestones make due.' })
  async milestoneStages(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<MilestoneStage[]> {
    const demand = await ctx.load(demandById, lane.demandId);
    return demand?.content.stages.filter(({ trigger }) => trigger === 'MILESTONE') ?? [];
  }

  @FieldResolver(() => [DemandAcceptance], {
    description: 'What was handed in for acceptance, the first first; for both sides.',
  })
  async acceptances(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<DemandAcceptance[]> {
    return (await sees(ctx, lane)) ? ctx.load(acceptancesOfLane, lane.id) : [];
  }

  @FieldResolver(() => DemandFinding, {
    nullable: true,
    description: 'What was found where it failed; for both sides.',
  })
  async finding(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<DemandFinding | null> {
    return (await sees(ctx, lane)) ? ctx.load(findingOfLane, lane.id) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the winner says that it cannot fulfil the pledge; for both sides.',
  })
  async giveUpReason(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await sees(ctx, lane)) ? lane.giveUpReason : null;
  }

  @FieldResolver(() => [LaneActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() lane: DemandLane, @Ctx() ctx: RequestContext): Promise<LaneAction[]> {
    const actor = await ctx.actor();
    const demand = await ctx.load(demandById, lane.demandId);
    if (!demand || !lanePolicy.see(actor, { lane, demand })) return [];
    const [pledge, milestones, finding, lanes, closings] = await Promise.all([
      ctx.load(pledgeOfLane, lane.id),
      ctx.load(milestonesOfLane, lane.id),
      ctx.load(findingOfLane, lane.id),
      ctx.load(lanesOfDemands, lane.demandId),
      ctx.load(closedGatesOf, lane.demandId),
    ]);
    const closedGates = closings.length;
    return laneActions(actor, { lane, demand, pledge, milestones, finding, lanes, closedGates });
  }
}

async function sees(ctx: RequestContext, lane: DemandLane): Promise<boolean> {
  const demand = await ctx.load(demandById, lane.demandId);
  return demand !== null && lanePolicy.see(await ctx.actor(), { lane, demand });
}
