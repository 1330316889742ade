import { Arg, Ctx, ID, Mutation, Query, Resolver, Subscription } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { follow } from '../../../platform/graphql/subscriptions-context.ts';
import { ROADSHOW_EVENTS } from '../change-roadshow.ts';
import { callOnStage } from './call-on-stage.service.ts';
import { existingLive, findLive } from './find-live.service.ts';
import { giveCards } from './give-cards.service.ts';
import {
  AskRoadshowQuestionInput,
  CallOnStageInput,
  GiveInterestCardsInput,
  InterestCardsPayload,
  ModerateRoadshowQuestionInput,
  RoadshowLive,
  RoadshowLivePayload,
  RoadshowQuestionPayload,
  VoteRoadshowQuestionInput,
} from './live.types.ts';
import { askRoadshowQuestion, moderateQuestion, voteRoadshowQuestion } from './questions.service.ts';

const INPUT = { description: 'What is needed for the step.' };
const ROADSHOW = { description: 'The roadshow.' };

@Resolver()
export class RoadshowLiveResolver {
  @Query(() => RoadshowLive, {
    nullable: true,
    complexity: 20,
    description:
      'A roadshow on its day: what is on, questions, own cards. None before its programme is public.',
  })
  @Access('public')
  async roadshowLive(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowLive | null> {
    return findLive(await ctx.scope(), roadshowId);
  }

  @Subscription(() => RoadshowLive, {
    description: 'The same, at once and after each change. Time alone changes nothing here.',
    subscribe: follow(ROADSHOW_EVENTS, ({ roadshowId }: { roadshowId: string }) => roadshowId),
  })
  @Access('public')
  async roadshowLiveChanged(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowLive> {
    return existingLive(await ctx.scope(), roadshowId);
  }

  @Mutation(() => InterestCardsPayload, {
    description: 'Gives, changes and takes back interest cards; of several for one entry the latest counts.',
  })
  @Access('signedIn')
  giveInterestCards(
    @Arg('input', () => GiveInterestCardsInput, INPUT) input: GiveInterestCardsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InterestCardsPayload> {
    return answer('cards', ctx, (scope) => giveCards(scope, input));
  }

  @Mutation(() => RoadshowQuestionPayload, {
    description: 'Asks a question; the organiser decides whether it is shown.',
  })
  @Access('signedIn')
  askRoadshowQuestion(
    @Arg('input', () => AskRoadshowQuestionInput, INPUT) input: AskRoadshowQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowQuestionPayload> {
    return answer('question', ctx, (scope) => askRoadshowQuestion(scope, input));
  }

  @Mutation(() => RoadshowQuestionPayload, {
    description: 'Says that one wants a question answered too, or not any more.',
  })
  @Access('signedIn')
  voteRoadshowQuestion(
    @Arg('input', () => VoteRoadshowQuestionInput, INPUT) input: VoteRoadshowQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowQuestionPayload> {
    return answer('question', ctx, (scope) => voteRoadshowQuestion(scope, input));
  }

  @Mutation(() => RoadshowQuestionPayload, { description: 'Shows a question, takes it away or answers it.' })
  @Access('signedIn')
  moderateRoadshowQuestion(
    @Arg('input', () => ModerateRoadshowQuestionInput, INPUT) input: ModerateRoadshowQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowQuestionPayload> {
    return answer('question', ctx, (scope) => moderateQuestion(scope, input));
  }

  @Mutation(() => RoadshowLivePayload, { description: 'Says which entry is on stage.' })
  @Access(['ORGANISER'])
  callOnStage(
    @Arg('input', () => CallOnStageInput, INPUT) input: CallOnStageInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowLivePayload> {
    return answer('live', ctx, async (scope) => existingLive(scope, (await callOnStage(scope, input)).id));
  }
}
