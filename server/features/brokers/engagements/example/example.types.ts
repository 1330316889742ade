import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { Payload } from '../../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import {
  type CommissionBasis,
  CommissionBasisEnum,
  type CommissionDueWhen,
  CommissionDueWhenEnum,
  type EngagementPayer,
  EngagementPayerEnum,
  type TierWay,
  TierWayEnum,
} from '../engagement.enums.ts';
import { CommissionTierType } from '../engagement.types.ts';
import type { CommissionExample, TierLine } from '../terms/commission-example.ts';
import type { PracticeBand } from '../terms/practice.ts';
import type { TypedCommission } from '../terms/read-commission-terms.ts';
import type { AskedExample } from './commission-example.service.ts';

@InputType('EngagementCommissionFields', { description: 'Terms of a commission without who shares it.' })
export class CommissionFieldsInput implements TypedCommission {
  @Field(() => CommissionBasisEnum, { description: 'What it is reckoned from.' })
  basis!: CommissionBasis;

  @Field(() => TierWayEnum, { description: 'How the tiers work.' })
  way!: TierWay;

  @Field(() => [CommissionTierType], { description: 'Rates by size; none for a fixed sum.' })
  tiers!: CommissionTierType[];

  @Field(() => MoneyScalar, { nullable: true, description: 'The fixed sum.' })
  fixed?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Most that is paid altogether.' })
  cap?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Least that is paid once anything is due.' })
  minimum?: bigint | null;

  @Field(() => EngagementPayerEnum, { description: 'Who pays.' })
  payer!: EngagementPayer;

  @Field(() => CommissionDueWhenEnum, { description: 'When it falls due.' })
  due!: CommissionDueWhen;

  @Field(() => Int, { description: 'Months after the end for which introductions are protected.' })
  protectionMonths!: number;
}

@InputType({ description: 'Terms to be tried on contracts of some sizes.' })
export class CommissionExampleInput implements AskedExample {
  @Field(() => CommissionFieldsInput, { description: 'The terms.' })
  terms!: CommissionFieldsInput;

  @Field(() => [BasisPointsScalar], {
    description: 'Shares in their order; divided where they make the whole.',
  })
  shares!: number[];

  @Field(() => ID, { nullable: true, description: 'The client whose rules bound what its side can pay.' })
  clientOrganizationId?: string | null;

  @Field(() => [MoneyScalar], {
    nullable: true,
    description: 'Sizes of contracts; three usual ones unless told.',
  })
  amounts?: bigint[] | null;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Deductible costs as a share of the amount.',
  })
  costBasisPoints?: number | null;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Shares of the enterprise that the owner gets.',
  })
  equityBasisPoints?: number | null;
}

@ObjectType('CommissionExampleTier', { description: 'What one tier adds to an example.' })
@Access('record')
export class ExampleTier implements TierLine {
  @Field(() => MoneyScalar, { description: 'Where it begins.' })
  from!: bigint;

  @Field(() => MoneyScalar, { description: 'Where the next begins, or the base ends.' })
  to!: bigint;

  @Field(() => BasisPointsScalar, { description: 'Its rate.' })
  basisPoints!: number;

  @Field(() => MoneyScalar, { description: 'What it adds.' })
  amount!: bigint;
}

@ObjectType('CommissionExamplePart', { description: 'What somebody gets in an example.' })
@Access('record')
export class ExamplePart {
  @Field(() => String, { description: 'Key of the row: b1 for the first.' })
  key!: string;

  @Field(() => MoneyScalar, { description: 'The part.' })
  amount!: bigint;
}

@ObjectType('CommissionExampleStep', { description: 'What an example has come to after some of the money.' })
@Access('record')
export class ExampleStep {
  @Field(() => MoneyScalar, { description: 'Received so far.' })
  received!: bigint;

  @Field(() => MoneyScalar, { description: 'Commission so far.' })
  commission!: bigint;
}

@ObjectType('CommissionExample', { description: 'What terms come to for a contract that is paid in full.' })
@Access('record')
export class CommissionExampleType implements CommissionExample {
  @Field(() => MoneyScalar, { description: 'Amount of the contract.' })
  amount!: bigint;

  @Field(() => MoneyScalar, { description: 'The commission.' })
  commission!: bigint;

  @Field(() => BasisPointsScalar, { description: 'The commission as a share of the amount.' })
  effectiveBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Shares of the enterprise, for a commission in equity.' })
  shares!: number;

  @Field(() => [ExampleTier], { description: 'By tiers, before cap and minimum.' })
  tiers!: TierLine[];

  @Field(() => Boolean, { description: 'Whether the cap lowered it.' })
  isCapped!: boolean;

  @Field(() => Boolean, { description: 'Whether the minimum raised it.' })
  isRaised!: boolean;

  @Field(() => MoneyScalar, { description: 'What the payer can pay without touching a floor.' })
  payable!: bigint;

  @Field(() => MoneyScalar, { description: 'What has to wait for later income.' })
  owed!: bigint;

  @Field(() => [ExamplePart], { description: 'Who gets what.' })
  parts!: { key: string; amount: bigint }[];

  @Field(() => [ExampleStep], { description: 'After each quarter of the money.' })
  course!: { received: bigint; commission: bigint }[];
}

@ObjectType({ description: 'Examples for typed-in terms.' })
@Access('record')
export class CommissionExamples {
  @Field(() => [CommissionExampleType], { description: 'One for each size.' })
  examples!: CommissionExample[];

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Share of net income that the payer can pay from; none where no floor bounds it.',
  })
  freeBasisPoints!: number | null;
}

@ObjectType({ description: 'The answer to a question for examples.' })
@Access('record')
export class CommissionExamplePayload extends Payload {
  @Field(() => CommissionExamples, {
    nullable: true,
    description: 'The examples; none where terms are wrong.',
  })
  answer!: CommissionExamples | null;
}

@ObjectType('CommissionPracticeBand', { description: 'Rates that are usual for a size of contract.' })
@Access('record')
export class PracticeBandType implements PracticeBand {
  @Field(() => MoneyScalar, { description: 'From this amount on.' })
  from!: bigint;

  @Field(() => BasisPointsScalar, { description: 'The lower usual rate.' })
  low!: number;

  @Field(() => BasisPointsScalar, { description: 'The higher usual rate.' })
  high!: number;
}

@ObjectType({ description: 'What is usual in the field; a guide that binds nobody.' })
@Access('public')
export class CommissionPractice {
  @Field(() => [PracticeBandType], { description: 'By the amount of the contract.' })
  byAmount!: readonly PracticeBand[];

  @Field(() => BasisPointsScalar, { description: 'Of what is really received.' })
  ofReceived!: number;
}
