import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { recordIncomeCost, takeBackIncomeCost } from './costs/record-cost.service.ts';
import { publishRewardNotice } from './distributions/announce-distribution.service.ts';
import {
  approveIncomeDistribution,
  reverseIncomeDistribution,
  withdrawIncomeDistribution,
} from './distributions/decide-distribution.service.ts';
import { prepareIncomeDistribution } from './distributions/prepare-distribution.service.ts';
import {
  AnswerIncomePlanInput,
  ApproveIncomeDistributionInput,
  EditIncomePlanInput,
  EndIncomeDistributionInput,
  PrepareIncomeDistributionInput,
  ProposeIncomePlanInput,
  PublishRewardNoticeInput,
  RecordIncomeConsentInput,
  RecordIncomeCostInput,
  TakeBackIncomeCostInput,
} from './income.inputs.ts';
import { IncomeCostPayload, IncomeDistributionPayload, IncomePlanPayload } from './income.types.ts';
import { answerIncomePlan, recordIncomeConsent } from './plans/consent.service.ts';
import { editIncomePlan } from './plans/edit-plan.service.ts';
import { proposeIncomePlan } from './plans/propose-plan.service.ts';

@Resolver()
export class IncomeStepsResolver {
  @Mutation(() => IncomePlanPayload, {
    description: 'Writes the plan by which income is divided; an illegal split is refused with its rule.',
  })
  @Access(['OFFICER'])
  editIncomePlan(
    @Arg('input', () => EditIncomePlanInput, { description: 'The plan.' }) input: EditIncomePlanInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomePlanPayload> {
    return answer('plan', ctx, async (scope) => (await editIncomePlan(scope, input)).plan);
  }

  @Mutation(() => IncomePlanPayload, { description: 'Asks the completers to consent to the plan.' })
  @Access(['OFFICER'])
  proposeIncomePlan(
    @Arg('input', () => ProposeIncomePlanInput, { description: 'Which plan.' }) input: ProposeIncomePlanInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomePlanPayload> {
    return answer('plan', ctx, async (scope) => (await proposeIncomePlan(scope, input)).plan);
  }

  @Mutation(() => IncomePlanPayload, {
    description: 'A completer consents to exactly this plan, or refuses.',
  })
  @Access('signedIn')
  answerIncomePlan(
    @Arg('input', () => AnswerIncomePlanInput, { description: 'Which plan, and the answer.' })
    input: AnswerIncomePlanInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomePlanPayload> {
    return answer('plan', ctx, async (scope) => (await answerIncomePlan(scope, input)).plan);
  }

  @Mutation(() => IncomePlanPayload, {
    description: 'Records the signed consent of a completer without an account.',
  })
  @Access(['OFFICER'])
  recordIncomeConsent(
    @Arg('input', () => RecordIncomeConsentInput, { description: 'Who, and the paper.' })
    input: RecordIncomeConsentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomePlanPayload> {
    return answer('plan', ctx, async (scope) => (await recordIncomeConsent(scope, input)).plan);
  }

  @Mutation(() => IncomeCostPayload, { description: 'Records a deductible cost with its evidence (INC-1).' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  recordIncomeCost(
    @Arg('input', () => RecordIncomeCostInput, { description: 'The cost.' }) input: RecordIncomeCostInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeCostPayload> {
    return answer('cost', ctx, (scope) => recordIncomeCost(scope, input));
  }

  @Mutation(() => IncomeCostPayload, { description: 'Takes back a cost that was recorded wrongly.' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  takeBackIncomeCost(
    @Arg('input', () => TakeBackIncomeCostInput, { description: 'Which cost, and why.' })
    input: TakeBackIncomeCostInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeCostPayload> {
    return answer('cost', ctx, (scope) => takeBackIncomeCost(scope, input));
  }

  @Mutation(() => IncomeDistributionPayload, {
    description: 'Prepares the distribution of everything that came in and is not distributed yet.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  prepareIncomeDistribution(
    @Arg('input', () => PrepareIncomeDistributionInput, { description: 'Of which income.' })
    input: PrepareIncomeDistributionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionPayload> {
    return answer(
      'distribution',
      ctx,
      async (scope) => (await prepareIncomeDistribution(scope, input)).distribution,
    );
  }

  @Mutation(() => IncomeDistributionPayload, {
    description: 'Approves a distribution and books it: somebody else than who prepared it.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  approveIncomeDistribution(
    @Arg('input', () => ApproveIncomeDistributionInput, { description: 'Which one.' })
    input: ApproveIncomeDistributionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionPayload> {
    return answer(
      'distribution',
      ctx,
      async (scope) => (await approveIncomeDistribution(scope, input)).distribution,
    );
  }

  @Mutation(() => IncomeDistributionPayload, { description: 'Gives up a distribution before its approval.' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  withdrawIncomeDistribution(
    @Arg('input', () => EndIncomeDistributionInput, { description: 'Which one, and why.' })
    input: EndIncomeDistributionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionPayload> {
    return answer(
      'distribution',
      ctx,
      async (scope) => (await withdrawIncomeDistribution(scope, input)).distribution,
    );
  }

  @Mutation(() => IncomeDistributionPayload, {
    description: 'Reverses an approved distribution of which nothing is paid or on its way.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  reverseIncomeDistribution(
    @Arg('input', () => EndIncomeDistributionInput, { description: 'Which one, and why.' })
    input: EndIncomeDistributionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionPayload> {
    return answer(
      'distribution',
      ctx,
      async (scope) => (await reverseIncomeDistribution(scope, input)).distribution,
    );
  }

  @Mutation(() => IncomeDistributionPayload, {
    description: 'Gives notice of the cash rewards within the unit; nothing is paid out while it runs.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  publishRewardNotice(
    @Arg('input', () => PublishRewardNoticeInput, { description: 'Which one.' })
    input: PublishRewardNoticeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncomeDistributionPayload> {
    return answer(
      'distribution',
      ctx,
      async (scope) => (await publishRewardNotice(scope, input)).distribution,
    );
  }
}
