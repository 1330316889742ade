import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../deals/deal.enums.ts';
import type { CommissionBase, CommissionPayer } from './distributions/split.ts';
import {
  CommissionBaseEnum,
  type CommissionBeneficiary,
  CommissionBeneficiaryEnum,
  CommissionPayerEnum,
  type IncomeCostKind,
  IncomeCostKindEnum,
} from './income.enums.ts';

const LEADER = {
  nullable: true,
  description: 'Position among the leaders of the unit (INC-8); none for others.',
} as const;
const KEY = {
  description: 'Made once for each thing to be done: sent again, it is not done twice.',
} as const;

@InputType({
  description: 'Which income: of a deal, of an own implementation, or of a demand that was won; one of them.',
})
export class IncomeSourceInput {
  @Field(() => ID, { nullable: true, description: 'A deal in effect, or any of its amendments.' })
  dealId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An own implementation (INC-4).' })
  ownImplementationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The lane of a demand that the unit won (INC-5).' })
  laneId?: string | null;
}

@InputType({ description: 'The part of a completer.' })
export class IncomeCompleterInput {
  @Field(() => ID, { description: 'The completer of the result.' })
  completerId!: string;

  @Field(() => BasisPointsScalar, { description: "Part of the completers' pool; all parts make the whole." })
  basisPoints!: number;

  @Field(() => LeaderPositionEnum, LEADER)
  leaderPosition?: LeaderPosition | null;
}

@InputType({ description: 'The part of a contributor of the conversion.' })
export class IncomeContributorInput {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Mail address of a member of the unit.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'What they did for the conversion.' })
  contribution?: string | null;

  @Field(() => BasisPointsScalar, {
    description: "Part of the contributors' pool; all parts make the whole.",
  })
  basisPoints!: number;

  @Field(() => LeaderPositionEnum, LEADER)
  leaderPosition?: LeaderPosition | null;
}

@InputType({ description: 'A commission that was agreed beforehand (INC-9): a share or a fixed sum.' })
export class IncomeCommissionInput {
  @Field(() => ID, { nullable: true, description: 'The same commission in an earlier plan.' })
  commissionId?: string | null;

  @Field(() => CommissionBeneficiaryEnum, { description: 'An organisation or a person.' })
  beneficiaryKind!: CommissionBeneficiary;

  @Field(() => ID, { nullable: true, description: 'The organisation.' })
  organizationId?: string | null;

  @Field(() => String, {
    description: 'Name of the person who gets it; of an organisation its own is taken.',
  })
  name!: string;

  @Field(() => CommissionPayerEnum, { description: 'Out of whose part it is paid.' })
  payer!: CommissionPayer;

  @Field(() => CommissionBaseEnum, { description: 'What it is a share of.' })
  base!: CommissionBase;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share of the base.' })
  basisPoints?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Fixed sum, once.' })
  fixed?: bigint | null;

  @Field(() => DateScalar, { description: 'Day on which it was agreed.' })
  agreedOn!: string;

  @Field(() => ID, { nullable: true, description: 'The written agreement; needed the first time.' })
  fileId?: string | null;
}

@InputType({ description: 'The plan by which the income is divided.' })
export class EditIncomePlanInput {
  @Field(() => IncomeSourceInput, { description: 'Which income.' })
  source!: IncomeSourceInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the draft that was seen; none for the first.',
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, { description: 'Whether the completers convert the result themselves (INC-6).' })
  completersConvert!: boolean;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the completers.' })
  completersBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the contributors.' })
  contributorsBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of net income to the conversion fund.' })
  fundBasisPoints!: number;

  @Field(() => [IncomeCompleterInput], { description: 'All completers of the result.' })
  completers!: IncomeCompleterInput[];

  @Field(() => [IncomeContributorInput], { description: 'The contributors; empty for none.' })
  contributors!: IncomeContributorInput[];

  @Field(() => [IncomeCommissionInput], { description: 'Commissions; empty for none.' })
  commissions!: IncomeCommissionInput[];

  @Field(() => String, { nullable: true, description: 'What those who are asked should know.' })
  note?: string | null;
}

@InputType({ description: 'Asks the completers to consent to a plan.' })
export class ProposeIncomePlanInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A completer consents to a plan or refuses it.' })
export class AnswerIncomePlanInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => String, { description: 'Digest of the content that was read.' })
  digest!: string;

  @Field(() => Boolean, { description: 'Whether the completer consents.' })
  consents!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not.' })
  reason?: string | null;
}

@InputType({ description: 'The signed paper by which a completer without an account consents.' })
export class RecordIncomeConsentInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => ID, { description: 'The completer in the plan.' })
  memberId!: string;

  @Field(() => String, { description: 'Digest of the content that was signed.' })
  digest!: string;

  @Field(() => ID, { description: 'The signed paper.' })
  fileId!: string;
}

@InputType({ description: 'A deductible cost with its evidence (INC-1).' })
export class RecordIncomeCostInput {
  @Field(() => IncomeSourceInput, { description: 'Of which income.' })
  source!: IncomeSourceInput;

  @Field(() => IncomeCostKindEnum, { description: 'Kind of cost.' })
  kind!: IncomeCostKind;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it was incurred.' })
  incurredOn!: string;

  @Field(() => String, { description: 'What it was for.' })
  note!: string;

  @Field(() => ID, { description: 'The evidence.' })
  fileId!: string;

  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Takes back a cost that was recorded wrongly.' })
export class TakeBackIncomeCostInput {
  @Field(() => ID, { description: 'The cost.' })
  costId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Prepares the distribution of what came in.' })
export class PrepareIncomeDistributionInput {
  @Field(() => IncomeSourceInput, { description: 'Of which income.' })
  source!: IncomeSourceInput;

  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Which distribution is approved.' })
export class ApproveIncomeDistributionInput {
  @Field(() => ID, { description: 'The distribution.' })
  distributionId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Which distribution is given up or reversed, and why.' })
export class EndIncomeDistributionInput extends ApproveIncomeDistributionInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Gives notice of the cash rewards of a distribution within the unit.' })
export class PublishRewardNoticeInput {
  @Field(() => ID, { description: 'The distribution.' })
  distributionId!: string;

  @Field(() => Int, { nullable: true, description: 'Full days that it runs; 15 unless told.' })
  days?: number | null;
}
