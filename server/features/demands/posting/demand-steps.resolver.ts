import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  AnswerDemandInput,
  ChangeDemandInput,
  ChooseDemandModeInput,
  DemandInvitedInput,
  DemandReasonInput,
  DemandStepInput,
  ExtendDemandInput,
  InviteToBidInput,
  SaveDemandInput,
  StartDemandInput,
} from './posting.inputs.ts';
import { DemandAnswerPayload, DemandInvitationPayload, DemandPayload } from './posting.types.ts';
import { answerDemand } from './published/answer-demand.service.ts';
import { changePublishedDemand, extendDemand } from './published/change-published.service.ts';
import { cancelDemand, closeDemand } from './published/end-demand.service.ts';
import { inviteToBid, withdrawInvitation } from './published/invite.service.ts';
import { publishDemand, returnDemand } from './review/review-demand.service.ts';
import { handInDemand, takeBackDemand } from './write/hand-in.service.ts';
import { chooseMode, saveDemand } from './write/save-demand.service.ts';
import { startDemand } from './write/start-demand.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class DemandStepsResolver {
  @Mutation(() => DemandPayload, { description: 'Begins a demand.' })
  @Access(['ENTERPRISE_MEMBER'])
  startDemand(
    @Arg('input', () => StartDemandInput, INPUT) input: StartDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => startDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Saves the content of a draft.' })
  @Access(['ENTERPRISE_MEMBER'])
  saveDemand(
    @Arg('input', () => SaveDemandInput, INPUT) input: SaveDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => saveDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Chooses another mode for a draft.' })
  @Access(['ENTERPRISE_MEMBER'])
  chooseDemandMode(
    @Arg('input', () => ChooseDemandModeInput, INPUT) input: ChooseDemandModeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => chooseMode(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Hands a draft in for review.' })
  @Access(['ENTERPRISE_MEMBER'])
  handInDemand(
    @Arg('input', () => DemandStepInput, INPUT) input: DemandStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => handInDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Takes a handed-in demand back to change it.' })
  @Access(['ENTERPRISE_MEMBER'])
  takeBackDemand(
    @Arg('input', () => DemandStepInput, INPUT) input: DemandStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => takeBackDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Returns a demand to its poster.' })
  @Access(['OPERATOR'])
  returnDemand(
    @Arg('input', () => DemandReasonInput, INPUT) input: DemandReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => returnDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Publishes a demand.' })
  @Access(['OPERATOR'])
  publishDemand(
    @Arg('input', () => DemandStepInput, INPUT) input: DemandStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => publishDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Changes a published demand.' })
  @Access(['ENTERPRISE_MEMBER'])
  changeDemand(
    @Arg('input', () => ChangeDemandInput, INPUT) input: ChangeDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => changePublishedDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Gives bidders more time.' })
  @Access(['ENTERPRISE_MEMBER'])
  extendDemand(
    @Arg('input', () => ExtendDemandInput, INPUT) input: ExtendDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => extendDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Calls a demand off before its award.' })
  @Access(['ENTERPRISE_MEMBER'])
  cancelDemand(
    @Arg('input', () => DemandReasonInput, INPUT) input: DemandReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => cancelDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Closes a plain demand.' })
  @Access(['ENTERPRISE_MEMBER'])
  closeDemand(
    @Arg('input', () => DemandReasonInput, INPUT) input: DemandReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => closeDemand(scope, input));
  }

  @Mutation(() => DemandPayload, { description: 'Takes an invitation back before the publication.' })
  @Access(['ENTERPRISE_MEMBER'])
  withdrawInvitation(
    @Arg('input', () => DemandInvitedInput, INPUT) input: DemandInvitedInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandPayload> {
    return answer('demand', ctx, (scope) => withdrawInvitation(scope, input));
  }

  @Mutation(() => DemandInvitationPayload, { description: 'Invites an organisation to bid or to answer.' })
  @Access(['ENTERPRISE_MEMBER'])
  inviteToBid(
    @Arg('input', () => InviteToBidInput, INPUT) input: InviteToBidInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandInvitationPayload> {
    return answer('invitation', ctx, (scope) => inviteToBid(scope, input));
  }

  @Mutation(() => DemandAnswerPayload, {
    description: 'Answers a plain demand with a result; a deal is opened.',
  })
  @Access(['OFFICER'])
  answerDemand(
    @Arg('input', () => AnswerDemandInput, INPUT) input: AnswerDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandAnswerPayload> {
    return answer('answer', ctx, (scope) => answerDemand(scope, input));
  }
}
