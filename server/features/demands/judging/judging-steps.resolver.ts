import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Scope } from '../../../platform/app.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { Demand } from '../data/demand.entity.ts';
import {
  AppointExpertsInput,
  DecideAwardInput,
  DeclareConflictsInput,
  EndWithoutAwardInput,
  ReleaseExpertInput,
  SaveScoresInput,
  ScreenBidInput,
  SeatStepInput,
} from './judging.inputs.ts';
import { JudgingPayload, type JudgingRoom, JudgingSeatPayload, JudgingStepInput } from './judging.types.ts';
import { findRoom } from './reading/room.service.ts';
import { appointExperts, releaseExpert } from './steps/appoint-experts.service.ts';
import { confirmAward } from './steps/confirm-award.service.ts';
import { decideAward } from './steps/decide-award.service.ts';
import { endWithoutAward } from './steps/end-without-award.service.ts';
import { declareConflicts, handInScores, saveScores } from './steps/score-bids.service.ts';
import { screenBid } from './steps/screen-bid.service.ts';

const INPUT = { description: 'What is needed for the step.' };

/** Steps of the poster answer with the room as it is then. */
@Resolver()
export class JudgingStepsResolver {
  @Mutation(() => JudgingPayload, { description: 'Screens a bid for the must-haves of its demand.' })
  @Access(['ENTERPRISE_MEMBER'])
  screenBid(
    @Arg('input', () => ScreenBidInput, INPUT) input: ScreenBidInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, screenBid(scope, input)));
  }

  @Mutation(() => JudgingPayload, { description: 'Asks experts to judge.' })
  @Access(['ENTERPRISE_MEMBER'])
  appointExperts(
    @Arg('input', () => AppointExpertsInput, INPUT) input: AppointExpertsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, appointExperts(scope, input)));
  }

  @Mutation(() => JudgingPayload, { description: 'Takes an expert off, with the reason.' })
  @Access(['ENTERPRISE_MEMBER'])
  releaseExpert(
    @Arg('input', () => ReleaseExpertInput, INPUT) input: ReleaseExpertInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, releaseExpert(scope, input)));
  }

  @Mutation(() => JudgingPayload, {
    description: 'Decides on the winners with a reason for each bidder; they are announced at once.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  decideAward(
    @Arg('input', () => DecideAwardInput, INPUT) input: DecideAwardInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, decideAward(scope, input)));
  }

  @Mutation(() => JudgingPayload, { description: 'Confirms the award after its notice; the lanes open.' })
  @Access(['ENTERPRISE_MEMBER'])
  confirmAward(
    @Arg('input', () => JudgingStepInput, INPUT) input: JudgingStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, confirmAward(scope, input)));
  }

  @Mutation(() => JudgingPayload, { description: 'Ends a demand without a winner.' })
  @Access(['ENTERPRISE_MEMBER'])
  endWithoutAward(
    @Arg('input', () => EndWithoutAwardInput, INPUT) input: EndWithoutAwardInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingPayload> {
    return answer('room', ctx, (scope) => roomAfter(scope, endWithoutAward(scope, input)));
  }

  @Mutation(() => JudgingSeatPayload, {
    description: 'Declares conflicts of interest, or that there are none.',
  })
  @Access(['EXPERT'])
  declareConflicts(
    @Arg('input', () => DeclareConflictsInput, INPUT) input: DeclareConflictsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingSeatPayload> {
    return answer('seat', ctx, (scope) => declareConflicts(scope, input));
  }

  @Mutation(() => JudgingSeatPayload, { description: 'Saves the draft of a sheet.' })
  @Access(['EXPERT'])
  saveScores(
    @Arg('input', () => SaveScoresInput, INPUT) input: SaveScoresInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingSeatPayload> {
    return answer('seat', ctx, (scope) => saveScores(scope, input));
  }

  @Mutation(() => JudgingSeatPayload, {
    description: 'Hands in the scores of all bids; they cannot be changed.',
  })
  @Access(['EXPERT'])
  handInScores(
    @Arg('input', () => SeatStepInput, INPUT) input: SeatStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingSeatPayload> {
    return answer('seat', ctx, (scope) => handInScores(scope, input));
  }
}

async function roomAfter(scope: Scope, step: Promise<Demand>): Promise<JudgingRoom | null> {
  return findRoom(scope, (await step).id);
}
