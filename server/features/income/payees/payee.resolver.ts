import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { maskBankAccount } from './bank-account.ts';
import { findMyPayees, findPayees } from './find-payees.service.ts';
import { isOwnPayee, payeePolicy } from './payee.policy.ts';
import {
  BankDetailsInput,
  EditPayeeInput,
  Payee,
  PayeeConnection,
  PayeeFilter,
  PayeePayload,
} from './payee.types.ts';
import { editPayee, setBankDetails } from './set-payee-details.service.ts';

@Resolver(() => Payee)
export class PayeeResolver {
  @Query(() => PayeeConnection, { description: 'Whom the unit acted for pays, by name.' })
  @Access('signedIn')
  async payees(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => PayeeFilter, { nullable: true, description: 'Which ones.' })
    filter?: PayeeFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' })
    after?: string | null,
  ): Promise<Page<Payee>> {
    return findPayees(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Query(() => [Payee], { description: 'Yourself as a payee, once for each unit that pays you.' })
  @Access('signedIn')
  async myPayees(@Ctx() ctx: RequestContext): Promise<Payee[]> {
    return findMyPayees(await ctx.scope());
  }

  @FieldResolver(() => Organization, { description: 'The unit that pays.' })
  organization(@Root() payee: Payee, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, payee.organizationId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Number in the payroll; for the person and for finance.',
  })
  async staffNumber(@Root() payee: Payee, @Ctx() ctx: RequestContext): Promise<string | null> {
    return payeePolicy.seeBank(await ctx.actor(), payee) ? payee.staffNumber : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Bank; none while it is not known.' })
  bankName(@Root() payee: Payee): string | null {
    return payee.bankName;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Number of the account: whole for the person and for finance, else its last four digits.',
  })
  async bankAccount(@Root() payee: Payee, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (payee.bankAccount === null) return null;
    return payeePolicy.seeBank(await ctx.actor(), payee)
      ? payee.bankAccount
      : maskBankAccount(payee.bankAccount);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may enter their bank details.' })
  async canSetBank(@Root() payee: Payee, @Ctx() ctx: RequestContext): Promise<boolean> {
    return payeePolicy.setBank(await ctx.actor(), payee);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is you.' })
  async isMe(@Root() payee: Payee, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isOwnPayee(await ctx.actor(), payee);
  }

  @Mutation(() => PayeePayload, { description: "Says where a payee's money goes." })
  @Access('signedIn')
  setBankDetails(
    @Arg('input', () => BankDetailsInput, { description: 'Whose, and where.' }) input: BankDetailsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayeePayload> {
    return answer('payee', ctx, (scope) => setBankDetails(scope, input));
  }

  @Mutation(() => PayeePayload, { description: 'Corrects what the unit knows of a payee.' })
  @Access(['FINANCE_OFFICER'])
  editPayee(
    @Arg('input', () => EditPayeeInput, { description: 'Whom, and what.' }) input: EditPayeeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PayeePayload> {
    return answer('payee', ctx, (scope) => editPayee(scope, input));
  }
}
