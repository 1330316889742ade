import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  RepeatRoadshowInput,
  RescheduleRoadshowInput,
  RoadshowPayload,
  RoadshowReasonInput,
  RoadshowStepInput,
  SaveRoadshowInput,
  StartRoadshowInput,
} from './events.types.ts';
import { repeatRoadshow } from './repeat-roadshow.service.ts';
import { cancelRoadshow, rescheduleRoadshow } from './reschedule.service.ts';
import { beginRoadshow, closeRoadshow } from './run-roadshow.service.ts';
import { openForEntries, saveRoadshow } from './save-roadshow.service.ts';
import { startRoadshow } from './start-roadshow.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class RoadshowStepsResolver {
  @Mutation(() => RoadshowPayload, { description: 'Begins the draft of a roadshow.' })
  @Access(['ORGANISER'])
  startRoadshow(
    @Arg('input', () => StartRoadshowInput, INPUT) input: StartRoadshowInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => startRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Saves what the organiser wrote.' })
  @Access(['ORGANISER'])
  saveRoadshow(
    @Arg('input', () => SaveRoadshowInput, INPUT) input: SaveRoadshowInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => saveRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Makes a roadshow public and calls for entries.' })
  @Access(['ORGANISER'])
  openForEntries(
    @Arg('input', () => RoadshowStepInput, INPUT) input: RoadshowStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => openForEntries(scope, input));
  }

  @Mutation(() => RoadshowPayload, {
    description: 'Puts a roadshow on another day or in another place; everybody concerned is written to.',
  })
  @Access(['ORGANISER'])
  rescheduleRoadshow(
    @Arg('input', () => RescheduleRoadshowInput, INPUT) input: RescheduleRoadshowInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => rescheduleRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, {
    description: 'Calls a roadshow off; everybody concerned is written to.',
  })
  @Access(['ORGANISER'])
  cancelRoadshow(
    @Arg('input', () => RoadshowReasonInput, INPUT) input: RoadshowReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => cancelRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Makes a series: drafts like one roadshow.' })
  @Access(['ORGANISER'])
  repeatRoadshow(
    @Arg('input', () => RepeatRoadshowInput, INPUT) input: RepeatRoadshowInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => repeatRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Opens the doors of a roadshow.' })
  @Access(['ORGANISER'])
  beginRoadshow(
    @Arg('input', () => RoadshowStepInput, INPUT) input: RoadshowStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => beginRoadshow(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Closes a roadshow.' })
  @Access(['ORGANISER'])
  closeRoadshow(
    @Arg('input', () => RoadshowStepInput, INPUT) input: RoadshowStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => closeRoadshow(scope, input));
  }
}
