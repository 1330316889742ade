import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { DealTerms, DealTermsInput } from '../../offers/terms/terms.types.ts';
import { PaymentLine } from '../running/schedule.types.ts';
import { SCENARIO_KINDS, type ScenarioKind } from './compare-ways.ts';
import { PAYMENT_WAYS, type PaymentWay } from './ways.ts';

export const PaymentWayEnum = describedEnum('PaymentWay', 'A way of paying for a result.', PAYMENT_WAYS);
export const ScenarioKindEnum = describedEnum('ScenarioKind', 'A course of sales.', SCENARIO_KINDS);

@InputType({
  description: 'Figures of the ways that are compared; left out: worth as much as the given terms.',
})
export class WayFiguresInput {
  @Field(() => MoneyScalar, { nullable: true, description: 'One sum at the beginning.' })
  transferPrice?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'A fee every year.' })
  feePerYear?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Both deferred sums together.' })
  deferredSum?: bigint | null;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share of net sales after a free trial.' })
  royaltyBasisPoints?: number | null;
}

@InputType({
  description:
    'What is to be simulated: an offer, a deal (with its reports so far) or terms, on expected sales.',
})
export class SimulationInput {
  @Field(() => ID, { nullable: true, description: 'An offer that you may see.' })
  offerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A deal that you may see.' })
  dealId?: string | null;

  @Field(() => DealTermsInput, {
    nullable: true,
    description: 'Other terms than those of the offer or deal.',
  })
  terms?: DealTerms | null;

  @Field(() => MoneyScalar, {
    description: 'Expected a year: net sales, or costs saved where royalties are counted on those.',
  })
  expectedPerYear!: bigint;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Growth from year to year in basis points; below zero too.',
  })
  growthBasisPoints!: number;

  @Field(() => BasisPointsScalar, {
    defaultValue: 5000,
    description: 'How far the low and the high scenario lie from the expected one.',
  })
  spreadBasisPoints!: number;

  @Field(() => [MoneyScalar], {
    nullable: true,
    description:
      'Own figures by quarter of the contract, at most 60; they take the place of the expected ones.',
  })
  ownQuarters?: bigint[] | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Price of a unit, where royalties are counted on units.',
  })
  unitPrice?: bigint | null;

  @Field(() => Int, {
    defaultValue: 5,
    description: 'Years that are looked at, 1 to 15, at most until the contract ends.',
  })
  years!: number;

  @Field(() => BasisPointsScalar, {
    defaultValue: 400,
    description: 'Yearly rate at which later payments are worth less.',
  })
  discountBasisPoints!: number;

  @Field(() => Int, {
    defaultValue: 6,
    description: 'Months until milestones and acceptances come about, 0 to 120.',
  })
  milestoneMonths!: number;

  @Field(() => WayFiguresInput, { nullable: true, description: 'Figures of the other ways of paying.' })
  figures?: WayFiguresInput | null;
}

@ObjectType({ description: 'What one way of paying comes to in a scenario.' })
@Access('record')
export class SimulatedWay {
  @Field(() => PaymentWayEnum, { description: 'The way.' })
  way!: PaymentWay;

  @Field(() => Boolean, { description: 'Whether these are the terms that were asked about.' })
  isGiven!: boolean;

  @Field(() => [MoneyScalar], { description: 'Paid in each quarter.' })
  quarters!: bigint[];

  @Field(() => MoneyScalar, { description: 'Paid altogether, what was paid so far included.' })
  total!: bigint;

  @Field(() => MoneyScalar, { description: 'Worth of all of it at the beginning of the contract.' })
  present!: bigint;

  @Field(() => MoneyScalar, { description: 'What surely comes after the last day that is looked at.' })
  later!: bigint;
}

@ObjectType({ description: 'A course of sales and what each way of paying comes to in it.' })
@Access('record')
export class SimulatedScenario {
  @Field(() => ScenarioKindEnum, { description: 'Which one.' })
  kind!: ScenarioKind;

  @Field(() => [MoneyScalar], { description: 'Sold, or saved, in each quarter.' })
  sales!: bigint[];

  @Field(() => [SimulatedWay], { description: 'The given terms first.' })
  ways!: SimulatedWay[];
}

@ObjectType({
  description: 'A sum of comparable deals: a quarter lies below the lower value, half below the middle one.',
})
@Access('record')
export class MoneyBand {
  @Field(() => MoneyScalar, { description: 'Lower quartile.' })
  lower!: bigint;

  @Field(() => MoneyScalar, { description: 'Median.' })
  median!: bigint;

  @Field(() => MoneyScalar, { description: 'Upper quartile.' })
  upper!: bigint;
}

@ObjectType({
  description:
    'A share of comparable deals: a quarter lies below the lower value, half below the middle one.',
})
@Access('record')
export class ShareBand {
  @Field(() => BasisPointsScalar, { description: 'Lower quartile.' })
  lower!: number;

  @Field(() => BasisPointsScalar, { description: 'Median.' })
  median!: number;

  @Field(() => BasisPointsScalar, { description: 'Upper quartile.' })
  upper!: number;
}

@ObjectType({
  description:
    'What at least five deals of others agreed that took effect, of the same mode and sector and near the same maturity; rounded to two figures.',
})
@Access('record')
export class ComparableDealsType {
  @Field(() => Int, { description: 'How many deals.' })
  count!: number;

  @Field(() => MoneyBand, { nullable: true, description: 'Entry fee and stages together.' })
  fixedSum!: MoneyBand | null;

  @Field(() => MoneyBand, { nullable: true, description: 'Cap on all payments.' })
  cap!: MoneyBand | null;

  @Field(() => ShareBand, { nullable: true, description: 'Royalty of the first tier.' })
  royalty!: ShareBand | null;
}

@ObjectType({ description: 'The figures that the other ways of paying were counted with.' })
@Access('record')
export class WayFiguresType {
  @Field(() => MoneyScalar, { description: 'One sum at the beginning.' })
  transferPrice!: bigint;

  @Field(() => MoneyScalar, { description: 'A fee every year.' })
  feePerYear!: bigint;

  @Field(() => MoneyScalar, { description: 'Both deferred sums together.' })
  deferredSum!: bigint;

  @Field(() => BasisPointsScalar, { description: 'Share of net sales after a free trial.' })
  royaltyBasisPoints!: number;
}

@ObjectType({ description: 'What terms would come to, counted by the same functions as the real schedule.' })
@Access('record')
export class PaymentSimulation {
  @Field(() => DateScalar, { description: 'First day of the contract; today where there is none yet.' })
  from!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the trial; none without one.' })
  trialUntil!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day that was reported; sales after it are simulated. None before the first report.',
  })
  reportedUntil!: string | null;

  @Field(() => DealTerms, { description: 'The terms that were simulated.' })
  terms!: DealTerms;

  @Field(() => [DateScalar], { description: 'First day of each quarter.' })
  quarters!: string[];

  @Field(() => [SimulatedScenario], { description: 'Low, expected, high; or the own figures alone.' })
  scenarios!: SimulatedScenario[];

  @Field(() => [PaymentLine], {
    description: 'Payments of the given terms, expected or by own figures, each with its term and reasons.',
  })
  lines!: PaymentLine[];

  @Field(() => WayFiguresType, { description: 'Figures of the other ways.' })
  figures!: WayFiguresType;

  @Field(() => ComparableDealsType, {
    nullable: true,
    description: 'Comparable deals of the market; none while there are fewer than five.',
  })
  comparable!: ComparableDealsType | null;
}

@ObjectType({ description: 'The answer to simulatePayments.' })
@Access('public')
export class SimulationPayload extends Payload {
  @Field(() => PaymentSimulation, {
    nullable: true,
    description: 'The simulation; none where it was refused.',
  })
  simulation!: PaymentSimulation | null;
}
