import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type UsageReportState, UsageReportStateEnum } from './report.enums.ts';
import { TradeRecord, YearDeclaration } from './usage-evidence.entity.ts';
import { UsageReport } from './usage-report.entity.ts';

export { TradeRecord, UsageReport, YearDeclaration };

@ObjectType('ReportPeriod', { description: 'A period that is reported on, with its reports.' })
@Access('record')
export class ReportPeriodType {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Last day of reporting in time.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Whether it lies in the free trial.' })
  inTrial!: boolean;

  @Field(() => Boolean, { description: 'Whether it is over, so that it can be reported.' })
  isOver!: boolean;

  @Field(() => UsageReportStateEnum, {
    description: 'Where it stands: that of what waits, else of what counts.',
  })
  state!: UsageReportState;

  @Field(() => UsageReport, { nullable: true, description: 'The report that counts.' })
  counting!: UsageReport | null;

  @Field(() => UsageReport, {
    nullable: true,
    description: 'The report that waits for an answer or a correction.',
  })
  open!: UsageReport | null;

  @Field(() => [UsageReport], { description: 'All reports of the period, oldest first.' })
  reports!: UsageReport[];
}

@InputType({ description: 'Use and sales, as they are reported.' })
abstract class UsageInput {
  @Field(() => MoneyScalar, { description: 'Net sales.' })
  netSales!: bigint;

  @Field(() => Int, { nullable: true, description: 'Units, where payments hang on them.' })
  units?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Costs saved, where payments hang on them.' })
  costSaving?: bigint | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Operating profit, where the unit takes part in it.',
  })
  operatingProfit?: bigint | null;

  @Field(() => [ID], { description: 'Uploaded evidence.' })
  fileIds!: string[];
}

@InputType({ description: 'Reports use and sales of a period that is over.' })
export class SubmitReportInput extends UsageInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => DateScalar, { description: 'First day of the period.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said beside it.' })
  note?: string | null;
}

@InputType({ description: 'Corrects a report by another one of the same period.' })
export class CorrectReportInput extends UsageInput {
  @Field(() => ID, { description: 'The report that is corrected.' })
  reportId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  note?: string | null;
}

@InputType({ description: 'Confirms a report.' })
export class ConfirmReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Disputes a report.' })
export class DisputeReportInput extends ConfirmReportInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Declares the total of a year.' })
export class DeclareYearInput extends UsageInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => Int, { description: 'The calendar year.' })
  year!: number;
}

@InputType({ description: 'Keeps evidence of sales from elsewhere.' })
export class RecordTradeInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => DateScalar, { description: 'First day of the sales.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of the sales.' })
  to!: string;

  @Field(() => MoneyScalar, { description: 'Sales that it shows.' })
  amount!: bigint;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Field(() => [ID], { description: 'The evidence.' })
  fileIds!: string[];
}

@ObjectType({ description: 'The report after a step, or why nothing was changed.' })
@Access('record')
export class UsageReportPayload extends Payload {
  @Field(() => UsageReport, { nullable: true, description: 'The report as it is now.' })
  report!: UsageReport | null;
}

@ObjectType({ description: 'The declared total, or why nothing was changed.' })
@Access('record')
export class YearDeclarationPayload extends Payload {
  @Field(() => YearDeclaration, { nullable: true, description: 'The declaration.' })
  declaration!: YearDeclaration | null;
}

@ObjectType({ description: 'The kept evidence, or why nothing was changed.' })
@Access('record')
export class TradeRecordPayload extends Payload {
  @Field(() => TradeRecord, { nullable: true, description: 'The record.' })
  tradeRecord!: TradeRecord | null;
}
