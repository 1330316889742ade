import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { recordApproval, recordDealCheck, recordFiling } from './clearing/approvals.service.ts';
import { callDealDecision, publishDealNotice, recordPriceReason } from './clearing/clearing.service.ts';
import {
  CallDealDecisionInput,
  PublishDealNoticeInput,
  RecordApprovalInput,
  RecordDealCheckInput,
  RecordFilingInput,
  RecordPriceReasonInput,
} from './deal.inputs.ts';
import { DealPayload } from './deal.types.ts';

const INPUT = { description: 'Which deal, and what is needed for the step.' };

@Resolver()
export class ClearingResolver {
  @Mutation(() => DealPayload, {
    description:
      'Records why the price may lie below a valuation (PRC-5), or what was decided about valuing (PRC-4).',
  })
  @Access('signedIn')
  recordPriceReason(
    @Arg('input', () => RecordPriceReasonInput, INPUT) input: RecordPriceReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordPriceReason(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Calls the collective decision (PRC-6).' })
  @Access('signedIn')
  callDealDecision(
    @Arg('input', () => CallDealDecisionInput, INPUT) input: CallDealDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => callDealDecision(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Publishes the notice (PRC-2).' })
  @Access('signedIn')
  publishDealNotice(
    @Arg('input', () => PublishDealNoticeInput, INPUT) input: PublishDealNoticeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => publishDealNotice(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records what the supervising department said (REG-6).' })
  @Access('signedIn')
  recordApproval(
    @Arg('input', () => RecordApprovalInput, INPUT) input: RecordApprovalInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordApproval(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records the filing of an approval (REG-6).' })
  @Access('signedIn')
  recordFiling(
    @Arg('input', () => RecordFilingInput, INPUT) input: RecordFilingInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordFiling(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records a check of export control or ethics (REG-13).' })
  @Access('signedIn')
  recordDealCheck(
    @Arg('input', () => RecordDealCheckInput, INPUT) input: RecordDealCheckInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordDealCheck(scope, input));
  }
}
