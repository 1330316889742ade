import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { acceptTerms, declineTerms } from './agreeing/answer-terms.service.ts';
import { proposeEngagement } from './agreeing/propose-engagement.service.ts';
import { proposeTerms } from './agreeing/propose-terms.service.ts';
import { signTerms } from './agreeing/sign-terms.service.ts';
import {
  admitClaim,
  consentToBothSides,
  contestClaim,
  nameEngagement,
  withdrawClaim,
} from './claims/answer-claim.service.ts';
import { endEngagement, fulfilEngagement } from './ending/end-engagement.service.ts';
import {
  AcceptEngagementTermsInput,
  EngagementClaimReasonInput,
  EngagementClaimStepInput,
  EngagementReasonInput,
  EngagementStepInput,
  NameEngagementInput,
  ProposeEngagementInput,
  ProposeEngagementTermsInput,
  SignEngagementTermsInput,
} from './engagement.inputs.ts';
import { DealEngagementPayload, EngagementPayload } from './engagement.types.ts';

const INPUT = { description: 'What is needed for the step.' };
const CLIENT: readonly Role[] = ['OFFICER', 'ENTERPRISE_MEMBER'];
const BOTH: readonly Role[] = [...CLIENT, 'BROKER'];

@Resolver()
export class EngagementStepsResolver {
  @Mutation(() => EngagementPayload, { description: 'Proposes an engagement, as client or as broker.' })
  @Access([...BOTH])
  proposeEngagement(
    @Arg('input', () => ProposeEngagementInput, INPUT) input: ProposeEngagementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => proposeEngagement(scope, input));
  }

  @Mutation(() => EngagementPayload, {
    description: 'Proposes other terms; of an active engagement only for the future.',
  })
  @Access([...BOTH])
  proposeEngagementTerms(
    @Arg('input', () => ProposeEngagementTermsInput, INPUT) input: ProposeEngagementTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => proposeTerms(scope, input));
  }

  @Mutation(() => EngagementPayload, { description: 'Accepts the terms that the other side proposed.' })
  @Access([...BOTH])
  acceptEngagementTerms(
    @Arg('input', () => AcceptEngagementTermsInput, INPUT) input: AcceptEngagementTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => acceptTerms(scope, input));
  }

  @Mutation(() => EngagementPayload, {
    description: 'Declines what is proposed, or refuses to sign what was accepted.',
  })
  @Access('signedIn')
  declineEngagementTerms(
    @Arg('input', () => EngagementReasonInput, INPUT) input: EngagementReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => declineTerms(scope, input));
  }

  @Mutation(() => EngagementPayload, {
    description:
      'Signs the accepted terms for the client or for one who shares; the last signature puts them in force.',
  })
  @Access('signedIn')
  signEngagementTerms(
    @Arg('input', () => SignEngagementTermsInput, INPUT) input: SignEngagementTermsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => signTerms(scope, input));
  }

  @Mutation(() => EngagementPayload, { description: 'The client says that the engagement is fulfilled.' })
  @Access([...CLIENT])
  fulfilEngagement(
    @Arg('input', () => EngagementStepInput, INPUT) input: EngagementStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => fulfilEngagement(scope, input));
  }

  @Mutation(() => EngagementPayload, { description: 'Ends an active engagement before its time.' })
  @Access([...BOTH])
  endEngagement(
    @Arg('input', () => EngagementReasonInput, INPUT) input: EngagementReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementPayload> {
    return answer('engagement', ctx, (scope) => endEngagement(scope, input));
  }

  @Mutation(() => DealEngagementPayload, { description: 'Names an engagement in a deal of its client.' })
  @Access([...BOTH])
  nameEngagement(
    @Arg('input', () => NameEngagementInput, INPUT) input: NameEngagementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEngagementPayload> {
    return answer('claim', ctx, (scope) => nameEngagement(scope, input));
  }

  @Mutation(() => DealEngagementPayload, { description: 'The client admits a claim on a deal.' })
  @Access([...CLIENT])
  admitEngagementClaim(
    @Arg('input', () => EngagementClaimStepInput, INPUT) input: EngagementClaimStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEngagementPayload> {
    return answer('claim', ctx, (scope) => admitClaim(scope, input));
  }

  @Mutation(() => DealEngagementPayload, { description: 'The client contests a claim on a deal.' })
  @Access([...CLIENT])
  contestEngagementClaim(
    @Arg('input', () => EngagementClaimReasonInput, INPUT) input: EngagementClaimReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEngagementPayload> {
    return answer('claim', ctx, (scope) => contestClaim(scope, input));
  }

  @Mutation(() => DealEngagementPayload, { description: 'The leading broker takes a claim back.' })
  @Access(['BROKER'])
  withdrawEngagementClaim(
    @Arg('input', () => EngagementClaimReasonInput, INPUT) input: EngagementClaimReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEngagementPayload> {
    return answer('claim', ctx, (scope) => withdrawClaim(scope, input));
  }

  @Mutation(() => DealEngagementPayload, {
    description: "The client consents to the brokers' acting for both sides of a deal.",
  })
  @Access([...CLIENT])
  consentToBothSides(
    @Arg('input', () => EngagementClaimStepInput, INPUT) input: EngagementClaimStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealEngagementPayload> {
    return answer('claim', ctx, (scope) => consentToBothSides(scope, input));
  }
}
