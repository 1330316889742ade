import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { clock } from '../../../platform/clock.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { User } from '../../accounts/accounts.types.ts';
import { BY, filesOf, userOf } from '../running/evidence-fields.ts';
import { RunningContract } from '../running/running.types.ts';
import { standingOfRunning } from '../running/standing.loader.ts';
import { confirmReport, disputeReport } from './answer-report.service.ts';
import { type PeriodReports, standingIn } from './periods.ts';
import { declareYear, recordTrade } from './record-evidence.service.ts';
import {
  ConfirmReportInput,
  CorrectReportInput,
  DeclareYearInput,
  DisputeReportInput,
  RecordTradeInput,
  ReportPeriodType,
  SubmitReportInput,
  TradeRecord,
  TradeRecordPayload,
  UsageReport,
  UsageReportPayload,
  YearDeclaration,
  YearDeclarationPayload,
} from './report.types.ts';
import { correctReport, submitReport } from './submit-report.service.ts';

const INPUT = { description: 'What is reported, or which report.' };
const FILES = { description: 'Its evidence.' };
const UNITS = { description: 'Number of units.' };

@Resolver(() => RunningContract)
export class ReportPeriodsResolver {
  @FieldResolver(() => [ReportPeriodType], {
    complexity: 20,
    description: 'Everything that is reported on and began by today, oldest first.',
  })
  async periods(@Root() { id }: RunningContract, @Ctx() ctx: RequestContext): Promise<ReportPeriodType[]> {
    const standing = await ctx.load(standingOfRunning, id);
    return (standing?.periods ?? []).map(presentPeriod);
  }
}

@Resolver(() => UsageReport)
export class UsageReportResolver {
  @FieldResolver(() => Int, UNITS)
  units(@Root() { units }: UsageReport): number {
    return Number(units);
  }

  @FieldResolver(() => [StoredFileType], FILES)
  files(@Root() { fileIds }: UsageReport, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @FieldResolver(() => User, BY)
  reporter(@Root() report: UsageReport, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, report.submittedBy);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who confirmed or disputed it.' })
  answerer(@Root() report: UsageReport, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, report.answeredBy);
  }

  @Mutation(() => UsageReportPayload, { description: 'The licensee reports use and sales of a period.' })
  @Access('signedIn')
  submitReport(
    @Arg('input', () => SubmitReportInput, INPUT) input: SubmitReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UsageReportPayload> {
    return answer('report', ctx, (scope) => submitReport(scope, input));
  }

  @Mutation(() => UsageReportPayload, { description: 'The licensee corrects a report by another one.' })
  @Access('signedIn')
  correctReport(
    @Arg('input', () => CorrectReportInput, INPUT) input: CorrectReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UsageReportPayload> {
    return answer('report', ctx, (scope) => correctReport(scope, input));
  }

  @Mutation(() => UsageReportPayload, {
    description: 'An officer confirms a report; what it makes due is invoiced.',
  })
  @Access('signedIn')
  confirmReport(
    @Arg('input', () => ConfirmReportInput, INPUT) input: ConfirmReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UsageReportPayload> {
    return answer('report', ctx, (scope) => confirmReport(scope, input));
  }

  @Mutation(() => UsageReportPayload, { description: 'An officer disputes a report.' })
  @Access('signedIn')
  disputeReport(
    @Arg('input', () => DisputeReportInput, INPUT) input: DisputeReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UsageReportPayload> {
    return answer('report', ctx, (scope) => disputeReport(scope, input));
  }
}

@Resolver(() => YearDeclaration)
export class YearDeclarationResolver {
  @FieldResolver(() => Int, UNITS)
  units(@Root() { units }: YearDeclaration): number {
    return Number(units);
  }

  @FieldResolver(() => [StoredFileType], FILES)
  files(@Root() { fileIds }: YearDeclaration, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @Mutation(() => YearDeclarationPayload, { description: 'The licensee declares the total of a year.' })
  @Access('signedIn')
  declareYear(
    @Arg('input', () => DeclareYearInput, INPUT) input: DeclareYearInput,
    @Ctx() ctx: RequestContext,
  ): Promise<YearDeclarationPayload> {
    return answer('declaration', ctx, (scope) => declareYear(scope, input));
  }
}

@Resolver(() => TradeRecord)
export class TradeRecordResolver {
  @FieldResolver(() => [StoredFileType], FILES)
  files(@Root() { fileIds }: TradeRecord, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: TradeRecord, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, byUser);
  }

  @Mutation(() => TradeRecordPayload, { description: 'Keeps evidence of sales from elsewhere.' })
  @Access('signedIn')
  recordTrade(
    @Arg('input', () => RecordTradeInput, INPUT) input: RecordTradeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TradeRecordPayload> {
    return answer('tradeRecord', ctx, (scope) => recordTrade(scope, input));
  }
}

function presentPeriod(of: PeriodReports): ReportPeriodType {
  const { counting, open } = standingIn(of);
  return {
    ...of.period,
    isOver: of.period.to < clock.today(),
    state: open?.state ?? counting?.state ?? 'DUE',
    counting,
    open,
    reports: of.reports,
  };
}
