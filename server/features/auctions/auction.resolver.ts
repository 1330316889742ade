import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { MoneyScalar } from '../../platform/graphql/scalars.ts';
import { follow } from '../../platform/graphql/subscriptions-context.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { DealTerms } from '../offers/terms/terms.types.ts';
import { TechResult } from '../results/result.types.ts';
import { type AuctionAction, AuctionActionEnum } from './auction.enums.ts';
import { registrationById } from './auction.loaders.ts';
import {
  AuctionBidConnection,
  AuctionConnection,
  AuctionFilter,
  AuctionRegistrationConnection,
} from './auction.types.ts';
import { AUCTION_EVENTS } from './change-auction.ts';
import { Auction } from './data/auction.entity.ts';
import { type AuctionBid, AuctionRegistration } from './data/auction-parts.entity.ts';
import {
  existingAuction,
  findAuction,
  findAuctions,
  findBids,
  findOpenAuctions,
  findRegistrations,
} from './reading/find-auctions.service.ts';
import { availableActions, seesBidders, viewersRegistration, visibleResult } from './reading/view-auction.ts';

const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;

@Resolver(() => Auction)
export class AuctionResolver {
  @Query(() => Auction, { nullable: true, description: 'An auction; none if there is none.' })
  @Access('public')
  async auction(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Auction | null> {
    return findAuction(await ctx.scope(), id);
  }

  @Query(() => AuctionConnection, { description: 'Listings and auctions by time.' })
  @Access('public')
  async auctions(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => AuctionFilter, { nullable: true, description: 'Only these.' })
    filter?: AuctionFilter | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<Auction>> {
    return findAuctions(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Subscription(() => Auction, {
    description:
      'An auction, at once and after each change. Time alone changes nothing here: set a clock by readAt.',
    subscribe: follow(AUCTION_EVENTS, ({ id }: { id: string }) => id),
  })
  @Access('public')
  async auctionChanged(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Auction> {
    return existingAuction(await ctx.scope(), id);
  }

  @Subscription(() => [Auction], {
    description: 'The twenty auctions that end next, at once and after each change of any.',
    subscribe: follow(AUCTION_EVENTS, () => null),
  })
  @Access('public')
  async openAuctions(@Ctx() ctx: RequestContext): Promise<Auction[]> {
    return findOpenAuctions(await ctx.scope());
  }

  @FieldResolver(() => Organization, { description: 'The unit that sells.' })
  organization(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, auction.organizationId);
  }

  @FieldResolver(() => TechResult, { nullable: true, description: 'The result; none unless you may see it.' })
  result(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return visibleResult(ctx, auction);
  }

  @FieldResolver(() => DealTerms, {
    nullable: true,
    description:
      'What is sold; the price takes the place of the entry fee. None unless you may see the result.',
  })
  async terms(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<DealTerms | null> {
    return (await visibleResult(ctx, auction)) ? (auction.terms as DealTerms) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: "The operator's licence." })
  licence(@Root() { licenceFileId }: Auction, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return licenceFileId ? ctx.load(fileLoader, licenceFileId) : null;
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'The secret reserve, for officers and supervisors of the unit.',
  })
  async reserve(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<bigint | null> {
    return (await seesBidders(ctx, auction)) ? auction.reserve : null;
  }

  @FieldResolver(() => AuctionBidConnection, { description: 'Its bids, the last first.' })
  async bids(
    @Root() auction: Auction,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<AuctionBid>> {
    return findBids(await ctx.scope(), auction.id, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => AuctionRegistrationConnection, {
    nullable: true,
    description: 'Who registered, in order, for officers and supervisors of the unit; none for others.',
  })
  async registrations(
    @Root() auction: Auction,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<AuctionRegistration> | null> {
    if (!(await seesBidders(ctx, auction))) return null;
    return findRegistrations(await ctx.scope(), auction, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => AuctionRegistration, {
    nullable: true,
    description: 'The registration of the enterprise that is acted for.',
  })
  myRegistration(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<AuctionRegistration | null> {
    return viewersRegistration(ctx, auction);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The deal that it became, for both of its sides.',
  })
  async dealId(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (!auction.dealId || !auction.winnerRegistrationId) return null;
    if (await seesBidders(ctx, auction)) return auction.dealId;
    const own = await viewersRegistration(ctx, auction);
    return own?.id === auction.winnerRegistrationId ? auction.dealId : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of the bidder who got it, if there is a deal.',
  })
  async winner(
    @Root() { winnerRegistrationId }: Auction,
    @Ctx() ctx: RequestContext,
  ): Promise<number | null> {
    if (!winnerRegistrationId) return null;
    return (await ctx.load(registrationById, winnerRegistrationId))?.number ?? null;
  }

  @FieldResolver(() => [AuctionActionEnum], { description: 'What the viewer can do now.' })
  availableActions(@Root() auction: Auction, @Ctx() ctx: RequestContext): Promise<AuctionAction[]> {
    return availableActions(ctx, auction);
  }
}
