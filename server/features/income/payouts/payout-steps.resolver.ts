import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { approvePayout } from './approve-payout.service.ts';
import { confirmPayout, returnPayoutLine } from './confirm-payout.service.ts';
import { cancelPayout, editPayout } from './edit-payout.service.ts';
import {
  ApprovePayoutInput,
  CancelPayoutInput,
  ConfirmPayoutInput,
  EditPayoutInput,
  PayoutPayload,
  PreparePayoutInput,
  RemitTaxInput,
  ReturnPayoutLineInput,
  ReverseRemittanceInput,
  TaxRemittancePayload,
} from './payout.types.ts';
import { preparePayout } from './prepare-payout.service.ts';
import { remitTax, reverseRemittance } from './remit-tax.service.ts';

@Resolver()
export class PayoutStepsResolver {
  @Mutation(() => PayoutPayload, { description: 'Puts rewards together that the bank is to pay.' })
  @Access(['FINANCE_OFFICER'])
  preparePayout(
    @Arg('input', () => PreparePayoutInput, { description: 'Which rewards.' }) input: PreparePayoutInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => preparePayout(scope, input));
  }

  @Mutation(() => PayoutPayload, { description: 'Corrects a pay-out that waits for approval.' })
  @Access(['FINANCE_OFFICER'])
  editPayout(
    @Arg('input', () => EditPayoutInput, { description: 'What to correct.' }) input: EditPayoutInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => editPayout(scope, input));
  }

  @Mutation(() => PayoutPayload, {
    description: 'Approves a pay-out that another finance officer put together; asks for the second factor.',
  })
  @Access(['FINANCE_OFFICER'])
  approvePayout(
    @Arg('input', () => ApprovePayoutInput, { description: 'Which pay-out.' }) input: ApprovePayoutInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => approvePayout(scope, input));
  }

  @Mutation(() => PayoutPayload, { description: 'Gives a pay-out up before the bank may have it.' })
  @Access(['FINANCE_OFFICER'])
  cancelPayout(
    @Arg('input', () => CancelPayoutInput, { description: 'Which pay-out, and why.' })
    input: CancelPayoutInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => cancelPayout(scope, input));
  }

  @Mutation(() => PayoutPayload, {
    description: 'Confirms what the bank executed; the worker then enters the lines in the ledger.',
  })
  @Access(['FINANCE_OFFICER'])
  confirmPayout(
    @Arg('input', () => ConfirmPayoutInput, { description: 'What the bank did.' }) input: ConfirmPayoutInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => confirmPayout(scope, input));
  }

  @Mutation(() => PayoutPayload, {
    description:
      'Records that the bank got a paid line back: its entry is reversed, the reward can be paid again.',
  })
  @Access(['FINANCE_OFFICER'])
  returnPayoutLine(
    @Arg('input', () => ReturnPayoutLineInput, { description: 'Which line.' }) input: ReturnPayoutLineInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayoutPayload> {
    return answer('payout', ctx, (scope) => returnPayoutLine(scope, input));
  }

  @Mutation(() => TaxRemittancePayload, { description: 'Records that withheld tax was handed over.' })
  @Access(['FINANCE_OFFICER'])
  remitTax(
    @Arg('input', () => RemitTaxInput, { description: 'Which tax.' }) input: RemitTaxInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRemittancePayload> {
    return answer('remittance', ctx, (scope) => remitTax(scope, input));
  }

  @Mutation(() => TaxRemittancePayload, { description: 'Takes a wrong remittance back; by another officer.' })
  @Access(['FINANCE_OFFICER'])
  reverseRemittance(
    @Arg('input', () => ReverseRemittanceInput, { description: 'Which one, and why.' })
    input: ReverseRemittanceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxRemittancePayload> {
    return answer('remittance', ctx, (scope) => reverseRemittance(scope, input));
  }
}
