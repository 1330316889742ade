import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  AnswerBidPartnerInput,
  AskBidPartnerInput,
  BeginBidInput,
  BidPayload,
  BidStepInput,
  DropBidPartnerInput,
  SaveBidInput,
} from './bid.types.ts';
import { handInBid } from './sealing/hand-in-bid.service.ts';
import { withdrawBid } from './sealing/withdraw-bid.service.ts';
import { beginBid } from './writing/begin-bid.service.ts';
import { answerPartner, askPartner, dropPartner } from './writing/partners.service.ts';
import { promiseConfidentiality } from './writing/promise-confidentiality.service.ts';
import { saveBid } from './writing/save-bid.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class BidStepsResolver {
  @Mutation(() => BidPayload, { description: 'Begins a bid of the organisation acted for.' })
  @Access('signedIn')
  beginBid(
    @Arg('input', () => BeginBidInput, INPUT) input: BeginBidInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => beginBid(scope, input));
  }

  @Mutation(() => BidPayload, { description: 'Saves a draft; what was handed in before stays in force.' })
  @Access('signedIn')
  saveBid(
    @Arg('input', () => SaveBidInput, INPUT) input: SaveBidInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => saveBid(scope, input));
  }

  @Mutation(() => BidPayload, { description: 'Asks an organisation to be partner; it is written to.' })
  @Access('signedIn')
  askBidPartner(
    @Arg('input', () => AskBidPartnerInput, INPUT) input: AskBidPartnerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => askPartner(scope, input));
  }

  @Mutation(() => BidPayload, { description: 'Takes a partner out of the draft.' })
  @Access('signedIn')
  dropBidPartner(
    @Arg('input', () => DropBidPartnerInput, INPUT) input: DropBidPartnerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => dropPartner(scope, input));
  }

  @Mutation(() => BidPayload, { description: 'Says whether the organisation acted for takes part in a bid.' })
  @Access('signedIn')
  answerBidPartner(
    @Arg('input', () => AnswerBidPartnerInput, INPUT) input: AnswerBidPartnerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => answerPartner(scope, input));
  }

  @Mutation(() => BidPayload, {
    description: 'Promises for the lead to keep the confidential part of the demand to itself.',
  })
  @Access('signedIn')
  promiseBidConfidentiality(
    @Arg('input', () => BidStepInput, INPUT) input: BidStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => promiseConfidentiality(scope, input));
  }

  @Mutation(() => BidPayload, {
    description:
      'Hands a bid in and seals it, or replaces the one that lies sealed; refused from the deadline on.',
  })
  @Access('signedIn')
  handInBid(
    @Arg('input', () => BidStepInput, INPUT) input: BidStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => handInBid(scope, input));
  }

  @Mutation(() => BidPayload, { description: 'Takes a bid back before the deadline.' })
  @Access('signedIn')
  withdrawBid(
    @Arg('input', () => BidStepInput, INPUT) input: BidStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BidPayload> {
    return answer('bid', ctx, (scope) => withdrawBid(scope, input));
  }
}
