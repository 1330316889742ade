import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { Deal } from '../../deals/deal.types.ts';
import { OwnershipGrant } from '../../grants/grant.types.ts';
import { type ResultState, ResultStateEnum } from '../../results/result.enums.ts';
import { TechResult } from '../../results/result.types.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { exerciseOption } from './exercise-option.service.ts';
import {
  demandIdOfDeal,
  findOutcomes,
  outcomeActions,
  outcomeAfter,
  seesDemand,
  visibleDealIdOf,
  visibleGrantOf,
  visibleResultOf,
} from './find-outcomes.service.ts';
import { type OutcomeAction, OutcomeActionEnum } from './outcome.enums.ts';
import {
  DemandOutcome,
  DemandOutcomePayload,
  DiscloseLaneResultInput,
  ExerciseOptionInput,
  LinkLaneResultInput,
  LinkReservedShareInput,
  OutcomeOption,
  ReserveShareInput,
} from './outcome.types.ts';
import { linkReservedShare, reserveShare } from './reserve-share.service.ts';
import { discloseLaneResult, linkLaneResult } from './result-of-lane.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => DemandOutcome)
export class DemandOutcomeResolver {
  @Query(() => [DemandOutcome], {
    description: 'What came of an awarded demand, by lane; each part for those who may see it.',
  })
  @Access('public')
  async demandOutcomes(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcome[]> {
    return findOutcomes(await ctx.scope(), demandId);
  }

  @Mutation(() => DemandOutcomePayload, {
    description: 'Names the result that came of the work of a winner.',
  })
  @Access(['RESEARCHER', 'OFFICER'])
  linkLaneResult(
    @Arg('input', () => LinkLaneResultInput, INPUT) input: LinkLaneResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcomePayload> {
    return answer('outcome', ctx, async (scope) => outcomeAfter(scope, await linkLaneResult(scope, input)));
  }

  @Mutation(() => DemandOutcomePayload, {
    description: 'Begins the disclosure of what came of the work, filled in from demand and bid.',
  })
  @Access(['RESEARCHER', 'OFFICER'])
  discloseLaneResult(
    @Arg('input', () => DiscloseLaneResultInput, INPUT) input: DiscloseLaneResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcomePayload> {
    return answer('outcome', ctx, async (scope) =>
      outcomeAfter(scope, await discloseLaneResult(scope, input)),
    );
  }

  @Mutation(() => DemandOutcomePayload, {
    description: "Applies for the researchers' share in the result before it is there (GRT-5).",
  })
  @Access(['RESEARCHER'])
  reserveShare(
    @Arg('input', () => ReserveShareInput, INPUT) input: ReserveShareInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcomePayload> {
    return answer('outcome', ctx, async (scope) => outcomeAfter(scope, await reserveShare(scope, input)));
  }

  @Mutation(() => DemandOutcomePayload, {
    description: 'Links the reserved grant of a lane with its result.',
  })
  @Access(['OFFICER'])
  linkReservedShare(
    @Arg('input', () => LinkReservedShareInput, INPUT) input: LinkReservedShareInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcomePayload> {
    return answer('outcome', ctx, async (scope) =>
      outcomeAfter(scope, await linkReservedShare(scope, input)),
    );
  }

  @Mutation(() => DemandOutcomePayload, {
    description: "Uses the poster's option of a license: opens a deal with its proposal (DEM-5).",
  })
  @Access(['ENTERPRISE_MEMBER'])
  exerciseOption(
    @Arg('input', () => ExerciseOptionInput, INPUT) input: ExerciseOptionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandOutcomePayload> {
    return answer('outcome', ctx, async (scope) => outcomeAfter(scope, await exerciseOption(scope, input)));
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Who leads the team.' })
  organization(@Root() { lane }: DemandOutcome, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, lane.organizationId);
  }

  @FieldResolver(() => TechResult, { nullable: true, description: 'The result; none unless you may see it.' })
  result(@Root() outcome: DemandOutcome, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return visibleResultOf(ctx, outcome);
  }

  @FieldResolver(() => ResultStateEnum, {
    nullable: true,
    description: 'Where the result stands; none unless you may see it.',
  })
  async resultState(@Root() outcome: DemandOutcome, @Ctx() ctx: RequestContext): Promise<ResultState | null> {
    return (await visibleResultOf(ctx, outcome))?.state ?? null;
  }

  @FieldResolver(() => OwnershipGrant, {
    nullable: true,
    description: "The reserved grant of the researchers' share; none unless you may see it.",
  })
  reservedGrant(@Root() outcome: DemandOutcome, @Ctx() ctx: RequestContext): Promise<OwnershipGrant | null> {
    return visibleGrantOf(ctx, outcome);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The deal by which the option was used, for both sides.',
  })
  dealId(@Root() outcome: DemandOutcome, @Ctx() ctx: RequestContext): Promise<string | null> {
    return visibleDealIdOf(ctx, outcome);
  }

  @FieldResolver(() => OutcomeOption, { nullable: true, description: "The poster's option, if it has one." })
  option(@Root() { demand }: DemandOutcome): OutcomeOption | null {
    return demand.content.option;
  }

  @FieldResolver(() => [OutcomeActionEnum], { description: 'What the viewer can do now.' })
  actions(@Root() outcome: DemandOutcome, @Ctx() ctx: RequestContext): Promise<OutcomeAction[]> {
    return outcomeActions(ctx, outcome);
  }
}

@Resolver(() => Deal)
export class DealDemandResolver {
  @FieldResolver(() => Demand, { nullable: true, description: 'The demand that it came from, if any.' })
  async demand(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    if (deal.origin !== 'DEMAND') return null;
    const demandId = await ctx.load(demandIdOfDeal, deal.id);
    const demand = demandId ? await ctx.load(demandById, demandId) : null;
    return demand && seesDemand(await ctx.actor(), demand) ? demand : null;
  }
}
