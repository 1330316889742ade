import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  ApproveCommissionPaymentInput,
  CancelCommissionInvoiceInput,
  CommissionPaymentStepInput,
  EndCommissionPaymentInput,
  IssueCommissionInvoiceInput,
  PrepareCommissionPaymentInput,
  RecordCommissionFapiaoInput,
  RecordCommissionPaymentInput,
  RecordCommissionRepaymentInput,
} from './settlement.inputs.ts';
import { CommissionInvoicePayload, CommissionPaymentPayload } from './settlement.types.ts';
import {
  approveCommissionPayment,
  confirmCommissionPayment,
  disputeCommissionPayment,
  withdrawCommissionPayment,
} from './steps/answer-payment.service.ts';
import {
  cancelCommissionInvoice,
  issueCommissionInvoice,
  recordCommissionFapiao,
} from './steps/invoice.service.ts';
import {
  prepareCommissionPayment,
  recordCommissionPayment,
  recordCommissionRepayment,
} from './steps/record-payment.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver()
export class CommissionStepsResolver {
  @Mutation(() => CommissionPaymentPayload, {
    description: 'Records that commission was paid; it counts once who is paid confirms it.',
  })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER', 'ADMINISTRATOR'])
  recordCommissionPayment(
    @Arg('input', () => RecordCommissionPaymentInput, INPUT) input: RecordCommissionPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => recordCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, {
    description: 'Prepares a payment of commission, which somebody else approves.',
  })
  @Access(['FINANCE_OFFICER'])
  prepareCommissionPayment(
    @Arg('input', () => PrepareCommissionPaymentInput, INPUT) input: PrepareCommissionPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => prepareCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, {
    description: 'Approves a payment that somebody else prepared, and says when it was paid.',
  })
  @Access(['FINANCE_OFFICER'])
  approveCommissionPayment(
    @Arg('input', () => ApproveCommissionPaymentInput, INPUT) input: ApproveCommissionPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => approveCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, {
    description: 'Records that commission was given back which was paid beyond what is owed.',
  })
  @Access('signedIn')
  recordCommissionRepayment(
    @Arg('input', () => RecordCommissionRepaymentInput, INPUT) input: RecordCommissionRepaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => recordCommissionRepayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, { description: 'Confirms that a payment came in.' })
  @Access('signedIn')
  confirmCommissionPayment(
    @Arg('input', () => CommissionPaymentStepInput, INPUT) input: CommissionPaymentStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => confirmCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, { description: 'Says that a payment cannot be found.' })
  @Access('signedIn')
  disputeCommissionPayment(
    @Arg('input', () => EndCommissionPaymentInput, INPUT) input: EndCommissionPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => disputeCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionPaymentPayload, { description: 'Takes a payment back that is not confirmed.' })
  @Access('signedIn')
  withdrawCommissionPayment(
    @Arg('input', () => EndCommissionPaymentInput, INPUT) input: EndCommissionPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionPaymentPayload> {
    return answer('payment', ctx, (scope) => withdrawCommissionPayment(scope, input));
  }

  @Mutation(() => CommissionInvoicePayload, { description: 'Issues an invoice for commission.' })
  @Access('signedIn')
  issueCommissionInvoice(
    @Arg('input', () => IssueCommissionInvoiceInput, INPUT) input: IssueCommissionInvoiceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionInvoicePayload> {
    return answer('invoice', ctx, (scope) => issueCommissionInvoice(scope, input));
  }

  @Mutation(() => CommissionInvoicePayload, {
    description: 'Adds the tax invoice to an invoice for commission.',
  })
  @Access('signedIn')
  recordCommissionFapiao(
    @Arg('input', () => RecordCommissionFapiaoInput, INPUT) input: RecordCommissionFapiaoInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionInvoicePayload> {
    return answer('invoice', ctx, (scope) => recordCommissionFapiao(scope, input));
  }

  @Mutation(() => CommissionInvoicePayload, {
    description: 'Cancels an invoice for commission that no payment answers.',
  })
  @Access('signedIn')
  cancelCommissionInvoice(
    @Arg('input', () => CancelCommissionInvoiceInput, INPUT) input: CancelCommissionInvoiceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionInvoicePayload> {
    return answer('invoice', ctx, (scope) => cancelCommissionInvoice(scope, input));
  }
}
