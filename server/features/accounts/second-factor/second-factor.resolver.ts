import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { answerViewer } from '../viewer/answer-viewer.ts';
import { ViewerPayload } from '../viewer/viewer.types.ts';
import {
  disableSecondFactor,
  enableSecondFactor,
  secondFactorSetup,
  verifySecondFactor,
} from './second-factor.service.ts';
import {
  DisableSecondFactorInput,
  EnableSecondFactorInput,
  SecondFactorSetupType,
  VerifySecondFactorInput,
} from './second-factor.types.ts';

@Resolver()
export class SecondFactorResolver {
  @Query(() => SecondFactorSetupType, { description: 'A new secret to set an authenticator up with.' })
  @Access('signedIn')
  async secondFactorSetup(@Ctx() ctx: RequestContext): Promise<SecondFactorSetupType> {
    return secondFactorSetup(await ctx.scope());
  }

  @Mutation(() => ViewerPayload, {
    description: 'Passes the second factor in a session that began without it.',
  })
  @Access('signedIn')
  verifySecondFactor(
    @Arg('input', () => VerifySecondFactorInput, { description: 'The code.' }) input: VerifySecondFactorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => verifySecondFactor(scope, input));
  }

  @Mutation(() => ViewerPayload, { description: 'Turns the second factor on.' })
  @Access('signedIn')
  enableSecondFactor(
    @Arg('input', () => EnableSecondFactorInput, { description: 'Secret and code.' })
    input: EnableSecondFactorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => enableSecondFactor(scope, input));
  }

  @Mutation(() => ViewerPayload, { description: 'Turns the second factor off.' })
  @Access('signedIn')
  disableSecondFactor(
    @Arg('input', () => DisableSecondFactorInput, { description: 'Password and code.' })
    input: DisableSecondFactorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => disableSecondFactor(scope, input));
  }
}
