import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { diluteShares, endOffice } from './change-shares.service.ts';
import { recordEquityIncome, reverseEquityIncome } from './equity-income.service.ts';
import {
  DiluteSharesInput,
  EndOfficeInput,
  EquityHoldingPayload,
  EquityIncomePayload,
  EquityStakePayload,
  RecordEquityIncomeInput,
  RegisterSharesInput,
  ReverseEquityIncomeInput,
  SellSharesInput,
  TransferSharesInput,
} from './holdings.types.ts';
import { sellShares, transferShares } from './move-shares.service.ts';
import { registerShares } from './register-shares.service.ts';

@Resolver()
export class HoldingsStepsResolver {
  @Mutation(() => EquityStakePayload, {
    description: 'Enters the shares that a contract brought (INC-3, PAU-5).',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  registerShares(
    @Arg('input', () => RegisterSharesInput, { description: 'The shares.' }) input: RegisterSharesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityStakePayload> {
    return answer('stake', ctx, (scope) => registerShares(scope, input));
  }

  @Mutation(() => EquityHoldingPayload, { description: 'Records that shares were sold.' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  sellShares(
    @Arg('input', () => SellSharesInput, { description: 'The sale.' }) input: SellSharesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityHoldingPayload> {
    return answer('holding', ctx, (scope) => sellShares(scope, input));
  }

  @Mutation(() => EquityHoldingPayload, {
    description: 'Records that shares went to somebody without a price.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  transferShares(
    @Arg('input', () => TransferSharesInput, { description: 'The transfer.' }) input: TransferSharesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityHoldingPayload> {
    return answer('holding', ctx, (scope) => transferShares(scope, input));
  }

  @Mutation(() => EquityStakePayload, { description: 'Records that others took new shares of the company.' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  diluteShares(
    @Arg('input', () => DiluteSharesInput, { description: 'The dilution.' }) input: DiluteSharesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityStakePayload> {
    return answer('stake', ctx, (scope) => diluteShares(scope, input));
  }

  @Mutation(() => EquityHoldingPayload, {
    description: 'Records that a leader left office, after which the shares may be traded (INC-8).',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  endOffice(
    @Arg('input', () => EndOfficeInput, { description: 'The day.' }) input: EndOfficeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityHoldingPayload> {
    return answer('holding', ctx, (scope) => endOffice(scope, input));
  }

  @Mutation(() => EquityIncomePayload, { description: 'Records money that shares of the unit brought.' })
  @Access(['FINANCE_OFFICER'])
  recordEquityIncome(
    @Arg('input', () => RecordEquityIncomeInput, { description: 'The money.' })
    input: RecordEquityIncomeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityIncomePayload> {
    return answer('income', ctx, (scope) => recordEquityIncome(scope, input));
  }

  @Mutation(() => EquityIncomePayload, { description: 'Reverses a mistaken income of shares.' })
  @Access(['FINANCE_OFFICER'])
  reverseEquityIncome(
    @Arg('input', () => ReverseEquityIncomeInput, { description: 'Which, and why.' })
    input: ReverseEquityIncomeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EquityIncomePayload> {
    return answer('income', ctx, (scope) => reverseEquityIncome(scope, input));
  }
}
