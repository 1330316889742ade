import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { Inspection, InspectionEntry, InspectionFinding } from './inspection.entity.ts';
import { type Inspector, InspectorEnum } from './inspection.enums.ts';

export { Inspection, InspectionEntry, InspectionFinding };

@InputType({ description: 'Announces an inspection, ten days ahead and once a year.' })
export class AnnounceInspectionInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => DateScalar, { description: 'Day on which it begins.' })
  plannedOn!: string;

  @Field(() => InspectorEnum, { description: 'Who inspects.' })
  inspector!: Inspector;

  @Field(() => String, { description: 'Names of the people, or of the accountants.' })
  inspectorName!: string;

  @Field(() => String, { description: 'What is to be looked at.' })
  subject!: string;
}

@InputType({ description: 'Adds a line to the log.' })
export class LogInspectionInput {
  @Field(() => ID, { description: 'The inspection.' })
  inspectionId!: string;

  @Field(() => String, { description: 'What was looked at.' })
  lookedAt!: string;

  @Field(() => String, { nullable: true, description: 'What was seen.' })
  finding?: string | null;

  @Field(() => [ID], { description: 'Uploaded copies.' })
  fileIds!: string[];
}

@InputType({ description: 'What was found of a reported period.' })
export class FindingInput {
  @Field(() => ID, { description: 'The report, which counts.' })
  reportId!: string;

  @Field(() => MoneyScalar, { description: 'Net sales that were found.' })
  netSales!: bigint;

  @Field(() => Int, { nullable: true, description: 'Units that were found; as reported unless told.' })
  units?: number | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Saved costs that were found; as reported unless told.',
  })
  costSaving?: bigint | null;
}

@InputType({ description: 'Concludes an inspection.' })
export class ConcludeInspectionInput {
  @Field(() => ID, { description: 'The inspection.' })
  inspectionId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'What was found, in words.' })
  conclusion!: string;

  @Field(() => [FindingInput], { description: 'Periods in which something else was found than reported.' })
  findings!: FindingInput[];

  @Field(() => MoneyScalar, { nullable: true, description: 'What the inspection cost.' })
  cost?: bigint | null;
}

@InputType({ description: 'Calls an announced inspection off.' })
export class CancelInspectionInput {
  @Field(() => ID, { description: 'The inspection.' })
  inspectionId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ description: 'The inspection after a step, or why nothing was changed.' })
@Access('record')
export class InspectionPayload extends Payload {
  @Field(() => Inspection, { nullable: true, description: 'The inspection as it is now.' })
  inspection!: Inspection | null;
}
