import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { BountyRow } from '../content/bounty-plan.ts';
import type { Completeness, MissingPart } from '../content/completeness.ts';
import {
  BountyStageType,
  CriterionType,
  DemandTargetType,
  EligibilityType,
  LicenseOptionType,
  MustHaveType,
  RacePlanType,
} from '../content/content-parts.types.ts';
import type { DemandContent } from '../content/demand-content.ts';
import { Demand } from '../data/demand.entity.ts';
import { type ContentDifference, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';
import {
  type DemandGap,
  DemandGapEnum,
  type DemandMode,
  DemandModeEnum,
  type DemandState,
  DemandStateEnum,
  type OwnershipOfResults,
  OwnershipOfResultsEnum,
  type StageTrigger,
  StageTriggerEnum,
} from '../demand.enums.ts';
import type { DemandListFilter } from './reading/find-demands.service.ts';

/** The type by which other features show demands. */
export { Demand };

export const DemandConnection = connectionOf(Demand, 'Demand');

/** What the demand itself shows, or what is private. */
type Elsewhere =
  | 'title'
  | 'sector'
  | 'strategicIndustry'
  | 'bounty'
  | 'bidsCloseAt'
  | 'wantedBy'
  | 'isAnonymous'
  | 'isBlind'
  | 'confidentialPart'
  | 'contact'
  | 'fileIds';

@ObjectType('DemandContent', { description: 'What a demand says to everybody.' })
@Access('record')
export class DemandContentType implements Omit<DemandContent, Elsewhere> {
  @Field(() => String, { description: 'Background and what is wanted.' })
  problem!: string;

  @Field(() => [String], { description: 'Words to find it by.' })
  keywords!: string[];

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

  @Field(() => MoneyScalar, { description: 'What the poster puts in beside the bounty.' })
  ownFunds!: bigint;

  @Field(() => [BountyStageType], { description: 'Stages in which the bounty is paid.' })
  stages!: BountyStageType[];

  @Field(() => OwnershipOfResultsEnum, { nullable: true, description: 'To whom the results belong.' })
  ownership!: OwnershipOfResults | null;

  @Field(() => LicenseOptionType, { nullable: true, description: "The poster's option of a license." })
  option!: LicenseOptionType | null;

  @Field(() => EligibilityType, { description: 'Who may bid.' })
  eligibility!: EligibilityType;

  @Field(() => [CriterionType], { description: 'What bids are scored by.' })
  criteria!: CriterionType[];

  @Field(() => Int, { description: 'How many experts are asked.' })
  expertsAsked!: number;

  @Field(() => Int, { description: 'Days of the public notice of the winner.' })
  noticeDays!: number;

  @Field(() => RacePlanType, { nullable: true, description: 'How the race is run.' })
  race!: RacePlanType | null;
}

@ObjectType({ description: 'The confidential part of a demand.' })
@Access('record')
export class DemandConfidential {
  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => [StoredFileType], { description: 'Its files.' })
  files!: StoredFileType[];
}

@ObjectType({ description: 'A stage of the bounty with what it comes to at most.' })
@Access('record')
export class BountyPlanRow implements BountyRow {
  @Field(() => String, { description: 'Key of the stage.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => StageTriggerEnum, { description: 'What makes it due.' })
  trigger!: StageTrigger;

  @Field(() => Int, { nullable: true, description: 'Number of the gate, from 1, for a gate.' })
  gate!: number | null;

  @Field(() => String, { nullable: true, description: 'What must be reached, for a milestone.' })
  milestone!: string | null;

  @Field(() => Int, { description: 'Most lanes that can get it.' })
  lanes!: number;

  @Field(() => MoneyScalar, { description: 'The sum for each lane.' })
  perLane!: bigint;

  @Field(() => MoneyScalar, { description: 'The most that it can come to.' })
  total!: bigint;
}

@ObjectType({ description: 'Something that a demand lacks.' })
@Access('record')
export class DemandMissingPart implements MissingPart {
  @Field(() => DemandGapEnum, { description: 'What.' })
  code!: DemandGap;

  @Field(() => String, { description: 'Path of the field where it is written.' })
  field!: string;
}

@ObjectType({ description: 'How complete a demand is.' })
@Access('record')
export class DemandCompleteness implements Completeness {
  @Field(() => Int, { description: '0 to 100.' })
  score!: number;

  @Field(() => [DemandMissingPart], { description: 'What is missing.' })
  missing!: DemandMissingPart[];
}

@ObjectType({ description: 'A field that a change touched.' })
@Access('record')
export class DemandDifference implements ContentDifference {
  @Field(() => String, { description: 'Path of the field, such as bounty or targets.t1.value.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value before; none for none, and for private parts.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value now; none for none, and for private parts.',
  })
  after!: string | null;
}

@InputType({ description: 'Which demands.' })
export class DemandFilter implements DemandListFilter {
  @Field(() => [DemandStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: DemandState[] | null;

  @Field(() => [DemandModeEnum], { nullable: true, description: 'Of one of these modes.' })
  modes?: DemandMode[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the title or of the number.' })
  text?: string | null;
}

@ObjectType({ description: 'Answer of a step of a demand.' })
@Access('record')
export class DemandPayload extends Payload {
  @Field(() => Demand, { nullable: true, description: 'The demand after the step.' })
  demand!: Demand | null;
}

@ObjectType({ description: 'Answer of an invitation.' })
@Access('record')
export class DemandInvitationPayload extends Payload {
  @Field(() => DemandInvitation, { nullable: true, description: 'The invitation.' })
  invitation!: DemandInvitation | null;
}

@ObjectType({ description: 'Answer of answering a plain demand.' })
@Access('record')
export class DemandAnswerPayload extends Payload {
  @Field(() => DemandAnswer, { nullable: true, description: 'The answer.' })
  answer!: DemandAnswer | null;
}
