import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type EstimateCondition,
  EstimateConditionEnum,
  type EstimateFigure,
  EstimateFigureEnum,
  type EstimateKind,
  EstimateKindEnum,
  type EstimateStanding,
  EstimateStandingEnum,
  type TaxFactName,
  TaxFactNameEnum,
} from './estimate.enums.ts';
import { TaxFactChange } from './tax-fact-change.entity.ts';

@ObjectType({ description: 'A sum of an estimate.' })
@Access('record')
export class EstimateSum {
  @Field(() => EstimateFigureEnum, { description: 'What it is.' })
  figure!: EstimateFigure;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;
}

@ObjectType({ description: 'A document that an estimate rests on.' })
@Access('record')
export class EstimateSource {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its title in English.' })
  titleEn!: string;

  @Field(() => String, { nullable: true, description: 'Place in it; none where the title names it.' })
  article!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its year; none where the day is not known.' })
  year!: number | null;
}

@ObjectType({ description: 'An estimate of tax or subsidy, for information: no step looks at it.' })
@Access('record')
export class Estimate {
  @Field(() => EstimateKindEnum, { description: 'What is estimated.' })
  kind!: EstimateKind;

  @Field(() => EstimateStandingEnum, { description: 'Whether it comes to a sum.' })
  standing!: EstimateStanding;

  @Field(() => String, { nullable: true, description: 'Whose reward it is about; none for others.' })
  person!: string | null;

  @Field(() => [EstimateSum], { description: 'The sums.' })
  figures!: EstimateSum[];

  @Field(() => [EstimateConditionEnum], { description: 'What it takes for granted.' })
  conditions!: EstimateCondition[];

  @Field(() => [EstimateSource], { description: 'What it rests on.' })
  sources!: EstimateSource[];

  @Field(() => String, {
    nullable: true,
    description: 'Rule that it follows, such as INC-11; none for taxes.',
  })
  ruleId!: string | null;
}

@ObjectType({ description: 'What a contract may come to in a year in tax and subsidies.' })
@Access('record')
export class ContractEstimates {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => [Estimate], { description: 'The estimates.' })
  estimates!: Estimate[];
}

@ObjectType({ description: 'A changed tax fact, or why nothing was changed.' })
@Access('record')
export class TaxFactPayload extends Payload {
  @Field(() => TaxFactChange, { nullable: true, description: 'The change.' })
  taxFact!: TaxFactChange | null;
}

@InputType({ description: 'Gives a figure that estimates of tax go by anew.' })
export class SetTaxFactInput {
  @Field(() => TaxFactNameEnum, { description: 'Which figure.' })
  name!: TaxFactName;

  @Field(() => Int, { description: 'Whole yuan, basis points or months, by the name.' })
  value!: number;

  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  effectiveFrom!: string;

  @Field(() => String, { description: 'The document that says so.' })
  source!: string;

  @Field(() => Int, { description: 'Year of the document.' })
  sourceYear!: number;
}
