import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import {
  type StageTrigger,
  StageTriggerEnum,
  type TargetComparison,
  TargetComparisonEnum,
} from '../demand.enums.ts';
import { type LaneState, LaneStateEnum } from '../lane.enums.ts';
import type { OutBy } from './elimination.ts';
import {
  type GateState,
  GateStateEnum,
  LaneAtGateEnum,
  type LaneAtGateState,
  type MeasuredVerdict,
  MeasuredVerdictEnum,
  OutByEnum,
  type RaceAction,
  RaceActionEnum,
} from './race.enums.ts';

@ObjectType({ description: 'A target that a gate of a race measures.' })
@Access('record')
export class RaceTarget {
  @Field(() => ID, { description: 'Id of the target within the demand.' })
  id!: string;

  @Field(() => String, { description: 'What is measured.' })
  name!: string;

  @Field(() => TargetComparisonEnum, { description: 'How a value is compared.' })
  comparison!: TargetComparison;

  @Field(() => String, { description: 'The value to reach; empty where it is so or not.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'The upper value of a range.' })
  upper!: string | null;

  @Field(() => String, { description: 'The unit.' })
  unit!: string;

  @Field(() => String, { description: 'How it is tested.' })
  testMethod!: string;

  @Field(() => BasisPointsScalar, { description: 'Its weight within the demand.' })
  weight!: number;
}

@ObjectType({ description: 'A gate of a race, with where it stands.' })
@Access('record')
export class RaceGate {
  @Field(() => Int, { description: 'Number of the gate, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Last day on which results are handed in.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Most lanes that go on.' })
  keep!: number;

  @Field(() => Boolean, { description: 'Whether a lane must meet all of its targets to go on.' })
  requireAll!: boolean;

  @Field(() => [RaceTarget], { description: 'What it measures.' })
  targets!: RaceTarget[];

  @Field(() => GateStateEnum, { description: 'Where it stands at this moment.' })
  state!: GateState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when at the latest it waits for verdicts and answers; none where it does not.',
  })
  waitsUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;
}

@ObjectType({ description: 'A value that a lane measured for a target.' })
@Access('record')
export class RaceValue {
  @Field(() => ID, { description: 'The target.' })
  targetId!: string;

  @Field(() => String, { description: 'The value, in the unit of the target; 1 or 0 where it is so or not.' })
  value!: string;

  @Field(() => String, { description: 'What the lane says about it.' })
  note!: string;

  @Field(() => BasisPointsScalar, { description: 'How much of the target it attains, at most 12,000.' })
  attained!: number;

  @Field(() => MeasuredVerdictEnum, { description: 'What was said to it.' })
  verdict!: MeasuredVerdict;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  reason!: string | null;

  @Field(() => Boolean, { description: 'Whether an expert said it.' })
  byExpert!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer can judge it now.' })
  mayJudge!: boolean;

  @Field(() => Boolean, { description: 'Whether the lane can show another value for the target now.' })
  mayShow!: boolean;
}

@ObjectType({ description: 'A lane at a gate. Figures are there for those who may see them.' })
@Access('record')
export class RaceCell {
  @Field(() => Int, { description: 'Number of the gate.' })
  gate!: number;

  @Field(() => LaneAtGateEnum, { description: 'How the lane stands at the gate.' })
  state!: LaneAtGateState;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "Attainment of the gate's targets by weight, at most 12,000; as shown while it is open.",
  })
  attained!: number | null;

  @Field(() => Int, { nullable: true, description: 'Place among the lanes that came to the gate.' })
  place!: number | null;

  @Field(() => OutByEnum, { nullable: true, description: 'Why the lane ended here.' })
  outBy!: OutBy | null;

  @Field(() => [ID], { nullable: true, description: 'Targets of the gate that it missed.' })
  missed!: string[] | null;

  @Field(() => ID, { nullable: true, description: 'What it handed in.' })
  reportId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of what it handed in.' })
  reportVersion!: number | null;

  @Field(() => [RaceValue], { nullable: true, description: 'What it measured.' })
  values!: RaceValue[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the measurement.' })
  measuredOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Who measured.' })
  testedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What the lane says about it.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in last.' })
  handedInAt!: Date | null;
}

@ObjectType({ description: 'A stage of the bounty as it stands with one lane.' })
@Access('record')
export class RaceStage {
  @Field(() => ID, { description: 'Key of the stage within the demand.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => StageTriggerEnum, { description: 'What makes it due.' })
  trigger!: StageTrigger;

  @Field(() => Int, { nullable: true, description: 'The gate that makes it due.' })
  gate!: number | null;

  @Field(() => MoneyScalar, { description: 'What the lane gets by it.' })
  amount!: bigint;

  @Field(() => Boolean, { description: 'Whether it fell due.' })
  isDue!: boolean;

  @Field(() => MoneyScalar, { description: 'What of it was paid.' })
  paid!: bigint;
}

@ObjectType({ description: 'A lane of a race on its board.' })
@Access('record')
export class RaceLane {
  @Field(() => ID, { description: 'Id of the lane.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the lane.' })
  number!: number;

  @Field(() => Int, { description: 'Rank of its bid.' })
  rank!: number;

  organizationId!: string;

  @Field(() => LaneStateEnum, { description: 'Where its work stands.' })
  state!: LaneState;

  @Field(() => Int, { description: 'Version of the lane.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether the viewer works for it.' })
  isOwn!: boolean;

  @Field(() => [RaceCell], { description: 'How it stands at each gate.' })
  cells!: RaceCell[];

  @Field(() => [RaceStage], {
    nullable: true,
    description: 'Its money by stage; for the two sides, experts and operators.',
  })
  stages!: RaceStage[] | null;
}

@ObjectType({ description: 'A race as a board: lanes, gates, what was measured, and money.' })
@Access('record')
export class DemandRace {
  @Field(() => ID, { description: 'Id of the demand.' })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => Int, { description: 'Version of the demand.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When this was read, by the clock of the market.' })
  readAt!: Date;

  @Field(() => [RaceGate], { description: 'Its gates in order.' })
  gates!: RaceGate[];

  @Field(() => [RaceLane], { description: 'Its lanes by number.' })
  lanes!: RaceLane[];

  @Field(() => Int, { nullable: true, description: 'Number of the next gate to be closed; none if all are.' })
  openGate!: number | null;

  @Field(() => Int, { description: 'Lanes that are still in the race.' })
  racing!: number;

  @Field(() => Int, { description: 'Lanes whose pledge still waits for a signature.' })
  unpledged!: number;

  @Field(() => Boolean, { description: 'Whether the viewer takes part, and sees figures.' })
  takesPart!: boolean;

  @Field(() => [RaceActionEnum], { description: 'What the viewer can do now.' })
  actions!: RaceAction[];
}

@ObjectType({ description: 'A race after a step, or why nothing was changed.' })
@Access('record')
export class DemandRacePayload extends Payload {
  @Field(() => DemandRace, { nullable: true, description: 'The board as it is now.' })
  race!: DemandRace | null;
}
