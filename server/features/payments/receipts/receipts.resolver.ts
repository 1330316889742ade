import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { Deal } from '../../deals/deal.types.ts';
import { settlementsOfReceipt } from '../invoices/invoices.loaders.ts';
import { SettlementType } from '../invoices/invoices.types.ts';
import { seesForUnit } from '../running/running.policy.ts';
import { findReceipt, findReceipts } from './find-receipts.service.ts';
import { matchReceipt } from './match-receipt.service.ts';
import { actionsOnReceipt } from './receipt-actions.ts';
import { type ReceiptAction, ReceiptActionEnum } from './receipts.enums.ts';
import {
  MatchReceiptInput,
  ReceiptFilter,
  RecordReceiptInput,
  ReverseReceiptInput,
} from './receipts.inputs.ts';
import { receiptFiles, refundsOfReceipt } from './receipts.loaders.ts';
import { Receipt, ReceiptConnection, ReceiptPayload, Refund } from './receipts.types.ts';
import { recordReceipt } from './record-receipt.service.ts';
import { reverseReceipt } from './reverse-receipt.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => Receipt)
export class ReceiptResolver {
  @Query(() => Receipt, { nullable: true, description: 'A receipt; none if there is none that you may see.' })
  @Access('signedIn')
  async receipt(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Receipt | null> {
    return findReceipt(await ctx.scope(), id);
  }

  @Query(() => ReceiptConnection, {
    description: 'Receipts of the unit acted for, or what the enterprise acted for paid; the latest first.',
  })
  @Access('signedIn')
  async receipts(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => ReceiptFilter, { nullable: true, description: 'Only these.' })
    filter?: ReceiptFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Receipt>> {
    return findReceipts(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Who paid; none while nobody knows.' })
  enterprise(
    @Root() { enterpriseId }: Receipt,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return enterpriseId ? ctx.load(organizationById, enterpriseId) : null;
  }

  @FieldResolver(() => Deal, {
    nullable: true,
    description: 'The deal that the rest of it stands under; none for no deal in particular.',
  })
  deal(@Root() { dealId }: Receipt, @Ctx() ctx: RequestContext): Promise<Deal | null> | null {
    return dealId ? ctx.load(dealById, dealId) : null;
  }

  @FieldResolver(() => [SettlementType], { description: 'What it settles, in order.' })
  settlements(@Root() { id }: Receipt, @Ctx() ctx: RequestContext): Promise<SettlementType[]> {
    return ctx.load(settlementsOfReceipt, id);
  }

  @FieldResolver(() => [Refund], { description: 'Refunds of it, in order.' })
  refunds(@Root() { id }: Receipt, @Ctx() ctx: RequestContext): Promise<Refund[]> {
    return ctx.load(refundsOfReceipt, id);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Slips of the bank.' })
  files(@Root() { id }: Receipt, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(receiptFiles, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who recorded it; for the unit. None for a job.',
  })
  async recordedByName(@Root() receipt: Receipt, @Ctx() ctx: RequestContext): Promise<string | null> {
    const isUnit = seesForUnit(await ctx.actor(), {
      organizationId: receipt.organizationId,
      enterpriseId: '',
    });
    if (!isUnit || receipt.recordedBy === null) return null;
    return (await ctx.load(userById, receipt.recordedBy))?.name ?? null;
  }

  @FieldResolver(() => [ReceiptActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() receipt: Receipt, @Ctx() ctx: RequestContext): Promise<ReceiptAction[]> {
    return actionsOnReceipt(await ctx.actor(), receipt);
  }

  @Mutation(() => ReceiptPayload, { description: 'Records money that came in and matches it to invoices.' })
  @Access(['FINANCE_OFFICER'])
  recordReceipt(
    @Arg('input', () => RecordReceiptInput, INPUT) input: RecordReceiptInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ReceiptPayload> {
    return answer('receipt', ctx, (scope) => recordReceipt(scope, input));
  }

  @Mutation(() => ReceiptPayload, {
    description: 'Matches the rest of a receipt to invoices; of one in suspense it says first who paid.',
  })
  @Access(['FINANCE_OFFICER'])
  matchReceipt(
    @Arg('input', () => MatchReceiptInput, INPUT) input: MatchReceiptInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ReceiptPayload> {
    return answer('receipt', ctx, (scope) => matchReceipt(scope, input));
  }

  @Mutation(() => ReceiptPayload, {
    description: 'Takes a receipt back, by another finance officer than who recorded it.',
  })
  @Access(['FINANCE_OFFICER'])
  reverseReceipt(
    @Arg('input', () => ReverseReceiptInput, INPUT) input: ReverseReceiptInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ReceiptPayload> {
    return answer('receipt', ctx, (scope) => reverseReceipt(scope, input));
  }
}
