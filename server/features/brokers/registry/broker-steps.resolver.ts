import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { handInBrokerProfile, takeBackBrokerProfile } from './profile/hand-in.service.ts';
import { saveBrokerProfile } from './profile/save-profile.service.ts';
import { startBrokerProfile } from './profile/start-profile.service.ts';
import {
  BrokerReasonInput,
  BrokerStepInput,
  HandInBrokerProfileInput,
  SaveBrokerProfileInput,
} from './registry.inputs.ts';
import { BrokerPayload } from './registry.types.ts';
import { confirmBroker, resumeBroker, returnBroker, suspendBroker } from './review/decide-broker.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class BrokerStepsResolver {
  @Mutation(() => BrokerPayload, { description: 'Begins your profile as broker.' })
  @Access(['BROKER'])
  startBrokerProfile(@Ctx() ctx: RequestContext): Promise<BrokerPayload> {
    return answer('broker', ctx, startBrokerProfile);
  }

  @Mutation(() => BrokerPayload, { description: 'Saves the content of your profile.' })
  @Access(['BROKER'])
  saveBrokerProfile(
    @Arg('input', () => SaveBrokerProfileInput, INPUT) input: SaveBrokerProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => saveBrokerProfile(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Hands your profile in to be confirmed.' })
  @Access(['BROKER'])
  handInBrokerProfile(
    @Arg('input', () => HandInBrokerProfileInput, INPUT) input: HandInBrokerProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => handInBrokerProfile(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Takes your profile back to change it.' })
  @Access(['BROKER'])
  takeBackBrokerProfile(
    @Arg('input', () => BrokerStepInput, INPUT) input: BrokerStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => takeBackBrokerProfile(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Confirms what a broker handed in.' })
  @Access(['ADMINISTRATOR', 'OPERATOR'])
  confirmBroker(
    @Arg('input', () => BrokerStepInput, INPUT) input: BrokerStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => confirmBroker(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Returns what a broker handed in.' })
  @Access(['ADMINISTRATOR', 'OPERATOR'])
  returnBroker(
    @Arg('input', () => BrokerReasonInput, INPUT) input: BrokerReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => returnBroker(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Stops a confirmed broker.' })
  @Access(['ADMINISTRATOR', 'OPERATOR'])
  suspendBroker(
    @Arg('input', () => BrokerReasonInput, INPUT) input: BrokerReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => suspendBroker(scope, input));
  }

  @Mutation(() => BrokerPayload, { description: 'Ends the stop of a broker.' })
  @Access(['ADMINISTRATOR', 'OPERATOR'])
  resumeBroker(
    @Arg('input', () => BrokerStepInput, INPUT) input: BrokerStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerPayload> {
    return answer('broker', ctx, (scope) => resumeBroker(scope, input));
  }
}
