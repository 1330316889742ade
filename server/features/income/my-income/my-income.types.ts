import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import {
  type DistributionLineKind,
  DistributionLineKindEnum,
  type DistributionState,
  DistributionStateEnum,
  type IncomeCostKind,
  IncomeCostKindEnum,
  type IncomeSourceKind,
  IncomeSourceKindEnum,
} from '../income.enums.ts';
import { type PayoutLineState, PayoutLineStateEnum } from '../payouts/payout.enums.ts';

@ObjectType({ description: 'Money that came in, as part of where a reward comes from.' })
@Access('record')
export class MyIncomeReceipt {
  @Field(() => DateScalar, { description: 'Day on which it was received.' })
  receivedOn!: string;

  @Field(() => MoneyScalar, { description: 'The sum; below zero where a receipt was reversed.' })
  amount!: bigint;
}

@ObjectType({ description: 'A deducted cost, as part of where a reward comes from.' })
@Access('record')
export class MyIncomeCost {
  @Field(() => IncomeCostKindEnum, { description: 'Kind of cost.' })
  kind!: IncomeCostKind;

  @Field(() => MoneyScalar, { description: 'What was deducted of it.' })
  amount!: bigint;
}

@ObjectType({ description: 'What became of paying a reward out.' })
@Access('record')
export class MyPayment {
  @Field(() => ID, { description: 'Id of the line of the pay-out.' })
  id!: string;

  @Field(() => PayoutLineStateEnum, { description: 'Where it stands.' })
  state!: PayoutLineState;

  @Field(() => MoneyScalar, { description: 'The reward, before tax.' })
  gross!: bigint;

  @Field(() => MoneyScalar, { description: 'Tax that is withheld.' })
  withheld!: bigint;

  @Field(() => MoneyScalar, { description: 'What is paid.' })
  net!: bigint;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the bank paid it.' })
  paidOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the bank did not pay it.' })
  failure!: string | null;

  @Field(() => String, { description: 'Path of the slip.' })
  slipUrl!: string;
}

@ObjectType({ description: 'A reward of yours, with where each fen came from.' })
@Access('record')
export class MyIncome {
  @Field(() => ID, { description: 'Id of the line of the distribution.' })
  id!: string;

  @Field(() => ID, { description: 'The distribution.' })
  distributionId!: string;

  @Field(() => String, { description: 'Number of the distribution.' })
  number!: string;

  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @Field(() => IncomeSourceKindEnum, { description: 'What the income came from.' })
  sourceKind!: IncomeSourceKind;

  @Field(() => DistributionStateEnum, { description: 'Whether the distribution holds or was reversed.' })
  state!: DistributionState;

  @Field(() => DistributionLineKindEnum, { description: 'What you get it as.' })
  kind!: DistributionLineKind;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Date | null;

  @Field(() => MoneyScalar, { description: 'What was received.' })
  gross!: bigint;

  @Field(() => MoneyScalar, { description: 'Costs deducted (INC-1).' })
  costs!: bigint;

  @Field(() => MoneyScalar, { description: 'Net income.' })
  net!: bigint;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share of the pool in net income.' })
  basisPoints!: number | null;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Your part of the pool.' })
  poolBasisPoints!: number | null;

  @Field(() => String, { nullable: true, description: 'Rule that it rests on, such as INC-6.' })
  ruleId!: string | null;

  @Field(() => MoneyScalar, { description: 'Your reward, before tax.' })
  amount!: bigint;

  @Field(() => Boolean, { description: 'Whether it should have been paid by now (INC-10).' })
  isLate!: boolean;

  organizationId!: string;
}

export const MyIncomeConnection = connectionOf(MyIncome, 'MyIncome');

@ObjectType({ description: 'Your income of one year.' })
@Access('record')
export class MyIncomeYear {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => MoneyScalar, { description: 'Rewards that were granted in it.' })
  granted!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid in it, after tax.' })
  paid!: bigint;

  @Field(() => MoneyScalar, { description: 'Tax that was withheld in it.' })
  withheld!: bigint;
}

@ObjectType({ description: 'All your income from rewards.' })
@Access('record')
export class MyIncomeTotals {
  @Field(() => MoneyScalar, { description: 'Rewards that were granted.' })
  granted!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid, after tax.' })
  paid!: bigint;

  @Field(() => MoneyScalar, { description: 'Tax that was withheld.' })
  withheld!: bigint;

  @Field(() => MoneyScalar, { description: 'Rewards that are still to be paid, before tax.' })
  open!: bigint;

  @Field(() => [MyIncomeYear], { description: 'By year, the earliest first.' })
  years!: MyIncomeYear[];
}
