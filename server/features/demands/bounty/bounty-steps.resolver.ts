import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  BountyPaymentStepInput,
  DisputeBountyPaymentInput,
  RecordBountyPaymentInput,
  RecordRepaymentInput,
  RecordSafeguardInput,
  RejectSafeguardInput,
  ReturnBountyInput,
  SafeguardStepInput,
} from './bounty.inputs.ts';
import {
  BountyPayment,
  BountyPaymentPayload,
  BountyRepaymentPayload,
  BountyReturnPayload,
  BountySafeguard,
  BountySafeguardPayload,
} from './bounty.types.ts';
import { bountyPaymentFiles, safeguardFiles } from './reading/bounty.loaders.ts';
import {
  confirmBountyPayment,
  disputeBountyPayment,
  withdrawBountyPayment,
} from './steps/answer-payment.service.ts';
import { confirmSafeguard, rejectSafeguard, withdrawSafeguard } from './steps/answer-safeguard.service.ts';
import { recordBountyPayment } from './steps/record-payment.service.ts';
import { recordSafeguard } from './steps/record-safeguard.service.ts';
import { recordRepayment, returnBounty } from './steps/return-bounty.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => BountySafeguard)
export class SafeguardStepsResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Evidence.' })
  files(@Root() { id }: BountySafeguard, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(safeguardFiles, id);
  }

  @Mutation(() => BountySafeguardPayload, { description: 'Records a deposit or a guarantee for a bounty.' })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  recordSafeguard(
    @Arg('input', () => RecordSafeguardInput, INPUT) input: RecordSafeguardInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountySafeguardPayload> {
    return answer('safeguard', ctx, (scope) => recordSafeguard(scope, input));
  }

  @Mutation(() => BountySafeguardPayload, { description: 'Confirms a recorded safeguard.' })
  @Access(['OPERATOR'])
  confirmSafeguard(
    @Arg('input', () => SafeguardStepInput, INPUT) input: SafeguardStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountySafeguardPayload> {
    return answer('safeguard', ctx, (scope) => confirmSafeguard(scope, input));
  }

  @Mutation(() => BountySafeguardPayload, { description: 'Does not confirm a recorded safeguard.' })
  @Access(['OPERATOR'])
  rejectSafeguard(
    @Arg('input', () => RejectSafeguardInput, INPUT) input: RejectSafeguardInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountySafeguardPayload> {
    return answer('safeguard', ctx, (scope) => rejectSafeguard(scope, input));
  }

  @Mutation(() => BountySafeguardPayload, {
    description: 'Takes a safeguard back that nobody confirmed yet.',
  })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  withdrawSafeguard(
    @Arg('input', () => SafeguardStepInput, INPUT) input: SafeguardStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountySafeguardPayload> {
    return answer('safeguard', ctx, (scope) => withdrawSafeguard(scope, input));
  }

  @Mutation(() => BountyReturnPayload, {
    description: 'Records that a deposit came back from its custodian, or releases a guarantee.',
  })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  returnBounty(
    @Arg('input', () => ReturnBountyInput, INPUT) input: ReturnBountyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyReturnPayload> {
    return answer('bountyReturn', ctx, (scope) => returnBounty(scope, input));
  }

  @Mutation(() => BountyRepaymentPayload, { description: 'Records that a winner gave bounty back.' })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  recordRepayment(
    @Arg('input', () => RecordRepaymentInput, INPUT) input: RecordRepaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyRepaymentPayload> {
    return answer('repayment', ctx, (scope) => recordRepayment(scope, input));
  }
}

@Resolver(() => BountyPayment)
export class BountyPaymentStepsResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Slips of the bank.' })
  files(@Root() { id }: BountyPayment, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(bountyPaymentFiles, id);
  }

  @Mutation(() => BountyPaymentPayload, {
    description: 'The poster records that it paid bounty to a winner; it counts once the winner confirms it.',
  })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  recordBountyPayment(
    @Arg('input', () => RecordBountyPaymentInput, INPUT) input: RecordBountyPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyPaymentPayload> {
    return answer('payment', ctx, (scope) => recordBountyPayment(scope, input));
  }

  @Mutation(() => BountyPaymentPayload, { description: 'The winner confirms that a payment came in.' })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  confirmBountyPayment(
    @Arg('input', () => BountyPaymentStepInput, INPUT) input: BountyPaymentStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyPaymentPayload> {
    return answer('payment', ctx, (scope) => confirmBountyPayment(scope, input));
  }

  @Mutation(() => BountyPaymentPayload, { description: 'The winner finds no such money.' })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  disputeBountyPayment(
    @Arg('input', () => DisputeBountyPaymentInput, INPUT) input: DisputeBountyPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyPaymentPayload> {
    return answer('payment', ctx, (scope) => disputeBountyPayment(scope, input));
  }

  @Mutation(() => BountyPaymentPayload, {
    description: 'The poster takes a payment back that the winner has not confirmed.',
  })
  @Access(['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'])
  withdrawBountyPayment(
    @Arg('input', () => BountyPaymentStepInput, INPUT) input: BountyPaymentStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BountyPaymentPayload> {
    return answer('payment', ctx, (scope) => withdrawBountyPayment(scope, input));
  }
}
