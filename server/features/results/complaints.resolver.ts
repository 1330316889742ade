import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { userById } from '../accounts/accounts.loaders.ts';
import { User } from '../accounts/accounts.types.ts';
import { markCompleter } from './completers/mark-completer.service.ts';
import { EntryReport, OrderDispute } from './data/complaint.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import { decideOrderDispute, raiseOrderDispute } from './disputes/order-disputes.service.ts';
import {
  answerEntryReport,
  findEntryReports,
  handlesReports,
  reportEntry,
} from './reports/entry-reports.service.ts';
import { type ReportState, ReportStateEnum } from './result.enums.ts';
import { resultById } from './result.loaders.ts';
import {
  EntryReportConnection,
  EntryReportPayload,
  OrderDisputePayload,
  TechResultPayload,
} from './result.types.ts';
import {
  AnswerEntryReportInput,
  DecideOrderDisputeInput,
  MarkCompleterInput,
  RaiseOrderDisputeInput,
  ReportEntryInput,
} from './result-steps.inputs.ts';

@Resolver(() => OrderDispute)
export class OrderDisputeResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who raised it.' })
  raisedBy(@Root() dispute: OrderDispute, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, dispute.raisedBy);
  }

  @Mutation(() => OrderDisputePayload, {
    description: 'A completer disputes the order of the completers; registration and publication wait.',
  })
  @Access('signedIn')
  raiseOrderDispute(
    @Arg('input', () => RaiseOrderDisputeInput, { description: 'What is disputed.' })
    input: RaiseOrderDisputeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrderDisputePayload> {
    return answer('dispute', ctx, (scope) => raiseOrderDispute(scope, input));
  }

  @Mutation(() => OrderDisputePayload, { description: 'Decides a dispute over the order of the completers.' })
  @Access(['OFFICER'])
  decideOrderDispute(
    @Arg('input', () => DecideOrderDisputeInput, { description: 'The decision.' })
    input: DecideOrderDisputeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrderDisputePayload> {
    return answer('dispute', ctx, (scope) => decideOrderDispute(scope, input));
  }

  @Mutation(() => TechResultPayload, { description: 'Records that a completer left, died or came back.' })
  @Access(['OFFICER'])
  markCompleter(
    @Arg('input', () => MarkCompleterInput, { description: 'Who, and what from now on.' })
    input: MarkCompleterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResultPayload> {
    return answer('result', ctx, (scope) => markCompleter(scope, input));
  }
}

@Resolver(() => EntryReport)
export class EntryReportResolver {
  @FieldResolver(() => TechResult, { description: 'The entry that it is about.' })
  result(@Root() report: EntryReport, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return ctx.load(resultById, report.resultId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How to reach the sender, if they said; only for those who handle reports.',
  })
  async contact(@Root() report: EntryReport, @Ctx() ctx: RequestContext): Promise<string | null> {
    return handlesReports(await ctx.actor(), report) ? report.contact : null;
  }

  @Query(() => EntryReportConnection, {
    description: 'Reports of the entries of the unit acted for, the latest first.',
  })
  @Access(['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'])
  async entryReports(
    @Ctx() ctx: RequestContext,
    @Arg('state', () => ReportStateEnum, { nullable: true, description: 'Only these.' })
    state?: ReportState | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<EntryReport>> {
    return findEntryReports(await ctx.scope(), state ?? null, { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => EntryReportPayload, {
    description: 'Reports that something is wrong with a published entry.',
  })
  @Access('public')
  reportEntry(
    @Arg('input', () => ReportEntryInput, { description: 'What is wrong.' }) input: ReportEntryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EntryReportPayload> {
    return answer('report', ctx, (scope) => reportEntry(scope, input));
  }

  @Mutation(() => EntryReportPayload, { description: 'Answers a report of an entry.' })
  @Access(['OFFICER'])
  answerEntryReport(
    @Arg('input', () => AnswerEntryReportInput, { description: 'The answer.' }) input: AnswerEntryReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EntryReportPayload> {
    return answer('report', ctx, (scope) => answerEntryReport(scope, input));
  }
}
