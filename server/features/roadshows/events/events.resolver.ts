import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { Roadshow, RoadshowSeries } from '../data/roadshow.entity.ts';
import { roadshowsOfSeries, seriesById } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import {
  type RoadshowAction,
  RoadshowActionEnum,
  type RoadshowSort,
  RoadshowSortEnum,
} from './events.enums.ts';
import { RoadshowConnection, RoadshowFilter } from './events.types.ts';
import { findOwnRoadshows, findRoadshow, findRoadshows } from './reading/find-roadshows.service.ts';
import { roadshowActions } from './reading/roadshow-actions.ts';
import { visibleUrl } from './reading/visible-url.ts';

@Resolver(() => Roadshow)
export class RoadshowResolver {
  @Query(() => Roadshow, {
    nullable: true,
    description: 'A roadshow; none if there is none that you may see.',
  })
  @Access('public')
  async roadshow(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Roadshow | null> {
    return findRoadshow(await ctx.scope(), id);
  }

  @Query(() => RoadshowConnection, { description: 'The public roadshows.' })
  @Access('public')
  async roadshows(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => RoadshowFilter, { nullable: true, description: 'Only these.' })
    filter?: RoadshowFilter | null,
    @Arg('sort', () => RoadshowSortEnum, { nullable: true, description: 'Order; soonest first unless told.' })
    sort?: RoadshowSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Roadshow>> {
    const page = { first: first ?? null, after: after ?? null };
    return findRoadshows(await ctx.scope(), filter ?? {}, sort ?? 'SOONEST', page);
  }

  @Query(() => RoadshowConnection, {
    description: 'Roadshows of the organiser acted for, drafts too; for operators all.',
  })
  @Access('signedIn')
  async ownRoadshows(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => RoadshowFilter, { nullable: true, description: 'Only these.' })
    filter?: RoadshowFilter | null,
    @Arg('sort', () => RoadshowSortEnum, { nullable: true, description: 'Order; latest first unless told.' })
    sort?: RoadshowSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Roadshow>> {
    const page = { first: first ?? null, after: after ?? null };
    return findOwnRoadshows(await ctx.scope(), filter ?? {}, sort ?? 'LATEST', page);
  }

  @FieldResolver(() => Organization, { description: 'The organiser.' })
  organiser(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, roadshow.organizationId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where it is joined online; for its organiser, its guests with a seat and its speakers.',
  })
  joinUrl(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return visibleUrl(ctx, roadshow);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you act for the organiser.' })
  async isMine(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<boolean> {
    return roadshowPolicy.organise(await ctx.actor(), roadshow);
  }

  @FieldResolver(() => RoadshowSeries, { nullable: true, description: 'The series that it is in.' })
  async series(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<RoadshowSeries | null> {
    return roadshow.seriesId === null ? null : ctx.load(seriesById, roadshow.seriesId);
  }

  @FieldResolver(() => [RoadshowActionEnum], { description: 'What you can do with it now.' })
  async availableActions(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<RoadshowAction[]> {
    return roadshowActions(await ctx.actor(), roadshow);
  }
}

@Resolver(() => RoadshowSeries)
export class RoadshowSeriesResolver {
  @FieldResolver(() => [Roadshow], { description: 'Its roadshows that you may see, the first first.' })
  async roadshows(@Root() series: RoadshowSeries, @Ctx() ctx: RequestContext): Promise<Roadshow[]> {
    const actor = await ctx.actor();
    const roadshows = await ctx.load(roadshowsOfSeries, series.id);
    return roadshows.filter((roadshow) => roadshowPolicy.see(actor, roadshow));
  }
}
