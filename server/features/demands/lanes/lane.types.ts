import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar } from '../../../platform/graphql/scalars.ts';
import { DemandTargetType } from '../content/content-parts.types.ts';
import type { DemandTarget } from '../content/demand-content.ts';
import { attainment, meets } from '../content/targets.ts';
import { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import {
  DemandAcceptance,
  DemandFinding,
  DemandMilestone,
  DemandPledge,
  type Measured,
} from '../data/lane-parts.entity.ts';

export { DemandAcceptance, DemandFinding, DemandLane, DemandMilestone, DemandPledge };

export const LaneActionEnum = describedEnum('DemandLaneAction', 'What the reader can do with a lane now.', {
  EDIT_PLEDGE: 'Settle what the pledge says.',
  SIGN_PLEDGE: 'Sign the pledge.',
  DECLINE: 'Leave before the pledge is in force.',
  START_WORK: 'Begin the work.',
  REPORT_MILESTONE: 'Hand in a milestone.',
  ANSWER_MILESTONE: 'Accept or return a milestone that was handed in.',
  HAND_IN: 'Hand the work in for acceptance.',
  DECIDE: 'Decide on work that was handed in.',
  GIVE_UP: 'Say that the pledge cannot be fulfilled.',
  FIND_FAILURE: 'Find that the pledge failed.',
  CONTEST: 'Contest what was found before the platform.',
  REVIEW: 'Decide on a contested finding, for the platform.',
  REPLACE: 'Offer the place to the next in rank.',
  END_DEMAND: 'End the demand, of which every winner is lost.',
});
export type LaneAction = keyof typeof LaneActionEnum;

export const PledgeTermEnum = describedEnum(
  'PledgeTerm',
  'What a pledge has to state before it is signed (DEM-2).',
  {
    MEASURABLE_TARGETS: 'Targets that can be measured.',
    DATES: 'The days of the work.',
    CONSEQUENCES: 'What follows from failing.',
  },
);
export type PledgeTerm = keyof typeof PledgeTermEnum;

@ObjectType('PledgedMilestone', { description: 'A milestone as it stands in a pledge.' })
@Access('record')
export class PledgedMilestoneType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Day until which it is handed in; empty while it is not settled.' })
  dueOn!: string;

  @Field(() => String, { description: 'What is delivered.' })
  deliverable!: string;

  @Field(() => String, { nullable: true, description: 'Key of the stage of the bounty that it makes due.' })
  stageKey!: string | null;
}

@ObjectType('PledgeConsequences', {
  description: 'What follows from failing, unless something frees from blame.',
})
@Access('record')
export class PledgeConsequencesType {
  @Field(() => BasisPointsScalar, { description: 'Share of the bounty paid so far that is given back.' })
  giveBackBasisPoints!: number;

  @Field(() => Int, { description: 'Months during which the winner may not bid.' })
  barredMonths!: number;

  @Field(() => String, { description: 'What else follows, in words; may be empty.' })
  text!: string;
}

@ObjectType({ description: 'A value that was measured for a target of the pledge.' })
@Access('record')
export class MeasuredTarget {
  @Field(() => DemandTargetType, { description: 'The target with its pledged value.' })
  target!: DemandTarget;

  @Field(() => String, { description: 'The measured value; 1 or 0 for targets without a number.' })
  value!: string;

  @Field(() => BasisPointsScalar, { description: 'How much of the target is attained, at most 12,000.' })
  attainment!: number;

  @Field(() => Boolean, { description: 'Whether the target is met.' })
  isMet!: boolean;
}

/** Measured values with what they come to, in the order of the targets. */
export function measuredTargets(
  targets: readonly DemandTarget[],
  measured: readonly Measured[],
): MeasuredTarget[] {
  return targets.flatMap((target) => {
    const found = measured.find(({ targetId }) => targetId === target.id);
    if (!found) return [];
    const { value } = found;
    return [{ target, value, attainment: attainment(target, value), isMet: meets(target, value) }];
  });
}

@ObjectType({ description: 'A stage of the bounty that a milestone can make due.' })
@Access('record')
export class MilestoneStage {
  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

export const DemandLaneConnection = connectionOf(DemandLane, 'DemandLane');

@ObjectType({ description: 'The answer of a step with a lane.' })
@Access('record')
export class DemandLanePayload extends Payload {
  @Field(() => DemandLane, { nullable: true, description: 'The changed lane; none where it was refused.' })
  lane!: DemandLane | null;
}

@ObjectType({ description: 'The answer of ending a demand.' })
@Access('record')
export class EndFailedDemandPayload extends Payload {
  @Field(() => Demand, { nullable: true, description: 'The ended demand; none where it was refused.' })
  demand!: Demand | null;
}
