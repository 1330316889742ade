import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { actionsOn, stepsOn } from './reading/actions.ts';
import {
  type ClaimTotals,
  claimsOfDeal,
  claimTotals,
  findClaim,
  findClaims,
} from './reading/find-claims.service.ts';
import {
  accrualsOfClaim,
  claimById,
  commissionInvoiceFiles,
  commissionPaymentFiles,
  invoicesOfClaim,
  paymentsOfClaim,
} from './reading/settlement.loaders.ts';
import {
  type ClaimAction,
  ClaimActionEnum,
  type CommissionStep,
  CommissionStepEnum,
} from './settlement.enums.ts';
import { CommissionFilter } from './settlement.inputs.ts';
import { claimPolicy } from './settlement.policy.ts';
import {
  CommissionAccrual,
  CommissionClaim,
  CommissionClaimConnection,
  CommissionInvoice,
  CommissionPayment,
  CommissionTotals,
} from './settlement.types.ts';

const FILTER = { description: 'Which ones.' };

@Resolver(() => CommissionClaim)
export class CommissionClaimResolver {
  @Query(() => CommissionClaimConnection, {
    description:
      'Commissions that you or the organisation acted for are owed, or owe; the latest changed first.',
  })
  @Access('signedIn')
  async commissionClaims(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => CommissionFilter, FILTER) filter: CommissionFilter,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<CommissionClaim>> {
    return findClaims(await ctx.scope(), filter, { first: first ?? null, after: after ?? null });
  }

  @Query(() => CommissionTotals, { description: 'The sums of such a list.' })
  @Access('signedIn')
  async commissionTotals(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => CommissionFilter, FILTER) filter: CommissionFilter,
  ): Promise<ClaimTotals> {
    return claimTotals(await ctx.scope(), filter);
  }

  @Query(() => CommissionClaim, {
    nullable: true,
    description: 'A commission, for who owes it and who is owed it.',
  })
  @Access('signedIn')
  async commissionClaim(
    @Arg('id', () => ID, { description: 'Id of the commission.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionClaim | null> {
    return findClaim(await ctx.scope(), id);
  }

  @Query(() => [CommissionClaim], {
    description: 'The commissions on a deal that you may know of: what you owe, or are owed.',
  })
  @Access('signedIn')
  async dealCommissions(
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionClaim[]> {
    return claimsOfDeal(await ctx.scope(), dealId);
  }

  @FieldResolver(() => Organization, { description: 'Who owes it.' })
  payingOrganization(
    @Root() { payerId }: CommissionClaim,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, payerId);
  }

  @FieldResolver(() => [CommissionAccrual], { description: 'Why it grew and shrank, in order.' })
  accruals(@Root() { id }: CommissionClaim, @Ctx() ctx: RequestContext): Promise<CommissionAccrual[]> {
    return ctx.load(accrualsOfClaim, id);
  }

  @FieldResolver(() => [CommissionInvoice], { description: 'Invoices, in order.' })
  invoices(@Root() { id }: CommissionClaim, @Ctx() ctx: RequestContext): Promise<CommissionInvoice[]> {
    return ctx.load(invoicesOfClaim, id);
  }

  @FieldResolver(() => [CommissionPayment], { description: 'Payments, in order.' })
  payments(@Root() { id }: CommissionClaim, @Ctx() ctx: RequestContext): Promise<CommissionPayment[]> {
    return ctx.load(paymentsOfClaim, id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you are who is owed it.' })
  async isMine(@Root() claim: CommissionClaim, @Ctx() ctx: RequestContext): Promise<boolean> {
    return claimPolicy.receive(await ctx.actor(), claim);
  }

  @FieldResolver(() => [ClaimActionEnum], { description: 'What you can do now.' })
  async actions(@Root() claim: CommissionClaim, @Ctx() ctx: RequestContext): Promise<ClaimAction[]> {
    return actionsOn(await ctx.actor(), claim);
  }
}

@Resolver(() => CommissionPayment)
export class CommissionPaymentResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Slips of the bank.' })
  files(@Root() { id }: CommissionPayment, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(commissionPaymentFiles, id);
  }

  @FieldResolver(() => [CommissionStepEnum], { description: 'What you can do now.' })
  async actions(@Root() payment: CommissionPayment, @Ctx() ctx: RequestContext): Promise<CommissionStep[]> {
    const claim = await ctx.load(claimById, payment.claimId);
    return claim ? stepsOn(await ctx.actor(), claim, payment) : [];
  }
}

@Resolver(() => CommissionInvoice)
export class CommissionInvoiceResolver {
  @FieldResolver(() => [StoredFileType], { description: 'The tax invoice as files.' })
  files(@Root() { id }: CommissionInvoice, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(commissionInvoiceFiles, id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may cancel it or add the tax invoice.' })
  async canEdit(@Root() invoice: CommissionInvoice, @Ctx() ctx: RequestContext): Promise<boolean> {
    const claim = await ctx.load(claimById, invoice.claimId);
    return claim !== null && invoice.state === 'ISSUED' && claimPolicy.receive(await ctx.actor(), claim);
  }
}
