import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { clock } from '../../../platform/clock.ts';
import type { Page } from '../../../platform/database/page.ts';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { receiptById } from '../receipts/receipts.loaders.ts';
import { Receipt } from '../receipts/receipts.types.ts';
import { runningById } from '../running/running.loaders.ts';
import { RunningContract } from '../running/running.types.ts';
import { reasonsOf } from '../running/schedule.types.ts';
import { findInvoice, findInvoices } from './find-invoices.service.ts';
import { outstandingOf, stateOn } from './invoice.states.ts';
import { actionsOnInvoice } from './invoice-actions.ts';
import { cancelInvoice, demandInterest } from './invoice-steps.service.ts';
import {
  type InvoiceAction,
  InvoiceActionEnum,
  type InvoiceSort,
  InvoiceSortEnum,
  type InvoiceState,
  InvoiceStateEnum,
} from './invoices.enums.ts';
import { fapiaosOfInvoice, invoiceById, linesOfInvoice, settlementsOfInvoice } from './invoices.loaders.ts';
import {
  CancelInvoiceInput,
  DemandInterestInput,
  Fapiao,
  FapiaoPayload,
  Invoice,
  InvoiceConnection,
  InvoiceFilter,
  InvoiceLineType,
  InvoicePayload,
  RecordFapiaoInput,
  SettlementType,
} from './invoices.types.ts';
import { recordFapiao } from './record-fapiao.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => Invoice)
export class InvoiceResolver {
  @Query(() => Invoice, {
    nullable: true,
    description: 'An invoice; none if there is none that you may see.',
  })
  @Access('signedIn')
  async invoice(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Invoice | null> {
    return findInvoice(await ctx.scope(), id);
  }

  @Query(() => InvoiceConnection, { description: 'Invoices of the organisation acted for, on either side.' })
  @Access('signedIn')
  async invoices(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => InvoiceFilter, { nullable: true, description: 'Only these.' })
    filter?: InvoiceFilter | null,
    @Arg('sort', () => InvoiceSortEnum, { nullable: true, description: 'Order; by due day unless told.' })
    sort?: InvoiceSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Invoice>> {
    const page = { first: first ?? null, after: after ?? null };
    return findInvoices(await ctx.scope(), filter ?? {}, sort ?? 'DUE', page);
  }

  @FieldResolver(() => InvoiceStateEnum, { description: 'Where it stands today.' })
  state(@Root() invoice: Invoice): InvoiceState {
    return stateOn(invoice, clock.today());
  }

  @FieldResolver(() => MoneyScalar, {
    description: 'What is still owed; below zero what a credit still gives.',
  })
  outstanding(@Root() invoice: Invoice): bigint {
    return outstandingOf(invoice);
  }

  @FieldResolver(() => ID, { description: 'The deal whose money it is.' })
  dealId(@Root() { dealId }: Invoice): string {
    return dealId;
  }

  @FieldResolver(() => RunningContract, { description: 'The contract that it is issued under.' })
  contract(@Root() { runningId }: Invoice, @Ctx() ctx: RequestContext): Promise<RunningContract | null> {
    return ctx.load(runningById, runningId);
  }

  @FieldResolver(() => Organization, { description: 'The unit that is paid.' })
  unit(@Root() { organizationId }: Invoice, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => Organization, { description: 'The enterprise that pays.' })
  enterprise(@Root() { enterpriseId }: Invoice, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, enterpriseId);
  }

  @FieldResolver(() => [InvoiceLineType], { description: 'Its payments in order.' })
  async lines(@Root() { id }: Invoice, @Ctx() ctx: RequestContext): Promise<InvoiceLineType[]> {
    return (await ctx.load(linesOfInvoice, id)).map((line) => ({ ...line, why: reasonsOf(line.why) }));
  }

  @FieldResolver(() => [SettlementType], { description: 'What settled it, in order.' })
  settlements(@Root() { id }: Invoice, @Ctx() ctx: RequestContext): Promise<SettlementType[]> {
    return ctx.load(settlementsOfInvoice, id);
  }

  @FieldResolver(() => [Fapiao], { description: 'Tax invoices that were written for it.' })
  fapiaos(@Root() { id }: Invoice, @Ctx() ctx: RequestContext): Promise<Fapiao[]> {
    return ctx.load(fapiaosOfInvoice, id);
  }

  @FieldResolver(() => [InvoiceActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() invoice: Invoice, @Ctx() ctx: RequestContext): Promise<InvoiceAction[]> {
    return actionsOnInvoice(await ctx.actor(), invoice, clock.today());
  }

  @FieldResolver(() => String, { description: 'Address of its payment notice as a PDF.' })
  noticeUrl(@Root() { id }: Invoice): string {
    return `/payments/invoices/${id}.pdf`;
  }

  @Mutation(() => InvoicePayload, { description: 'Takes an invoice back of which nothing is settled.' })
  @Access(['FINANCE_OFFICER'])
  cancelInvoice(
    @Arg('input', () => CancelInvoiceInput, INPUT) input: CancelInvoiceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InvoicePayload> {
    return answer('invoice', ctx, (scope) => cancelInvoice(scope, input));
  }

  @Mutation(() => InvoicePayload, {
    description: 'Demands late interest up to today; answers the new invoice.',
  })
  @Access(['FINANCE_OFFICER'])
  demandInterest(
    @Arg('input', () => DemandInterestInput, INPUT) input: DemandInterestInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InvoicePayload> {
    return answer('invoice', ctx, (scope) => demandInterest(scope, input));
  }

  @Mutation(() => FapiaoPayload, { description: 'Keeps the data of a tax invoice (发票).' })
  @Access(['FINANCE_OFFICER'])
  recordFapiao(
    @Arg('input', () => RecordFapiaoInput, INPUT) input: RecordFapiaoInput,
    @Ctx() ctx: RequestContext,
  ): Promise<FapiaoPayload> {
    return answer('fapiao', ctx, (scope) => recordFapiao(scope, input));
  }
}

@Resolver(() => SettlementType)
export class SettlementResolver {
  @FieldResolver(() => Invoice, { description: 'The invoice that it settles.' })
  invoice(@Root() { invoiceId }: SettlementType, @Ctx() ctx: RequestContext): Promise<Invoice | null> {
    return ctx.load(invoiceById, invoiceId);
  }

  @FieldResolver(() => Receipt, { nullable: true, description: 'Whose money it is; none for a credit.' })
  receipt(@Root() { receiptId }: SettlementType, @Ctx() ctx: RequestContext): Promise<Receipt | null> | null {
    return receiptId ? ctx.load(receiptById, receiptId) : null;
  }
}

@Resolver(() => Fapiao)
export class FapiaoResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'Its file.' })
  file(@Root() { fileId }: Fapiao, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return fileId ? ctx.load(fileLoader, fileId) : null;
  }
}
