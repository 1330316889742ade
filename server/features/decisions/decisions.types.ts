import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import type { CloseDecision } from './close-decision.service.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import { type Vote, VoteEnum } from './decisions.enums.ts';
import type { Count } from './votes.ts';

/** The types by which other features show decisions. */
export { CollectiveDecision, DecisionMember };

export const CollectiveDecisionConnection = connectionOf(CollectiveDecision, 'CollectiveDecision');

@ObjectType({ description: 'How the votes of a decision stand; recused members are not counted.' })
@Access('record')
export class VoteCount implements Count {
  @Field(() => Int, { description: 'Members who vote.' })
  voting!: number;

  @Field(() => Int, { description: 'For it.' })
  approve!: number;

  @Field(() => Int, { description: 'Against it.' })
  reject!: number;

  @Field(() => Int, { description: 'Neither.' })
  abstain!: number;

  @Field(() => Int, { description: 'Members who have not voted.' })
  waiting!: number;
}

@InputType({ description: "A member's vote." })
export class VoteInput {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => VoteEnum, { description: 'The vote.' })
  vote!: Vote;
}

@InputType({ description: 'Closes a decision.' })
export class CloseDecisionInput implements CloseDecision {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => Int, { description: 'Version that you saw.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The uploaded minutes.' })
  minutesFileId!: string;

  @Field(() => DateScalar, { description: 'Day on which the leadership met.' })
  meetingOn!: string;

  @Field(() => String, { nullable: true, description: 'A remark on the outcome.' })
  note?: string | null;
}

@InputType({ description: 'Calls off a decision.' })
export class CancelDecisionInput {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => Int, { description: 'Version that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ description: 'The decision after a step, or why nothing was changed.' })
@Access('record')
export class CollectiveDecisionPayload extends Payload {
  @Field(() => CollectiveDecision, { nullable: true, description: 'The decision as it is now.' })
  decision!: CollectiveDecision | null;
}
