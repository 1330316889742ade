import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  BountyStageType,
  CriterionType,
  DemandContactType,
  DemandTargetType,
  EligibilityType,
  LicenseOptionType,
  MustHaveType,
  RacePlanType,
} from '../content/content-parts.types.ts';
import type { ConfidentialPart } from '../content/demand-content.ts';
import type { DemandContentFields } from '../content/read-content.ts';
import {
  type DemandMode,
  DemandModeEnum,
  type OwnershipOfResults,
  OwnershipOfResultsEnum,
} from '../demand.enums.ts';

@InputType({ description: 'The confidential part of a demand.' })
export class DemandConfidentialInput implements ConfidentialPart {
  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => [ID], { description: 'Its files, all of them.' })
  fileIds!: string[];
}

@InputType({ description: 'The whole content of a demand; what is empty is missing yet.' })
export class DemandContentInput implements DemandContentFields {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Background and what is wanted.' })
  problem!: string;

  @Field(() => [String], { description: 'Words to find it by.' })
  keywords!: string[];

  @Field(() => String, { description: 'Code of the provincial sector; empty for none yet.' })
  sector!: string;

  @Field(() => String, { nullable: true, description: 'Code of the strategic emerging industry.' })
  strategicIndustry!: string | null;

  @Field(() => [DemandTargetType], { description: 'What a solution is measured by.' })
  targets!: DemandTargetType[];

  @Field(() => [MustHaveType], { description: 'What every bid must keep.' })
  mustHaves!: MustHaveType[];

  @Field(() => String, { description: 'What limits the solution.' })
  constraints!: string;

  @Field(() => [String], { description: 'What is delivered.' })
  deliverables!: string[];

  @Field(() => String, { description: 'How the work is accepted.' })
  acceptance!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Deadline for bids.' })
  bidsCloseAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which the solution is wanted.' })
  wantedBy!: string | null;

  @Field(() => MoneyScalar, { description: 'The bounty; zero for none.' })
  bounty!: bigint;

  @Field(() => MoneyScalar, { description: 'What the poster puts in beside it.' })
  ownFunds!: bigint;

  @Field(() => [BountyStageType], { description: 'Stages in which the bounty is paid.' })
  stages!: BountyStageType[];

  @Field(() => OwnershipOfResultsEnum, { nullable: true, description: 'To whom the results belong.' })
  ownership!: OwnershipOfResults | null;

  @Field(() => LicenseOptionType, { nullable: true, description: "The poster's option of a license." })
  option!: LicenseOptionType | null;

  @Field(() => EligibilityType, { description: 'Who may bid.' })
  eligibility!: EligibilityType;

  @Field(() => Boolean, { description: 'Whether the name of the poster is not shown before the award.' })
  isAnonymous!: boolean;

  @Field(() => Boolean, { description: 'Whether experts know bids by aliases only.' })
  isBlind!: boolean;

  @Field(() => DemandConfidentialInput, { description: 'For bidders who promised confidentiality.' })
  confidentialPart!: DemandConfidentialInput;

  @Field(() => DemandContactType, { description: 'Whom admitted bidders ask.' })
  contact!: DemandContactType;

  @Field(() => [CriterionType], { description: 'What bids are scored by.' })
  criteria!: CriterionType[];

  @Field(() => Int, { description: 'How many experts are asked.' })
  expertsAsked!: number;

  @Field(() => Int, { description: 'Days of the public notice of the winner, 5 or more.' })
  noticeDays!: number;

  @Field(() => RacePlanType, { nullable: true, description: 'How the race is run.' })
  race!: RacePlanType | null;

  @Field(() => [ID], { description: 'Files for everybody, all of them.' })
  fileIds!: string[];
}

@InputType({ description: 'Begins a demand.' })
export class StartDemandInput {
  @Field(() => DemandModeEnum, { description: 'How it looks for who solves it.' })
  mode!: DemandMode;
}

@InputType({ description: 'A step of a demand.' })
export class DemandStepInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Saves the content of a draft.' })
export class SaveDemandInput extends DemandStepInput {
  @Field(() => DemandContentInput, { description: 'The whole content.' })
  content!: DemandContentInput;
}

@InputType({ description: 'Chooses another mode for a draft.' })
export class ChooseDemandModeInput extends DemandStepInput {
  @Field(() => DemandModeEnum, { description: 'The mode.' })
  mode!: DemandMode;
}

@InputType({ description: 'A step of a demand that asks for a reason.' })
export class DemandReasonInput extends DemandStepInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'Changes a published demand.' })
export class ChangeDemandInput extends DemandReasonInput {
  @Field(() => DemandContentInput, { description: 'The whole content.' })
  content!: DemandContentInput;
}

@InputType({ description: 'Gives bidders more time.' })
export class ExtendDemandInput extends DemandReasonInput {
  @Field(() => DateTimeScalar, { description: 'The new deadline for bids.' })
  bidsCloseAt!: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The new day of the solution; unless told it stays.',
  })
  wantedBy?: string | null;
}

@InputType({ description: 'An organisation and a demand.' })
export class DemandInvitedInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;
}

@InputType({ description: 'Invites an organisation.' })
export class InviteToBidInput extends DemandInvitedInput {
  @Field(() => String, { nullable: true, description: 'What to write with it.' })
  message?: string | null;
}

@InputType({ description: 'Answers a plain demand with a result.' })
export class AnswerDemandInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => ID, { description: 'A result of the unit.' })
  resultId!: string;

  @Field(() => String, { description: 'What the result can do for the demand.' })
  message!: string;
}
