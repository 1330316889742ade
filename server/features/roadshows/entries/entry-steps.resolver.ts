import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { RoadshowPayload } from '../events/events.types.ts';
import {
  AskForEntriesInput,
  ConsentForCompletersInput,
  CurateEntryInput,
  ProposeEntryInput,
  RoadshowEntryPayload,
  RoadshowEntryReasonInput,
  RoadshowEntryStepInput,
  SaveRoadshowEntryInput,
} from './entries.types.ts';
import {
  consentForCompleters,
  consentForUnit,
  proposeAgain,
  withdrawEntry,
} from './steps/consent.service.ts';
import { curateEntry } from './steps/curate-entry.service.ts';
import { askForEntries, proposeEntry } from './steps/propose-entry.service.ts';
import { saveEntry } from './steps/save-entry.service.ts';
import { confirmSpeaking, refuseToSpeak } from './steps/speak.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class RoadshowEntryStepsResolver {
  @Mutation(() => RoadshowEntryPayload, { description: 'Proposes a result of the unit for a roadshow.' })
  @Access(['OFFICER'])
  proposeEntry(
    @Arg('input', () => ProposeEntryInput, INPUT) input: ProposeEntryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => proposeEntry(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Asks units for published results.' })
  @Access(['ORGANISER'])
  askForEntries(
    @Arg('input', () => AskForEntriesInput, INPUT) input: AskForEntriesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => askForEntries(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, {
    description: 'Agrees for the unit to what the organiser asked for.',
  })
  @Access(['OFFICER'])
  consentToEntry(
    @Arg('input', () => RoadshowEntryStepInput, INPUT) input: RoadshowEntryStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => consentForUnit(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Agrees for the completers.' })
  @Access('signedIn')
  consentForCompleters(
    @Arg('input', () => ConsentForCompletersInput, INPUT) input: ConsentForCompletersInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => consentForCompleters(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Takes an entry back, or refuses.' })
  @Access('signedIn')
  withdrawEntry(
    @Arg('input', () => RoadshowEntryReasonInput, INPUT) input: RoadshowEntryReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => withdrawEntry(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Proposes again what was withdrawn.' })
  @Access(['OFFICER'])
  proposeEntryAgain(
    @Arg('input', () => RoadshowEntryStepInput, INPUT) input: RoadshowEntryStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => proposeAgain(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Saves what the unit writes about its entry.' })
  @Access(['OFFICER'])
  saveRoadshowEntry(
    @Arg('input', () => SaveRoadshowEntryInput, INPUT) input: SaveRoadshowEntryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => saveEntry(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Decides on an entry and puts it in order.' })
  @Access(['ORGANISER'])
  curateEntry(
    @Arg('input', () => CurateEntryInput, INPUT) input: CurateEntryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => curateEntry(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Confirms the time on stage.' })
  @Access('signedIn')
  confirmSpeaking(
    @Arg('input', () => RoadshowEntryStepInput, INPUT) input: RoadshowEntryStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => confirmSpeaking(scope, input));
  }

  @Mutation(() => RoadshowEntryPayload, { description: 'Says that a speaker cannot come.' })
  @Access('signedIn')
  refuseToSpeak(
    @Arg('input', () => RoadshowEntryReasonInput, INPUT) input: RoadshowEntryReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntryPayload> {
    return answer('entry', ctx, (scope) => refuseToSpeak(scope, input));
  }
}
