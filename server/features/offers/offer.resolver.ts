import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { MoneyScalar } from '../../platform/graphql/scalars.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { resultById } from '../results/result.loaders.ts';
import { TechResult } from '../results/result.types.ts';
import type { Compliance } from '../rulebook/compliance.ts';
import { ComplianceItem } from '../rulebook/compliance.types.ts';
import { Offer } from './data/offer.entity.ts';
import type { PayAfterUseVerdict } from './eligibility/pay-after-use-verdict.ts';
import { type OfferAction, OfferActionEnum, type OfferSort, OfferSortEnum } from './offer.enums.ts';
import { OfferConnection, OfferFilter, PayAfterUseVerdictType } from './offers.types.ts';
import { findOffer, findOffers } from './reading/find-offers.service.ts';
import {
  actionsOn,
  complianceOf,
  eligibilityOf,
  isOpen,
  offersOfResult,
  worksOn,
} from './reading/offer-view.service.ts';
import { greatestSum, guaranteedSum } from './terms/sums.ts';

@Resolver(() => Offer)
export class OfferResolver {
  @Query(() => Offer, { nullable: true, description: 'An offer; none if there is none that you may see.' })
  @Access('public')
  async offer(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Offer | null> {
    return findOffer(await ctx.scope(), id);
  }

  @Query(() => OfferConnection, {
    description:
      'Offers that you may see: all of your own organisation, those directed to it, and what is open to everybody.',
  })
  @Access('public')
  async offers(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => OfferFilter, { nullable: true, description: 'Only these.' })
    filter?: OfferFilter | null,
    @Arg('sort', () => OfferSortEnum, {
      nullable: true,
      description: 'Order; last changed first unless told.',
    })
    sort?: OfferSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Offer>> {
    const page = { first: first ?? null, after: after ?? null };
    return findOffers(await ctx.scope(), filter ?? {}, sort ?? 'UPDATED_DESC', page);
  }

  @FieldResolver(() => TechResult, { description: 'The result that is offered.' })
  result(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return ctx.load(resultById, offer.resultId);
  }

  @FieldResolver(() => Organization, { description: 'The unit that offers it.' })
  organization(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, offer.organizationId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The enterprise that it is directed to; none for an offer to everybody.',
  })
  async directedTo(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return offer.directedToId === null ? null : ctx.load(organizationById, offer.directedToId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is open at this moment: by its state, its last day and the state of its result.',
  })
  isOpen(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isOpen(ctx, offer);
  }

  @FieldResolver(() => MoneyScalar, { description: 'What is surely paid under its terms.' })
  guaranteedSum(@Root() offer: Offer): bigint {
    return guaranteedSum(offer.terms);
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'The most that can be demanded under its terms; null where nothing limits it.',
  })
  greatestSum(@Root() offer: Offer): bigint | null {
    return greatestSum(offer.terms);
  }

  @FieldResolver(() => PayAfterUseVerdictType, {
    nullable: true,
    description: 'Verdict on the enterprise acted for; none for others and without pay after use.',
  })
  eligibility(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<PayAfterUseVerdict | null> {
    return eligibilityOf(ctx, offer);
  }

  @FieldResolver(() => [ComplianceItem], {
    complexity: 10,
    description: 'What opening it asks for; empty unless you work on it for its owner.',
  })
  compliance(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<Compliance[]> {
    return complianceOf(ctx, offer);
  }

  @FieldResolver(() => [OfferActionEnum], {
    complexity: 10,
    description: 'What you can do with it now.',
  })
  availableActions(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<OfferAction[]> {
    return actionsOn(ctx, offer);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it was suspended or closed, for those who work on it; EXPIRED and RESULT_WITHDRAWN came by themselves.',
  })
  async endReason(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await worksOn(ctx, offer)) ? offer.endReason : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why its guaranteed sum may lie below the valuation, for those who work on it (PRC-5).',
  })
  async belowValuationReason(@Root() offer: Offer, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await worksOn(ctx, offer)) ? offer.belowValuationReason : null;
  }
}

@Resolver(() => TechResult)
export class ResultOffersResolver {
  @FieldResolver(() => [Offer], {
    complexity: 10,
    description: 'Its open offers: to everybody, and those directed to you.',
  })
  offers(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<Offer[]> {
    return offersOfResult(ctx, result);
  }
}
