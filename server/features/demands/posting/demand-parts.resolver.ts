import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { type DealState, DealStateEnum } from '../../deals/deal.enums.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { DemandAmendment, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';
import { DemandDifference } from './posting.types.ts';

@Resolver(() => DemandAmendment)
export class DemandChangeResolver {
  @FieldResolver(() => [DemandDifference], { description: 'What was changed.' })
  differences(@Root() change: DemandAmendment): DemandDifference[] {
    return change.differences;
  }
}

@Resolver(() => DemandInvitation)
export class DemandInvitationResolver {
  @FieldResolver(() => Organization, { description: 'Who was invited.' })
  organization(
    @Root() invitation: DemandInvitation,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, invitation.organizationId);
  }
}

@Resolver(() => DemandAnswer)
export class DemandAnswerResolver {
  @FieldResolver(() => Organization, { description: 'The unit that answers.' })
  organization(@Root() answer: DemandAnswer, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, answer.organizationId);
  }

  @FieldResolver(() => String, { description: 'Number of the deal.' })
  async dealNumber(@Root() answer: DemandAnswer, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(dealById, answer.dealId))?.number ?? '';
  }

  @FieldResolver(() => String, { description: 'Name of the result.' })
  async title(@Root() answer: DemandAnswer, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(dealById, answer.dealId))?.title ?? '';
  }

  @FieldResolver(() => DealStateEnum, { nullable: true, description: 'Where the deal stands.' })
  async dealState(@Root() answer: DemandAnswer, @Ctx() ctx: RequestContext): Promise<DealState | null> {
    return (await ctx.load(dealById, answer.dealId))?.state ?? null;
  }
}
