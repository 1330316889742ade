import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import {
  AcceptStandingOfferInput,
  AcceptTermsInput,
  DealStepInput,
  EndDealInput,
  ProposeTermsInput,
  RequestDealInput,
} from './deal.inputs.ts';
import { DealPayload } from './deal.types.ts';
import {
  acceptTerms,
  proposeTerms,
  refuseDeal,
  reopenNegotiation,
  takeUpDeal,
  withdrawDeal,
} from './negotiation/negotiation.service.ts';
import { acceptStandingOffer } from './request/accept-standing-offer.service.ts';
import { requestDeal } from './request/request-deal.service.ts';

const INPUT = { description: 'Which deal, and what is needed for the step.' };

@Resolver()
export class NegotiationResolver {
  @Mutation(() => DealPayload, { description: 'Asks for a deal by an offer or for a published result.' })
  @Access('signedIn')
  requestDeal(
    @Arg('input', () => RequestDealInput, INPUT) input: RequestDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => requestDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Accepts a standing offer at once.' })
  @Access('signedIn')
  acceptStandingOffer(
    @Arg('input', () => AcceptStandingOfferInput, INPUT) input: AcceptStandingOfferInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => acceptStandingOffer(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Takes a request up for the unit.' })
  @Access('signedIn')
  takeUpDeal(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => takeUpDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'The unit refuses the deal.' })
  @Access('signedIn')
  refuseDeal(
    @Arg('input', () => EndDealInput, INPUT) input: EndDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => refuseDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'The enterprise withdraws from the deal.' })
  @Access('signedIn')
  withdrawDeal(
    @Arg('input', () => EndDealInput, INPUT) input: EndDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => withdrawDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Proposes terms to the other side.' })
  @Access('signedIn')
  proposeTerms(
    @Arg('input', () => ProposeTermsInput, INPUT) input: ProposeTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => proposeTerms(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Accepts the proposal that waits.' })
  @Access('signedIn')
  acceptTerms(
    @Arg('input', () => AcceptTermsInput, INPUT) input: AcceptTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => acceptTerms(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Goes back to negotiating; decision and notice are void.' })
  @Access('signedIn')
  reopenNegotiation(
    @Arg('input', () => EndDealInput, INPUT) input: EndDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => reopenNegotiation(scope, input));
  }
}
