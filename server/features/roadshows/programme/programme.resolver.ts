import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { RoadshowPayload, RoadshowStepInput } from '../events/events.types.ts';
import { arrangeProgramme } from './arrange-programme.service.ts';
import {
  ArrangeProgrammeInput,
  ProgrammeProblemType,
  RemoveRoadshowSessionInput,
  SaveRoadshowSessionInput,
} from './programme.types.ts';
import { publishProgramme } from './publish-programme.service.ts';
import { programmeProblems, untoldSpeakers, visibleSessions } from './read-programme.ts';
import { removeSession, saveSession } from './sessions.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => Roadshow)
export class ProgrammeResolver {
  @FieldResolver(() => [RoadshowSession], {
    description: 'Its sessions in order, once the programme is public; before that for the organiser.',
  })
  sessions(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<RoadshowSession[]> {
    return visibleSessions(ctx, roadshow);
  }

  @FieldResolver(() => [ProgrammeProblemType], {
    description: 'What cannot be so in its programme; for the organiser, else none.',
  })
  programmeProblems(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<ProgrammeProblemType[]> {
    return programmeProblems(ctx, roadshow);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the published programme changed for speakers who were not told yet; for the organiser.',
  })
  async hasUntoldChanges(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<boolean> {
    return untoldSpeakers(ctx, roadshow);
  }

  @Mutation(() => RoadshowPayload, { description: 'Adds a session to the programme or changes one.' })
  @Access(['ORGANISER'])
  saveRoadshowSession(
    @Arg('input', () => SaveRoadshowSessionInput, INPUT) input: SaveRoadshowSessionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => saveSession(scope, input));
  }

  @Mutation(() => RoadshowPayload, {
    description: 'Takes a session out; its entries wait to be placed again.',
  })
  @Access(['ORGANISER'])
  removeRoadshowSession(
    @Arg('input', () => RemoveRoadshowSessionInput, INPUT) input: RemoveRoadshowSessionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => removeSession(scope, input));
  }

  @Mutation(() => RoadshowPayload, { description: 'Puts all chosen entries in order and into sessions.' })
  @Access(['ORGANISER'])
  arrangeProgramme(
    @Arg('input', () => ArrangeProgrammeInput, INPUT) input: ArrangeProgrammeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => arrangeProgramme(scope, input));
  }

  @Mutation(() => RoadshowPayload, {
    description: 'Publishes the programme, or tells its changes to the speakers whom they concern.',
  })
  @Access(['ORGANISER'])
  publishProgramme(
    @Arg('input', () => RoadshowStepInput, INPUT) input: RoadshowStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowPayload> {
    return answer('roadshow', ctx, (scope) => publishProgramme(scope, input));
  }
}
