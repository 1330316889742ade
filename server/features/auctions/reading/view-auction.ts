import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { TechResult } from '../../results/data/tech-result.entity.ts';
import { completersOf, resultById } from '../../results/result.loaders.ts';
import { resultPolicy } from '../../results/result.policy.ts';
import type { AuctionAction } from '../auction.enums.ts';
import { ownKey, ownRegistrations } from '../auction.loaders.ts';
import { auctionPolicy } from '../auction.policy.ts';
import { auctionStates, stateAt } from '../auction.states.ts';
import type { Auction } from '../data/auction.entity.ts';
import type { AuctionRegistration } from '../data/auction-parts.entity.ts';

/** The result of an auction; null for those who may not see it (any more). */
export async function visibleResult(ctx: RequestContext, { resultId }: Auction): Promise<TechResult | null> {
  const result = await ctx.load(resultById, resultId);
  if (!result || result.state === 'PUBLISHED') return result;
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return null;
  const completers = await ctx.load(completersOf, resultId);
  return resultPolicy.see(actor, { result, completers }) ? result : null;
}

/** The registration of the enterprise that is acted for. */
export async function viewersRegistration(
  ctx: RequestContext,
  { id }: Auction,
): Promise<AuctionRegistration | null> {
  const user = actingUser(await ctx.actor());
  return user?.organizationId ? ctx.load(ownRegistrations, ownKey(id, user.organizationId)) : null;
}

export async function seesBidders(ctx: RequestContext, auction: Auction): Promise<boolean> {
  return auctionPolicy.seeBidders(await ctx.actor(), { auction, registration: null });
}

/** What the viewer can do at this moment, by role, registration and state. */
export async function availableActions(ctx: RequestContext, auction: Auction): Promise<AuctionAction[]> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return [];
  const registration = await viewersRegistration(ctx, auction);
  const subject = { auction, registration };
  const now = clock.now();
  const state = stateAt(auction, now);
  const possible: Readonly<Record<AuctionAction, boolean>> = {
    REGISTER:
      auctionPolicy.register(actor, subject) &&
      registration === null &&
      auctionStates.can(state, 'register') &&
      now < auction.registrationEndsAt,
    WITHDRAW_REGISTRATION:
      auctionPolicy.withdrawRegistration(actor, subject) &&
      registration?.state !== 'TURNED_DOWN' &&
      auctionStates.can(state, 'withdrawRegistration'),
    BID: auctionPolicy.bid(actor, subject) && auctionStates.can(state, 'bid'),
    ADMIT: auctionPolicy.admit(actor, subject) && auctionStates.can(state, 'admit'),
    CANCEL:
      auctionPolicy.cancel(actor, subject) && auctionStates.can(state, 'cancel') && auction.bidCount === 0,
  };
  return (Object.keys(possible) as AuctionAction[]).filter((action) => possible[action]);
}
