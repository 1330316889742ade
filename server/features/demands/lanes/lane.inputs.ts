import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar } from '../../../platform/graphql/scalars.ts';
import {
  type FreeingGround,
  FreeingGroundEnum,
  type LaneState,
  LaneStateEnum,
  type LaneVerdict,
  LaneVerdictEnum,
} from '../lane.enums.ts';

@InputType({ description: 'Which lanes.' })
export class WorksFilter {
  @Field(() => [LaneStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: LaneState[] | null;

  @Field(() => String, { nullable: true, description: 'In number or title of the demand.' })
  text?: string | null;
}

@InputType({ description: 'A step with a lane.' })
export class LaneStepInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'A step with a lane that asks for a reason.' })
export class LaneReasonInput extends LaneStepInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'A milestone of a pledge.' })
export class PledgedMilestoneInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Day until which it is handed in.' })
  dueOn!: string;

  @Field(() => String, { description: 'What is delivered.' })
  deliverable!: string;

  @Field(() => String, { nullable: true, description: 'Key of the stage of the bounty that it makes due.' })
  stageKey!: string | null;
}

@InputType({ description: 'What follows from failing, unless something frees from blame.' })
export class PledgeConsequencesInput {
  @Field(() => BasisPointsScalar, { description: 'Share of the bounty paid so far that is given back.' })
  giveBackBasisPoints!: number;

  @Field(() => Int, { description: 'Months during which the winner may not bid.' })
  barredMonths!: number;

  @Field(() => String, { description: 'What else follows, in words; may be empty.' })
  text!: string;
}

@InputType({ description: 'What both sides settle in a pledge.' })
export class EditPledgeInput extends LaneStepInput {
  @Field(() => [PledgedMilestoneInput], { description: 'The milestones, in order.' })
  milestones!: PledgedMilestoneInput[];

  @Field(() => DateScalar, { description: 'Last day of the work.' })
  finishOn!: string;

  @Field(() => String, { description: 'Name of the responsible person.' })
  responsibleName!: string;

  @Field(() => String, { description: 'Title of the responsible person; may be empty.' })
  responsibleTitle!: string;

  @Field(() => PledgeConsequencesInput, {
    nullable: true,
    description: 'What follows from failing; none while it is not settled.',
  })
  consequences?: PledgeConsequencesInput | null;

  @Field(() => [FreeingGroundEnum], { description: 'What frees from blame.' })
  freeingGrounds!: FreeingGround[];

  @Field(() => String, { nullable: true, description: 'What frees from blame, in words.' })
  freeingText?: string | null;
}

@InputType({ description: 'A signature.' })
export class SignPledgeInput extends LaneStepInput {
  @Field(() => String, { description: 'SHA-256 of the pledge as it was shown (`contentDigest`).' })
  digest!: string;
}

@InputType({ description: 'A value that was measured for a target.' })
export class MeasuredInput {
  @Field(() => String, { description: 'Of the target.' })
  targetId!: string;

  @Field(() => String, {
    description: 'A decimal of at most six places; 1 or 0 for targets without a number.',
  })
  value!: string;
}

@InputType({ description: 'A milestone that is handed in.' })
export class ReportMilestoneInput extends LaneStepInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestoneId!: string;

  @Field(() => String, { nullable: true, description: 'What is said about it.' })
  note?: string | null;

  @Field(() => [MeasuredInput], { description: 'What was measured so far; may be empty.' })
  measured!: MeasuredInput[];

  @Field(() => [ID], { description: 'Evidence that was uploaded.' })
  fileIds!: string[];
}

@InputType({ description: "The poster's answer to a milestone." })
export class AnswerMilestoneInput extends LaneStepInput {
  @Field(() => ID, { description: 'The milestone.' })
  milestoneId!: string;

  @Field(() => Boolean, { description: 'Whether it is accepted; else it is returned.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is returned.' })
  reason?: string | null;
}

@InputType({ description: 'Work that is handed in for acceptance.' })
export class HandInWorkInput extends LaneStepInput {
  @Field(() => String, { nullable: true, description: 'What is said about it.' })
  note?: string | null;

  @Field(() => [MeasuredInput], { description: 'A value for each target.' })
  measured!: MeasuredInput[];

  @Field(() => [ID], { description: 'The test report and what belongs to it.' })
  fileIds!: string[];
}

@InputType({ description: "The poster's verdict on work that was handed in." })
export class DecideOnWorkInput extends LaneStepInput {
  @Field(() => LaneVerdictEnum, { description: 'The verdict; that it failed is a finding of its own.' })
  verdict!: LaneVerdict;

  @Field(() => String, { nullable: true, description: 'The reason, for a concession and for a return.' })
  reason?: string | null;
}

@InputType({ description: 'A finding that a pledge failed.' })
export class FindFailureInput extends LaneReasonInput {
  @Field(() => FreeingGroundEnum, {
    nullable: true,
    description: 'What frees from blame; left out where nothing does, and the consequences follow.',
  })
  ground?: FreeingGround | null;

  @Field(() => [ID], { description: 'Evidence that was uploaded; may be empty.' })
  fileIds!: string[];
}

@InputType({ description: 'The end of a demand of which every winner is lost.' })
export class EndFailedDemandInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;

  @Field(() => String, { description: 'Why it is ended.' })
  reason!: string;
}

@InputType({ description: "The platform's decision on a contested finding." })
export class ReviewFindingInput extends LaneReasonInput {
  @Field(() => Boolean, { description: 'Whether the ban on bidding is lifted; else the finding stands.' })
  isLifted!: boolean;
}
