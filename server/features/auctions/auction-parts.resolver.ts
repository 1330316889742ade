import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { MoneyScalar } from '../../platform/graphql/scalars.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { auctionById, highestBidOf, registrationById } from './auction.loaders.ts';
import { Auction } from './data/auction.entity.ts';
import { AuctionBid, AuctionRegistration } from './data/auction-parts.entity.ts';
import { seesBidders } from './reading/view-auction.ts';

/** Only the enterprise itself and those who see the bidders of the unit are ever given a registration. */
@Resolver(() => AuctionRegistration)
export class AuctionRegistrationResolver {
  @FieldResolver(() => Auction, { description: 'The auction.' })
  auction(@Root() registration: AuctionRegistration, @Ctx() ctx: RequestContext): Promise<Auction | null> {
    return ctx.load(auctionById, registration.auctionId);
  }

  @FieldResolver(() => Organization, { description: 'The enterprise.' })
  organization(
    @Root() registration: AuctionRegistration,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, registration.organizationId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who registered it.' })
  registeredBy(@Root() registration: AuctionRegistration, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, registration.userId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its bid is the highest.' })
  async leads(@Root() registration: AuctionRegistration, @Ctx() ctx: RequestContext): Promise<boolean> {
    const auction = await ctx.load(auctionById, registration.auctionId);
    return auction?.highestRegistrationId === registration.id;
  }

  @FieldResolver(() => MoneyScalar, { nullable: true, description: 'Its own highest bid.' })
  async highestBid(
    @Root() registration: AuctionRegistration,
    @Ctx() ctx: RequestContext,
  ): Promise<bigint | null> {
    return (await ctx.load(highestBidOf, registration.id))?.amount ?? null;
  }
}

@Resolver(() => AuctionBid)
export class AuctionBidResolver {
  @FieldResolver(() => Auction, { description: 'The auction.' })
  auction(@Root() bid: AuctionBid, @Ctx() ctx: RequestContext): Promise<Auction | null> {
    return ctx.load(auctionById, bid.auctionId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The enterprise, for officers and supervisors of the unit; none for others.',
  })
  async organization(@Root() bid: AuctionBid, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    const auction = await ctx.load(auctionById, bid.auctionId);
    if (!auction || !(await seesBidders(ctx, auction))) return null;
    const registration = await ctx.load(registrationById, bid.registrationId);
    return registration ? ctx.load(organizationById, registration.organizationId) : null;
  }
}
