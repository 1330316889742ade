import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { findResult } from './catalogue/find-result.service.ts';
import { findResults } from './catalogue/find-results.service.ts';
import { readConfidential } from './confidential/read-confidential.service.ts';
import { ConfidentialPart } from './data/confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from './data/result-parts.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import { dossierOf } from './dossier/dossier.service.ts';
import { ResultDossier } from './dossier/dossier.types.ts';
import { type ResultSort, ResultSortEnum } from './result.enums.ts';
import {
  completersOf,
  coOwnersOf,
  encumbrancesOf,
  picturesOf,
  publishedCountOf,
  rightsOf,
} from './result.loaders.ts';
import { ResultFilter, TechResultConnection } from './result.types.ts';

@Resolver(() => TechResult)
export class TechResultResolver {
  @Query(() => TechResult, {
    nullable: true,
    description: 'A result; none if there is none that you may see.',
  })
  @Access('public')
  async techResult(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResult | null> {
    return findResult(await ctx.scope(), id);
  }

  @Query(() => TechResultConnection, {
    description:
      'Results that you may see: of the organisation acted for unless told, in all states for those who work on them, else published.',
  })
  @Access('public')
  async techResults(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => ResultFilter, { nullable: true, description: 'Only these.' })
    filter?: ResultFilter | null,
    @Arg('sort', () => ResultSortEnum, {
      nullable: true,
      description: 'Order; last changed first unless told.',
    })
    sort?: ResultSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<TechResult>> {
    const page = { first: first ?? null, after: after ?? null };
    return findResults(await ctx.scope(), filter ?? {}, sort ?? 'UPDATED_DESC', page);
  }

  @FieldResolver(() => Organization, { description: 'The unit that owns it.' })
  organization(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, result.organizationId);
  }

  @FieldResolver(() => [ResultRight], { description: 'Its rights.' })
  rights(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ResultRight[]> {
    return ctx.load(rightsOf, result.id);
  }

  @FieldResolver(() => [Completer], { description: 'Who made it, in the agreed order.' })
  completers(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<Completer[]> {
    return ctx.load(completersOf, result.id);
  }

  @FieldResolver(() => [CoOwner], { description: 'Who owns it together with the unit.' })
  coOwners(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<CoOwner[]> {
    return ctx.load(coOwnersOf, result.id);
  }

  @FieldResolver(() => [Encumbrance], { description: 'What already weighs on it.' })
  encumbrances(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<Encumbrance[]> {
    return ctx.load(encumbrancesOf, result.id);
  }

  @FieldResolver(() => [ResultPicture], { description: 'Its pictures.' })
  pictures(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ResultPicture[]> {
    return ctx.load(picturesOf, result.id);
  }

  // Every reading is written down, so a list must not ask for hundreds at once.
  @FieldResolver(() => ConfidentialPart, {
    nullable: true,
    complexity: 60,
    description: 'The confidential part; none unless you may read it. Every reading is recorded.',
  })
  async confidential(
    @Root() result: TechResult,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfidentialPart | null> {
    return readConfidential(await ctx.scope(), result);
  }

  @FieldResolver(() => ResultDossier, {
    nullable: true,
    description: "The unit's own view; none unless you work on it there.",
  })
  dossier(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return dossierOf(ctx, result);
  }
}

@Resolver(() => Organization)
export class PublishedResultsResolver {
  @FieldResolver(() => Int, { description: 'How many results of it are in the public catalogue.' })
  async publishedResultCount(
    @Root() organization: Organization,
    @Ctx() ctx: RequestContext,
  ): Promise<number> {
    return (await ctx.load(publishedCountOf, organization.id)) ?? 0;
  }
}
