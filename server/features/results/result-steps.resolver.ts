import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer, answerDone } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { DonePayload } from '../../platform/graphql/payload.types.ts';
import { deleteDraft } from './disclosure/delete-draft.service.ts';
import { disclose } from './disclosure/disclose.service.ts';
import { saveResult } from './disclosure/save-result.service.ts';
import { startDisclosure } from './disclosure/start-disclosure.service.ts';
import { publish } from './publication/publish-result.service.ts';
import { withdraw } from './publication/withdraw-result.service.ts';
import { TechResultPayload } from './result.types.ts';
import {
  RegisterResultInput,
  ResultStepInput,
  ReturnResultInput,
  SaveResultInput,
  ScreenResultInput,
  StartDisclosureInput,
  WithdrawResultInput,
} from './result-steps.inputs.ts';
import { register } from './review/register-result.service.ts';
import { returnResult } from './review/return-result.service.ts';
import { screenResult } from './review/screen-result.service.ts';
import { startReview } from './review/start-review.service.ts';

const INPUT = { description: 'Which result, and what is needed for the step.' };

@Resolver()
export class ResultStepsResolver {
  @Mutation(() => TechResultPayload, {
    description: 'Begins a draft. A state secret stores nothing (REG-0).',
  })
  @Access('signedIn')
  startDisclosure(
    @Arg('input', () => StartDisclosureInput, INPUT) input: StartDisclosureInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => startDisclosure(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Saves a part of the content.' })
  @Access('signedIn')
  saveResult(
    @Arg('input', () => SaveResultInput, INPUT) input: SaveResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => saveResult(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Deletes a draft that was never handed in.' })
  @Access('signedIn')
  deleteDraft(
    @Arg('input', () => ResultStepInput, INPUT) input: ResultStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => deleteDraft(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Hands a draft to the unit.' })
  @Access('signedIn')
  disclose(
    @Arg('input', () => ResultStepInput, INPUT) input: ResultStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => disclose(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Begins the review of a disclosure.' })
  @Access('signedIn')
  startReview(
    @Arg('input', () => ResultStepInput, INPUT) input: ResultStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => startReview(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Sends a disclosure back with reasons.' })
  @Access('signedIn')
  returnResult(
    @Arg('input', () => ReturnResultInput, INPUT) input: ReturnResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => returnResult(scope, input));
  }

  @Mutation(() => TechResultPayload, {
    description: 'Accepts a disclosure into the register (REG-2 to REG-6).',
  })
  @Access('signedIn')
  register(
    @Arg('input', () => RegisterResultInput, INPUT) input: RegisterResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => register(scope, input));
  }

  @Mutation(() => TechResultPayload, {
    description: 'Decides the security screening of a registered result anew (REG-6).',
  })
  @Access('signedIn')
  screenResult(
    @Arg('input', () => ScreenResultInput, INPUT) input: ScreenResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => screenResult(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Puts a registered result into the public catalogue.' })
  @Access('signedIn')
  publish(
    @Arg('input', () => ResultStepInput, INPUT) input: ResultStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => publish(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Takes a result out of the public catalogue.' })
  @Access('signedIn')
  withdraw(
    @Arg('input', () => WithdrawResultInput, INPUT) input: WithdrawResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => withdraw(scope, input));
  }
}
