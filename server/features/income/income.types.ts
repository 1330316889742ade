import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../platform/graphql/scalars.ts';
import { RuleReference } from '../../platform/graphql/user-error.types.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../deals/deal.enums.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import {
  IncomeDistribution,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './distributions/income-distribution.entity.ts';
import {
  type DistributionLineKind,
  DistributionLineKindEnum,
  FloorPoolEnum,
  type IncomeBasis,
  IncomeBasisEnum,
  type IncomePool,
  IncomePoolEnum,
} from './income.enums.ts';
import type { FloorPool } from './plans/floors.ts';
import { IncomeCommission, IncomePlan, IncomePlanMember } from './plans/income-plan.entity.ts';

/** The types by which other features show income. */
export {
  IncomeCommission,
  IncomeCost,
  IncomeDistribution,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
  IncomePlan,
  IncomePlanMember,
};

export const IncomeDistributionConnection = connectionOf(IncomeDistribution, 'IncomeDistribution');
export const IncomeCostConnection = connectionOf(IncomeCost, 'IncomeCost');

@ObjectType({ description: 'The least share of net income that a rule gives to somebody.' })
@Access('record')
export class IncomeFloor {
  @Field(() => RuleReference, { description: 'The rule, with the authority that gives it.' })
  rule!: RuleReference;

  @Field(() => FloorPoolEnum, { description: 'Who it is for.' })
  pool!: FloorPool;

  @Field(() => BasisPointsScalar, { description: 'Of net income at least.' })
  basisPoints!: number;

  @Field(() => Boolean, { description: 'Whether less is refused; else it is warned of and recorded.' })
  blocks!: boolean;
}

@ObjectType({ description: 'A floor as a distribution meets it.' })
@Access('record')
export class IncomeKeptFloor {
  @Field(() => String, { description: 'The rule, such as INC-6.' })
  ruleId!: string;

  @Field(() => FloorPoolEnum, { description: 'Who it is for.' })
  pool!: FloorPool;

  @Field(() => BasisPointsScalar, { description: 'Of net income at least.' })
  basisPoints!: number;

  @Field(() => Boolean, { description: 'Whether less was refused.' })
  blocks!: boolean;

  @Field(() => MoneyScalar, { description: 'What it comes to.' })
  least!: bigint;

  @Field(() => MoneyScalar, { description: 'What is given.' })
  given!: bigint;

  @Field(() => Boolean, { description: 'Whether it is kept.' })
  kept!: boolean;
}

@ObjectType({ description: 'A rule that a plan or distribution does not keep and that does not block.' })
@Access('record')
export class IncomeWarning {
  @Field(() => String, { description: 'The rule, such as INC-7.' })
  ruleId!: string;

  @Field(() => String, { nullable: true, description: 'Where it stands; none for the platform.' })
  citation!: string | null;
}

@ObjectType({ description: 'A completer who is to have a part, as a plan begins with them.' })
@Access('record')
export class IncomeCandidate {
  @Field(() => ID, { description: 'The completer.' })
  completerId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether the completer has an account and consents online.' })
  hasAccount!: boolean;

  @Field(() => BasisPointsScalar, { description: 'Part to begin with: that of the grant, else equal parts.' })
  basisPoints!: number;

  @Field(() => LeaderPositionEnum, {
    nullable: true,
    description: 'Position among the leaders that the deal declares (INC-8).',
  })
  leaderPosition!: LeaderPosition | null;
}

@ObjectType({ description: 'What a plan begins with: the floors, or the agreed income of a grant.' })
@Access('record')
export class IncomeSuggestion {
  @Field(() => IncomeBasisEnum, { description: 'Why the team has a part.' })
  basis!: IncomeBasis;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the completers.' })
  completersBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the contributors.' })
  contributorsBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the conversion fund.' })
  fundBasisPoints!: number;

  @Field(() => Boolean, {
    description: 'Whether the split is that of a grant and cannot be another (GRT-7).',
  })
  isFixed!: boolean;

  @Field(() => [IncomeCandidate], { description: 'The completers of the result.' })
  completers!: IncomeCandidate[];
}

@ObjectType({ description: 'A line that a distribution would have.' })
@Access('record')
export class IncomePreviewLine {
  @Field(() => DistributionLineKindEnum, { description: 'What it is.' })
  kind!: DistributionLineKind;

  @Field(() => String, { nullable: true, description: 'Who gets it; none for the unit and its fund.' })
  name!: string | null;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;
}

@ObjectType({ description: 'What the next distribution would be.' })
@Access('record')
export class IncomePreview {
  @Field(() => MoneyScalar, { description: 'What was received.' })
  gross!: bigint;

  @Field(() => MoneyScalar, { description: 'Costs that are deducted.' })
  costs!: bigint;

  @Field(() => MoneyScalar, { description: 'Costs that wait for later income.' })
  carried!: bigint;

  @Field(() => MoneyScalar, { description: 'Net income.' })
  net!: bigint;

  @Field(() => [IncomePreviewLine], { description: 'The lines in order.' })
  lines!: IncomePreviewLine[];

  @Field(() => [IncomeKeptFloor], { description: 'The floors beside what is given.' })
  floors!: IncomeKeptFloor[];
}

@ObjectType({ description: 'Received money that is not distributed yet.' })
@Access('record')
export class IncomePendingMoney {
  @Field(() => ID, { description: 'Id of the received money.' })
  id!: string;

  @Field(() => MoneyScalar, { description: 'The sum; below zero where a receipt was reversed.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it was received.' })
  receivedOn!: string;

  @Field(() => ID, { nullable: true, description: 'Invoice that it paid.' })
  invoiceId!: string | null;
}

@ObjectType({ description: 'What a unit made public of the income of a leader (INC-8).' })
@Access('public')
export class LeaderDisclosure {
  @Field(() => ID, { description: 'Id of the line of the distribution.' })
  id!: string;

  @Field(() => String, { description: 'Name of the unit.' })
  organizationName!: string;

  @Field(() => String, { description: 'Name of the leader.' })
  name!: string;

  @Field(() => LeaderPositionEnum, { description: 'Position.' })
  position!: LeaderPosition;

  @Field(() => IncomePoolEnum, { description: 'As completer or as contributor.' })
  pool!: IncomePool;

  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @Field(() => MoneyScalar, { description: 'What the leader receives.' })
  amount!: bigint;

  @Field(() => DateTimeScalar, { description: 'When it was approved and made public.' })
  at!: Date;
}

export const LeaderDisclosureConnection = connectionOf(LeaderDisclosure, 'LeaderDisclosure');

@ObjectType({ description: 'A running contract with the state of its income.' })
@Access('record')
export class IncomeOfContract {
  @Field(() => ID, { description: 'Id of the running contract.' })
  id!: string;

  @Field(() => ID, { description: 'The deal; the page of its money is /deals/<id>/money.' })
  dealId!: string;

  @Field(() => String, { description: 'Number of the contract.' })
  number!: string;

  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @Field(() => MoneyScalar, { description: 'Received in all.' })
  received!: bigint;

  @Field(() => MoneyScalar, { description: 'Of it distributed, prepared distributions included.' })
  distributed!: bigint;

  @Field(() => MoneyScalar, { description: 'Not distributed yet; below zero where more was taken back.' })
  pending!: bigint;

  @Field(() => Boolean, { description: 'Whether a plan is agreed.' })
  hasPlan!: boolean;
}

export const IncomeOfContractConnection = connectionOf(IncomeOfContract, 'IncomeOfContract');

@ObjectType({ description: 'The plan after a step, or why nothing was changed.' })
@Access('record')
export class IncomePlanPayload extends Payload {
  @Field(() => IncomePlan, { nullable: true, description: 'The plan as it is now.' })
  plan!: IncomePlan | null;
}

@ObjectType({ description: 'The cost after a step, or why nothing was changed.' })
@Access('record')
export class IncomeCostPayload extends Payload {
  @Field(() => IncomeCost, { nullable: true, description: 'The cost as it is now.' })
  cost!: IncomeCost | null;
}

@ObjectType({ description: 'The distribution after a step, or why nothing was changed.' })
@Access('record')
export class IncomeDistributionPayload extends Payload {
  @Field(() => IncomeDistribution, { nullable: true, description: 'The distribution as it is now.' })
  distribution!: IncomeDistribution | null;
}
