import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { OwnImplementation, OwnImplementationYear } from './own-implementation.entity.ts';
import { type OwnImplementationState, OwnImplementationStateEnum } from './own-implementation.enums.ts';

export { OwnImplementation, OwnImplementationYear };

export const OwnImplementationConnection = connectionOf(OwnImplementation, 'OwnImplementation');

@ObjectType({ description: 'An own implementation after a step, or why nothing was changed.' })
@Access('record')
export class OwnImplementationPayload extends Payload {
  @Field(() => OwnImplementation, { nullable: true, description: 'The own implementation as it is now.' })
  ownImplementation!: OwnImplementation | null;
}

@InputType({ description: 'Narrows the list of own implementations; what is absent does not matter.' })
export class OwnImplementationFilter {
  @Field(() => [OwnImplementationStateEnum], { nullable: true, description: 'In these states.' })
  states?: OwnImplementationState[] | null;
}

@InputType({ description: 'Records that a unit puts a result into production itself.' })
export class StartOwnImplementationInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => DateScalar, { description: 'Day on which production started.' })
  startedOn!: string;

  @Field(() => Int, { description: 'Years running in which the team is paid (INC-4).' })
  years!: number;

  @Field(() => [ID], { description: 'Proof of the start of production, uploaded before.' })
  fileIds!: string[];
}

@InputType({ description: 'Records that production ended.' })
export class StopOwnImplementationInput {
  @Field(() => ID, { description: 'The own implementation.' })
  ownImplementationId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Last day of production.' })
  on!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Records the operating profit of a year.' })
export class RecordProfitInput {
  @Field(() => ID, { description: 'The own implementation.' })
  ownImplementationId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Number of the year, from 1.' })
  year!: number;

  @Field(() => MoneyScalar, { description: 'Operating profit; below zero for a loss.' })
  operatingProfit!: bigint;

  @Field(() => String, { nullable: true, description: 'How it was reckoned.' })
  note?: string | null;

  @Field(() => [ID], { description: 'Accounts or audit report, uploaded before.' })
  fileIds!: string[];
}

@InputType({ description: 'Confirms the operating profit that somebody else recorded.' })
export class ConfirmProfitInput {
  @Field(() => ID, { description: 'The own implementation.' })
  ownImplementationId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Number of the year, from 1.' })
  year!: number;

  @Field(() => String, { description: 'Made once for each opened dialog: the same key does the step once.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Opens a confirmed year again.' })
export class ReopenProfitInput extends ConfirmProfitInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
