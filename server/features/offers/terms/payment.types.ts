import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  BackingKindEnum,
  DueKindEnum,
  PayAfterUseTriggerEnum,
  ReportingRhythmEnum,
  RoyaltyBaseEnum,
} from './terms.enums.ts';
import type { PayAfterUseTerms, PaymentTerms, RoyaltyTerms, RoyaltyTier } from './terms.ts';

// One class is both what is shown and what is sent: the shape of terms is the same in both directions.

const due = 'What makes a payment due; beside the kind only the field of that kind is filled.';
@ObjectType('DueCondition', { description: due })
@InputType('DueConditionInput', { description: due })
@Access('record')
export class DueConditionType {
  @Field(() => DueKindEnum, { description: 'Kind of the condition.' })
  kind!: keyof typeof DueKindEnum;

  @Field(() => DateScalar, { nullable: true, description: 'For DATE: the day.' })
  date?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For MONTHS_AFTER_SIGNING: whole months after the contract takes effect.',
  })
  months?: number | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'For SALES_REACH: cumulative net sales under the license.',
  })
  amount?: bigint | null;

  @Field(() => String, { nullable: true, description: 'For MILESTONE: what both sides establish.' })
  milestone?: string | null;
}

const stage = 'A payment that falls due once; stages are listed in order.';
@ObjectType('StagePayment', { description: stage })
@InputType('StagePaymentInput', { description: stage })
@Access('record')
export class StagePaymentType {
  @Field(() => String, { description: 'What it is called.' })
  label!: string;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Field(() => [DueConditionType], { description: 'It is due when the first of these comes about.' })
  due!: DueConditionType[];
}

const tier = 'A tier of royalties: the share of what lies above its sum, up to the next tier.';
@ObjectType('RoyaltyTier', { description: tier })
@InputType('RoyaltyTierInput', { description: tier })
@Access('record')
export class RoyaltyTierType implements RoyaltyTier {
  @Field(() => MoneyScalar, { description: 'Cumulative sum above which the tier counts.' })
  from!: bigint;

  @Field(() => BasisPointsScalar, { description: 'The share.' })
  basisPoints!: number;
}

const royalty = 'A share of what the licensee earns with the result.';
@ObjectType('RoyaltyTerms', { description: royalty })
@InputType('RoyaltyTermsInput', { description: royalty })
@Access('record')
export class RoyaltyTermsType implements RoyaltyTerms {
  @Field(() => RoyaltyBaseEnum, { description: 'What it is counted on.' })
  base!: RoyaltyTerms['base'];

  @Field(() => [RoyaltyTierType], { description: 'Ascending tiers; empty for UNITS.' })
  tiers!: RoyaltyTierType[];

  @Field(() => MoneyScalar, { nullable: true, description: 'For UNITS: the sum for each unit.' })
  perUnit!: bigint | null;
}

const payment = 'What is paid and when.';
@ObjectType('PaymentTerms', { description: payment })
@InputType('PaymentTermsInput', { description: payment })
@Access('record')
export class PaymentTermsType {
  @Field(() => MoneyScalar, {
    description: 'Due at signing; for a transfer in one sum the whole price. Zero is no entry fee.',
  })
  entryFee!: bigint;

  @Field(() => [StagePaymentType], { description: 'Staged payments in order.' })
  stages!: StagePaymentType[];

  @Field(() => RoyaltyTermsType, { nullable: true, description: 'Royalties.' })
  royalty!: RoyaltyTermsType | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Least sum of royalties a year, from the first year in which they run.',
  })
  minimumPerYear!: bigint | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Most that is paid altogether, entry fee and stages included.',
  })
  cap!: PaymentTerms['cap'];

  @Field(() => Int, {
    nullable: true,
    description:
      'Interest on what is paid late, in basis points a day (3 is 万分之三), 1 to 10; null for none.',
  })
  lateInterest!: PaymentTerms['lateInterest'];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether use while the right has lapsed carries nothing, and stages wait until it is restored.',
  })
  pauseWhileLapsed!: boolean;
}

const buyOut = 'A price for being free of all further payments.';
@ObjectType('BuyOut', { description: buyOut })
@InputType('BuyOutInput', { description: buyOut })
@Access('record')
export class BuyOutType {
  @Field(() => Int, { description: 'Last month in which the price holds.' })
  untilMonth!: number;

  @Field(() => MoneyScalar, { description: 'The price.' })
  amount!: bigint;
}

const backing = 'Who stands behind the license (PAU-4).';
@ObjectType('Backing', { description: backing })
@InputType('BackingInput', { description: backing })
@Access('record')
export class BackingType {
  @Field(() => BackingKindEnum, { description: 'Guarantor or insurer.' })
  kind!: keyof typeof BackingKindEnum;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

const payAfterUse = 'Pay after use (先使用后付费): a license that is used before it is paid.';
@ObjectType('PayAfterUseTerms', { description: payAfterUse })
@InputType('PayAfterUseTermsInput', { description: payAfterUse })
@Access('record')
export class PayAfterUseTermsType implements PayAfterUseTerms {
  @Field(() => Int, { description: 'Months of free trial, 0 to 60; sales in it do not count.' })
  trialMonths!: number;

  @Field(() => PayAfterUseTriggerEnum, { description: 'What ends the free use and begins the payments.' })
  trigger!: PayAfterUseTerms['trigger'];

  @Field(() => MoneyScalar, { nullable: true, description: 'For SALES_REACH: the cumulative net sales.' })
  triggerSales!: bigint | null;

  @Field(() => Int, { description: 'Months by which what falls due may be put off; 0 for none.' })
  deferralMonths!: number;

  @Field(() => [BuyOutType], { description: 'Prices of buying out, by ascending months.' })
  buyOut!: BuyOutType[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Until which month the license may be given back without owing more; null for no such right.',
  })
  returnUntilMonth!: number | null;

  @Field(() => BackingType, { nullable: true, description: 'Who stands behind the license (PAU-4).' })
  backing!: BackingType | null;

  @Field(() => ReportingRhythmEnum, { description: 'How often use and sales are reported.' })
  reporting!: PayAfterUseTerms['reporting'];
}
