import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import {
  AnnounceAuctionInput,
  AuctionBidPayload,
  AuctionPayload,
  AuctionRegistrationInput,
  AuctionRegistrationPayload,
  CancelAuctionInput,
  PlaceBidInput,
  RecordDepositInput,
  RegisterForAuctionInput,
  TurnDownBidderInput,
} from './auction.types.ts';
import { admitBidder, recordDeposit, turnDownBidder } from './steps/admit-bidder.service.ts';
import { announceAuction } from './steps/announce-auction.service.ts';
import { cancelAuction } from './steps/cancel-auction.service.ts';
import { placeBid } from './steps/place-bid.service.ts';
import { registerForAuction, withdrawRegistration } from './steps/register-for-auction.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class AuctionStepsResolver {
  @Mutation(() => AuctionPayload, { description: 'Announces a listing or an auction of a published result.' })
  @Access(['OFFICER'])
  announceAuction(
    @Arg('input', () => AnnounceAuctionInput, INPUT) input: AnnounceAuctionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionPayload> {
    return answer('auction', ctx, (scope) => announceAuction(scope, input));
  }

  @Mutation(() => AuctionPayload, { description: 'Calls an auction off before its first bid.' })
  @Access(['OFFICER'])
  cancelAuction(
    @Arg('input', () => CancelAuctionInput, INPUT) input: CancelAuctionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionPayload> {
    return answer('auction', ctx, (scope) => cancelAuction(scope, input));
  }

  @Mutation(() => AuctionRegistrationPayload, { description: 'Registers an enterprise for an auction.' })
  @Access('signedIn')
  registerForAuction(
    @Arg('input', () => RegisterForAuctionInput, INPUT) input: RegisterForAuctionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionRegistrationPayload> {
    return answer('registration', ctx, (scope) => registerForAuction(scope, input));
  }

  @Mutation(() => AuctionRegistrationPayload, {
    description: 'Takes a registration back before the bidding starts.',
  })
  @Access('signedIn')
  withdrawAuctionRegistration(
    @Arg('input', () => AuctionRegistrationInput, INPUT) input: AuctionRegistrationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionRegistrationPayload> {
    return answer('registration', ctx, (scope) => withdrawRegistration(scope, input));
  }

  @Mutation(() => AuctionRegistrationPayload, {
    description: 'Records that a deposit arrived; the money is held elsewhere.',
  })
  @Access(['OFFICER'])
  recordDeposit(
    @Arg('input', () => RecordDepositInput, INPUT) input: RecordDepositInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionRegistrationPayload> {
    return answer('registration', ctx, (scope) => recordDeposit(scope, input));
  }

  @Mutation(() => AuctionRegistrationPayload, { description: 'Admits a bidder and gives the number.' })
  @Access(['OFFICER'])
  admitBidder(
    @Arg('input', () => AuctionRegistrationInput, INPUT) input: AuctionRegistrationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionRegistrationPayload> {
    return answer('registration', ctx, (scope) => admitBidder(scope, input));
  }

  @Mutation(() => AuctionRegistrationPayload, { description: 'Turns a registration down.' })
  @Access(['OFFICER'])
  turnDownBidder(
    @Arg('input', () => TurnDownBidderInput, INPUT) input: TurnDownBidderInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionRegistrationPayload> {
    return answer('registration', ctx, (scope) => turnDownBidder(scope, input));
  }

  @Mutation(() => AuctionBidPayload, {
    description: 'Places a bid. The same idempotency key again answers the same bid.',
  })
  @Access('signedIn')
  placeBid(
    @Arg('input', () => PlaceBidInput, INPUT) input: PlaceBidInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AuctionBidPayload> {
    return answer('bid', ctx, (scope) => placeBid(scope, input));
  }
}
