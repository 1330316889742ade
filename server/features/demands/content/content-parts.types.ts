import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type OrganizationKind, OrganizationKindEnum } from '../../accounts/accounts.enums.ts';
import { LicenseKindEnum } from '../../offers/terms/terms.enums.ts';
import {
  type CriterionCode,
  CriterionCodeEnum,
  type StageTrigger,
  StageTriggerEnum,
  type TargetComparison,
  TargetComparisonEnum,
} from '../demand.enums.ts';
import type {
  BountyStage,
  Criterion,
  DemandContact,
  DemandTarget,
  Eligibility,
  LicenseOption,
  MustHave,
  RacePlan,
  StageGate,
} from './demand-content.ts';

// One class is both what is shown and what is sent: the shape of these parts is the same in both directions.

const target = 'A target of a demand that a solution is measured by.';
@ObjectType('DemandTarget', { description: target })
@InputType('DemandTargetInput', { description: target })
@Access('record')
export class DemandTargetType implements DemandTarget {
  @Field(() => String, { description: 'Short and stable id: bids and measurements refer to it.' })
  id!: string;

  @Field(() => String, { description: 'What is measured.' })
  name!: string;

  @Field(() => TargetComparisonEnum, { description: 'How a measured value is compared.' })
  comparison!: TargetComparison;

  @Field(() => String, {
    description: 'A decimal of at most 6 places; empty for yes or no, and in drafts without a number yet.',
  })
  value!: string;

  @Field(() => String, { nullable: true, description: 'Upper value, for a range.' })
  upper!: string | null;

  @Field(() => String, { description: 'Unit of the value.' })
  unit!: string;

  @Field(() => String, { description: 'How it is tested.' })
  testMethod!: string;

  @Field(() => BasisPointsScalar, { description: 'Its weight; all together the whole.' })
  weight!: number;

  @Field(() => Boolean, { description: 'Whether a solution must meet it.' })
  isRequired!: boolean;
}

const mustHave = 'Something that every bid must keep.';
@ObjectType('DemandMustHave', { description: mustHave })
@InputType('DemandMustHaveInput', { description: mustHave })
@Access('record')
export class MustHaveType implements MustHave {
  @Field(() => String, { description: 'Short and stable id.' })
  id!: string;

  @Field(() => String, { description: 'What it is.' })
  text!: string;
}

const stage = 'A stage in which a bounty is paid.';
@ObjectType('BountyStage', { description: stage })
@InputType('BountyStageInput', { description: stage })
@Access('record')
export class BountyStageType implements BountyStage {
  @Field(() => String, { description: 'Short and stable key.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => StageTriggerEnum, { description: 'What makes it due.' })
  trigger!: StageTrigger;

  @Field(() => Int, { nullable: true, description: 'Number of the gate, from 1, for a gate.' })
  gate!: number | null;

  @Field(() => String, { nullable: true, description: 'What must be reached, for a milestone.' })
  milestone!: string | null;

  @Field(() => MoneyScalar, { description: 'The sum for each lane.' })
  amount!: bigint;
}

const option = 'The license that the poster may take of what arises (DEM-5).';
@ObjectType('LicenseOption', { description: option })
@InputType('LicenseOptionInput', { description: option })
@Access('record')
export class LicenseOptionType implements LicenseOption {
  mode = 'LICENSE' as const;

  @Field(() => LicenseKindEnum, { description: 'Who beside the poster may use the result.' })
  licenseKind!: LicenseOption['licenseKind'];

  @Field(() => [String], { description: 'Provinces by GB/T 2260; empty for the whole of China.' })
  territory!: string[];

  @Field(() => String, { description: 'Price and conditions, in words.' })
  text!: string;
}

const eligibility = 'Who may bid.';
@ObjectType('DemandEligibility', { description: eligibility })
@InputType('DemandEligibilityInput', { description: eligibility })
@Access('record')
export class EligibilityType implements Eligibility {
  @Field(() => [OrganizationKindEnum], { description: 'Kinds of organisation that may lead a bid.' })
  kinds!: OrganizationKind[];

  @Field(() => [String], { description: 'Provinces by GB/T 2260; empty for all.' })
  provinces!: string[];

  @Field(() => String, { description: 'Other conditions, in words.' })
  text!: string;
}

const contact = 'Whom bidders ask.';
@ObjectType('DemandContact', { description: contact })
@InputType('DemandContactInput', { description: contact })
@Access('record')
export class DemandContactType implements DemandContact {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Telephone.' })
  phone!: string;

  @Field(() => String, { description: 'Mail address.' })
  email!: string;
}

const criterion = 'What bids are scored by.';
@ObjectType('DemandCriterion', { description: criterion })
@InputType('DemandCriterionInput', { description: criterion })
@Access('record')
export class CriterionType implements Criterion {
  @Field(() => CriterionCodeEnum, { description: 'Which.' })
  code!: CriterionCode;

  @Field(() => BasisPointsScalar, { description: 'Its weight; all together the whole.' })
  weight!: number;
}

const gate = 'A gate of a race.';
@ObjectType('StageGate', { description: gate })
@InputType('StageGateInput', { description: gate })
@Access('record')
export class StageGateType implements StageGate {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it closes; null for none yet.' })
  dueOn!: string | null;

  @Field(() => [String], { description: 'Ids of the targets that are measured.' })
  targetIds!: string[];

  @Field(() => Int, { description: 'Most lanes that go on.' })
  keep!: number;

  @Field(() => Boolean, { description: 'Whether a lane must meet all of these targets to go on.' })
  requireAll!: boolean;
}

const race = 'How a race is run.';
@ObjectType('RacePlan', { description: race })
@InputType('RacePlanInput', { description: race })
@Access('record')
export class RacePlanType implements RacePlan {
  @Field(() => Int, { description: 'Winners who begin.' })
  lanes!: number;

  @Field(() => [StageGateType], { description: 'Its gates in order.' })
  gates!: StageGateType[];
}
