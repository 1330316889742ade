import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { acknowledgeIntroduction, disputeIntroduction } from './answer-introduction.service.ts';
import { agreeToClaimTerms } from './claims/agree-to-claim-terms.service.ts';
import { admitClaim, contestClaim, findOnClaim } from './claims/answer-claim.service.ts';
import { proposeClaimTerms } from './claims/propose-claim-terms.service.ts';
import {
  AgreeToIntroductionClaimTermsInput,
  ContestIntroductionClaimInput,
  DisputeIntroductionInput,
  FindOnIntroductionClaimInput,
  IntroductionClaimStepInput,
  IntroductionPayload,
  IntroductionStepInput,
  ProposeIntroductionClaimTermsInput,
  RecordIntroductionInput,
} from './introduction.types.ts';
import { recordIntroduction } from './recording/record-introduction.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class IntroductionStepsResolver {
  @Mutation(() => IntroductionPayload, {
    description: 'Records that you bring a unit and an enterprise together; both are asked whether it is so.',
  })
  @Access(['BROKER'])
  recordIntroduction(
    @Arg('input', () => RecordIntroductionInput, INPUT) input: RecordIntroductionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => recordIntroduction(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'Acknowledges an introduction for your side, for good.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  acknowledgeIntroduction(
    @Arg('input', () => IntroductionStepInput, INPUT) input: IntroductionStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => acknowledgeIntroduction(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'Disputes an introduction for your side, with a reason.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  disputeIntroduction(
    @Arg('input', () => DisputeIntroductionInput, INPUT) input: DisputeIntroductionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => disputeIntroduction(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'The client admits that a deal rests on an introduction.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  admitIntroductionClaim(
    @Arg('input', () => IntroductionClaimStepInput, INPUT) input: IntroductionClaimStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => admitClaim(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'The client contests that a deal rests on an introduction; the platform decides.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  contestIntroductionClaim(
    @Arg('input', () => ContestIntroductionClaimInput, INPUT) input: ContestIntroductionClaimInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => contestClaim(scope, input));
  }

  @Mutation(() => IntroductionPayload, { description: 'Decides on a contested claim, with reasons.' })
  @Access(['OPERATOR'])
  findOnIntroductionClaim(
    @Arg('input', () => FindOnIntroductionClaimInput, INPUT) input: FindOnIntroductionClaimInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => findOnClaim(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'The broker proposes by which terms the commission for a found deal is reckoned.',
  })
  @Access(['BROKER'])
  proposeIntroductionClaimTerms(
    @Arg('input', () => ProposeIntroductionClaimTermsInput, INPUT) input: ProposeIntroductionClaimTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => proposeClaimTerms(scope, input));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'The client accepts and signs the proposed terms and admits the claim, in one step.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  agreeToIntroductionClaimTerms(
    @Arg('input', () => AgreeToIntroductionClaimTermsInput, INPUT) input: AgreeToIntroductionClaimTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionPayload> {
    return answer('introduction', ctx, (scope) => agreeToClaimTerms(scope, input));
  }
}
