import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { invoiceById } from '../invoices/invoices.loaders.ts';
import { Invoice } from '../invoices/invoices.types.ts';
import { runningById } from '../running/running.loaders.ts';
import { RunningContract } from '../running/running.types.ts';
import { findRefunds, findTransfers } from './find-receipts.service.ts';
import { actionsOnRefund } from './receipt-actions.ts';
import { type RefundAction, RefundActionEnum, type RefundState, RefundStateEnum } from './receipts.enums.ts';
import {
  AnnouncedTransferFilter,
  AnnouncedTransferStepInput,
  AnnounceTransferInput,
  ApproveRefundInput,
  PrepareRefundInput,
  RejectRefundInput,
} from './receipts.inputs.ts';
import { receiptById, transferFiles } from './receipts.loaders.ts';
import {
  AnnouncedTransfer,
  AnnouncedTransferConnection,
  AnnouncedTransferPayload,
  Receipt,
  Refund,
  RefundConnection,
  RefundPayload,
} from './receipts.types.ts';
import { approveRefund, prepareRefund, rejectRefund } from './refund.service.ts';
import { announceTransfer, rejectTransfer, withdrawTransfer } from './transfer.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => Refund)
export class RefundResolver {
  @Query(() => RefundConnection, { description: 'Refunds of the unit acted for, the latest first.' })
  @Access(['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR', 'LEADERSHIP_MEMBER'])
  async refunds(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [RefundStateEnum], { nullable: true, description: 'Only in these states.' })
    states?: RefundState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Refund>> {
    return findRefunds(await ctx.scope(), states ?? null, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => Receipt, { description: 'The receipt whose rest goes back.' })
  receipt(@Root() { receiptId }: Refund, @Ctx() ctx: RequestContext): Promise<Receipt | null> {
    return ctx.load(receiptById, receiptId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who prepared it.' })
  async preparedByName(@Root() { preparedBy }: Refund, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await ctx.load(userById, preparedBy))?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who approved it or turned it down.' })
  async decidedByName(@Root() { decidedBy }: Refund, @Ctx() ctx: RequestContext): Promise<string | null> {
    return decidedBy === null ? null : ((await ctx.load(userById, decidedBy))?.name ?? null);
  }

  @FieldResolver(() => [RefundActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() refund: Refund, @Ctx() ctx: RequestContext): Promise<RefundAction[]> {
    return actionsOnRefund(await ctx.actor(), refund);
  }

  @Mutation(() => RefundPayload, { description: 'Prepares to give back what is left of a receipt.' })
  @Access(['FINANCE_OFFICER'])
  prepareRefund(
    @Arg('input', () => PrepareRefundInput, INPUT) input: PrepareRefundInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RefundPayload> {
    return answer('refund', ctx, (scope) => prepareRefund(scope, input));
  }

  @Mutation(() => RefundPayload, {
    description: 'Approves a refund that another finance officer prepared; needs the second factor.',
  })
  @Access(['FINANCE_OFFICER'])
  approveRefund(
    @Arg('input', () => ApproveRefundInput, INPUT) input: ApproveRefundInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RefundPayload> {
    return answer('refund', ctx, (scope) => approveRefund(scope, input));
  }

  @Mutation(() => RefundPayload, { description: 'Turns a prepared refund down, or takes it back.' })
  @Access(['FINANCE_OFFICER'])
  rejectRefund(
    @Arg('input', () => RejectRefundInput, INPUT) input: RejectRefundInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RefundPayload> {
    return answer('refund', ctx, (scope) => rejectRefund(scope, input));
  }
}

@Resolver(() => AnnouncedTransfer)
export class AnnouncedTransferResolver {
  @Query(() => AnnouncedTransferConnection, {
    description: 'Transfers that enterprises announced, on either side, the latest first.',
  })
  @Access('signedIn')
  async announcedTransfers(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => AnnouncedTransferFilter, { nullable: true, description: 'Only these.' })
    filter?: AnnouncedTransferFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<AnnouncedTransfer>> {
    return findTransfers(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => Organization, { description: 'Who says that it paid.' })
  enterprise(
    @Root() { enterpriseId }: AnnouncedTransfer,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, enterpriseId);
  }

  @FieldResolver(() => RunningContract, { description: 'The contract.' })
  contract(
    @Root() { runningId }: AnnouncedTransfer,
    @Ctx() ctx: RequestContext,
  ): Promise<RunningContract | null> {
    return ctx.load(runningById, runningId);
  }

  @FieldResolver(() => [Invoice], { description: 'Invoices that it is meant for.' })
  async invoices(@Root() { invoiceIds }: AnnouncedTransfer, @Ctx() ctx: RequestContext): Promise<Invoice[]> {
    const found = await Promise.all(invoiceIds.map((id) => ctx.load(invoiceById, id)));
    return found.filter((invoice) => invoice !== null);
  }

  @FieldResolver(() => Receipt, { nullable: true, description: 'The money, once it came in.' })
  receipt(
    @Root() { receiptId }: AnnouncedTransfer,
    @Ctx() ctx: RequestContext,
  ): Promise<Receipt | null> | null {
    return receiptId ? ctx.load(receiptById, receiptId) : null;
  }

  @FieldResolver(() => [StoredFileType], { description: 'The slip of the bank.' })
  files(@Root() { id }: AnnouncedTransfer, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(transferFiles, id);
  }

  @Mutation(() => AnnouncedTransferPayload, {
    description: 'The enterprise tells of a transfer that it made; nothing counts as paid by it.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  announceTransfer(
    @Arg('input', () => AnnounceTransferInput, INPUT) input: AnnounceTransferInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AnnouncedTransferPayload> {
    return answer('transfer', ctx, (scope) => announceTransfer(scope, input));
  }

  @Mutation(() => AnnouncedTransferPayload, { description: 'The enterprise takes an announcement back.' })
  @Access(['ENTERPRISE_MEMBER'])
  withdrawTransfer(
    @Arg('input', () => AnnouncedTransferStepInput, INPUT) input: AnnouncedTransferStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AnnouncedTransferPayload> {
    return answer('transfer', ctx, (scope) => withdrawTransfer(scope, input));
  }

  @Mutation(() => AnnouncedTransferPayload, { description: 'The unit says that it found no such money.' })
  @Access(['FINANCE_OFFICER'])
  rejectTransfer(
    @Arg('input', () => AnnouncedTransferStepInput, INPUT) input: AnnouncedTransferStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AnnouncedTransferPayload> {
    return answer('transfer', ctx, (scope) => rejectTransfer(scope, input));
  }
}
