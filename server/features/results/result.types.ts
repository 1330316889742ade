import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import type { ResultListFilter } from './catalogue/find-results.service.ts';
import { EntryReport, OrderDispute } from './data/complaint.entity.ts';
import { ConfidentialGrant, ConfidentialReading } from './data/confidential.entity.ts';
import { PriceIdea, TechResult } from './data/tech-result.entity.ts';
import {
  type ConversionStatus,
  ConversionStatusEnum,
  type ResearchStage,
  ResearchStageEnum,
  type ResultState,
  ResultStateEnum,
  type RightAttribute,
  RightAttributeEnum,
  type SecurityScreening,
  SecurityScreeningEnum,
} from './result.enums.ts';

/** The types by which other features show results. */
export { PriceIdea, TechResult };

export const TechResultConnection = connectionOf(TechResult, 'TechResult');
export const EntryReportConnection = connectionOf(EntryReport, 'EntryReport');
export const ConfidentialReadingConnection = connectionOf(ConfidentialReading, 'ConfidentialReading');

@InputType({ description: 'Narrows the list of results; what is absent does not matter.' })
export class ResultFilter implements ResultListFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Of this organisation. Without it: of the one acted for; of all for visitors.',
  })
  organizationId?: string | null;

  @Field(() => [ResultStateEnum], { nullable: true, description: 'In these states.' })
  states?: ResultState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what I made or began, in any organisation.' })
  mine?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of a title or of a completer's name, or a register number.",
  })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Of these sectors.' })
  sectors?: string[] | null;

  @Field(() => [RightAttributeEnum], { nullable: true, description: 'With these attributes.' })
  attributes?: RightAttribute[] | null;

  @Field(() => [ResearchStageEnum], { nullable: true, description: 'In these stages.' })
  stages?: ResearchStage[] | null;

  @Field(() => [ConversionStatusEnum], { nullable: true, description: 'With these marks of conversion.' })
  conversionStatuses?: ConversionStatus[] | null;

  @Field(() => [SecurityScreeningEnum], {
    nullable: true,
    description: 'With these outcomes of the screening.',
  })
  screenings?: SecurityScreening[] | null;

  @Field(() => ID, { nullable: true, description: 'From this bulk import.' })
  importId?: string | null;

  @Field(() => [Int], { nullable: true, description: 'With these readiness levels.' })
  trls?: number[] | null;
}

@ObjectType({ description: 'The result after a step, or why nothing was changed.' })
@Access('record')
export class TechResultPayload extends Payload {
  @Field(() => TechResult, { nullable: true, description: 'The result as it is now.' })
  result!: TechResult | null;
}

@ObjectType({ description: 'The report, or why nothing was changed.' })
@Access('record')
export class EntryReportPayload extends Payload {
  @Field(() => EntryReport, { nullable: true, description: 'The report as it is now.' })
  report!: EntryReport | null;
}

@ObjectType({ description: 'The grant, or why nothing was changed.' })
@Access('record')
export class ConfidentialGrantPayload extends Payload {
  @Field(() => ConfidentialGrant, { nullable: true, description: 'The grant as it is now.' })
  grant!: ConfidentialGrant | null;
}

@ObjectType({ description: 'The dispute, or why nothing was changed.' })
@Access('record')
export class OrderDisputePayload extends Payload {
  @Field(() => OrderDispute, { nullable: true, description: 'The dispute as it is now.' })
  dispute!: OrderDispute | null;
}
