import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import {
  AddDealDocumentInput,
  DealStepInput,
  DeclareLeadersInput,
  DeclareRelationInput,
  OpenConfidentialityInput,
  PostDealMessageInput,
  RecordPartyConsentInput,
} from './deal.inputs.ts';
import { DealPayload } from './deal.types.ts';
import { acceptConfidentiality, openConfidentiality } from './participants/confidentiality.service.ts';
import {
  addDealDocument,
  declareLeaders,
  declareRelation,
  postDealMessage,
  recordPartyConsent,
} from './participants/participants.service.ts';

const INPUT = { description: 'Which deal, and what is needed for the step.' };

@Resolver()
export class ParticipantsResolver {
  @Mutation(() => DealPayload, { description: 'Declares whether your side is related to the other.' })
  @Access('signedIn')
  declareRelation(
    @Arg('input', () => DeclareRelationInput, INPUT) input: DeclareRelationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => declareRelation(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Says which completers lead the unit (INC-8).' })
  @Access('signedIn')
  declareLeaders(
    @Arg('input', () => DeclareLeadersInput, INPUT) input: DeclareLeadersInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => declareLeaders(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records what a co-owner says.' })
  @Access('signedIn')
  recordPartyConsent(
    @Arg('input', () => RecordPartyConsentInput, INPUT) input: RecordPartyConsentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordPartyConsent(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Writes to the other side.' })
  @Access('signedIn')
  postDealMessage(
    @Arg('input', () => PostDealMessageInput, INPUT) input: PostDealMessageInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => postDealMessage(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Puts a document into the case.' })
  @Access('signedIn')
  addDealDocument(
    @Arg('input', () => AddDealDocumentInput, INPUT) input: AddDealDocumentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => addDealDocument(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Offers the confidential part against a promise.' })
  @Access('signedIn')
  openConfidentiality(
    @Arg('input', () => OpenConfidentialityInput, INPUT) input: OpenConfidentialityInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => openConfidentiality(scope, input));
  }

  @Mutation(() => DealPayload, {
    description: 'Promises confidentiality, which opens the confidential part.',
  })
  @Access('signedIn')
  acceptConfidentiality(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => acceptConfidentiality(scope, input));
  }
}
