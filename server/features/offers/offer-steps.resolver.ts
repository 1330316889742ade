import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer, answerDone } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { DonePayload } from '../../platform/graphql/payload.types.ts';
import {
  CallOfferDecisionInput,
  DraftOfferInput,
  EditOfferInput,
  OfferPayload,
  OfferReasonInput,
  OfferStepInput,
  PublishOfferNoticeInput,
} from './offers.types.ts';
import { callOfferDecision, publishOfferNotice } from './steps/clear-offer.service.ts';
import { closeOffer, deleteOfferDraft, suspendOffer } from './steps/end-offer.service.ts';
import { openOffer, resumeOffer } from './steps/open-offer.service.ts';
import { draftOffer, editOffer } from './steps/write-offer.service.ts';

const INPUT = { description: 'Which offer, and what is needed for the step.' };

@Resolver()
export class OfferStepsResolver {
  @Mutation(() => OfferPayload, { description: 'Begins an offer of a registered result.' })
  @Access('signedIn')
  draftOffer(
    @Arg('input', () => DraftOfferInput, INPUT) input: DraftOfferInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => draftOffer(scope, input));
  }

  @Mutation(() => OfferPayload, {
    description: 'Changes an offer that is not open yet; its decision and notice become void if it matters.',
  })
  @Access('signedIn')
  editOffer(
    @Arg('input', () => EditOfferInput, INPUT) input: EditOfferInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => editOffer(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Calls the collective decision on a standing offer (PRC-6).' })
  @Access('signedIn')
  callOfferDecision(
    @Arg('input', () => CallOfferDecisionInput, INPUT) input: CallOfferDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => callOfferDecision(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Publishes the notice of a standing offer (PRC-2).' })
  @Access('signedIn')
  publishOfferNotice(
    @Arg('input', () => PublishOfferNoticeInput, INPUT) input: PublishOfferNoticeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => publishOfferNotice(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Opens an offer.' })
  @Access('signedIn')
  openOffer(
    @Arg('input', () => OfferStepInput, INPUT) input: OfferStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => openOffer(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Withholds an open offer for a while.' })
  @Access('signedIn')
  suspendOffer(
    @Arg('input', () => OfferReasonInput, INPUT) input: OfferReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => suspendOffer(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Opens a suspended offer again.' })
  @Access('signedIn')
  resumeOffer(
    @Arg('input', () => OfferStepInput, INPUT) input: OfferStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => resumeOffer(scope, input));
  }

  @Mutation(() => OfferPayload, { description: 'Closes an offer for good; deals that came of it go on.' })
  @Access('signedIn')
  closeOffer(
    @Arg('input', () => OfferReasonInput, INPUT) input: OfferReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfferPayload> {
    return answer('offer', ctx, (scope) => closeOffer(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Deletes a draft that was never open.' })
  @Access('signedIn')
  deleteOfferDraft(
    @Arg('input', () => OfferStepInput, INPUT) input: OfferStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => deleteOfferDraft(scope, input));
  }
}
