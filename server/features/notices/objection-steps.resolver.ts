import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { HANDLES_OBJECTIONS } from './notice.policy.ts';
import {
  AssignInvestigatorInput,
  ObjectionPayload,
  ObjectionStepInput,
  ObjectToNoticeInput,
  PublishObjectionOutcomeInput,
  RecordFindingsInput,
  TurnDownObjectionInput,
} from './notices.types.ts';
import { objectToNotice } from './object-to-notice.service.ts';
import {
  admitObjection,
  assignInvestigator,
  publishObjectionOutcome,
  recordFindings,
  turnDownObjection,
} from './objection-steps.service.ts';

const INPUT = { description: 'Which objection, and what is needed for the step.' };

@Resolver()
export class ObjectionStepsResolver {
  @Mutation(() => ObjectionPayload, { description: 'Objects to a notice while it runs (PRC-3).' })
  @Access('public')
  objectToNotice(
    @Arg('input', () => ObjectToNoticeInput, { description: 'Which notice, and why.' })
    input: ObjectToNoticeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => objectToNotice(scope, input));
  }

  @Mutation(() => ObjectionPayload, { description: 'Admits an objection.' })
  @Access(HANDLES_OBJECTIONS)
  admitObjection(
    @Arg('input', () => ObjectionStepInput, INPUT) input: ObjectionStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => admitObjection(scope, input));
  }

  @Mutation(() => ObjectionPayload, { description: 'Turns an objection down, with the reason.' })
  @Access(HANDLES_OBJECTIONS)
  turnDownObjection(
    @Arg('input', () => TurnDownObjectionInput, INPUT) input: TurnDownObjectionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => turnDownObjection(scope, input));
  }

  @Mutation(() => ObjectionPayload, { description: 'Names who investigates an objection.' })
  @Access(HANDLES_OBJECTIONS)
  assignInvestigator(
    @Arg('input', () => AssignInvestigatorInput, INPUT) input: AssignInvestigatorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => assignInvestigator(scope, input));
  }

  @Mutation(() => ObjectionPayload, { description: 'Records what the investigation found.' })
  @Access('signedIn')
  recordFindings(
    @Arg('input', () => RecordFindingsInput, INPUT) input: RecordFindingsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => recordFindings(scope, input));
  }

  @Mutation(() => ObjectionPayload, { description: 'Publishes the outcome of an objection.' })
  @Access(HANDLES_OBJECTIONS)
  publishObjectionOutcome(
    @Arg('input', () => PublishObjectionOutcomeInput, INPUT) input: PublishObjectionOutcomeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionPayload> {
    return answer('objection', ctx, (scope) => publishObjectionOutcome(scope, input));
  }
}
