import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { InterestCard } from '../data/interest-card.entity.ts';

export const InterestCardConnection = connectionOf(InterestCard, 'InterestCard');

@ObjectType({ description: 'How many interest cards came how far.' })
@Access('record')
export class OutcomeFigures {
  @Field(() => Int, { description: 'Interest cards that stand.' })
  cards!: number;

  @Field(() => Int, { description: 'Those of them by which the guest wants to negotiate.' })
  strong!: number;

  @Field(() => Int, { description: 'Cards after which the unit got in touch, or more came of them.' })
  contacts!: number;

  @Field(() => Int, { description: 'Requests for the results, each counted once.' })
  requests!: number;

  @Field(() => Int, { description: 'Signed contracts, each counted once.' })
  deals!: number;

  @Field(() => MoneyScalar, { description: 'Money that was received under them.' })
  money!: bigint;
}

@ObjectType({ description: 'What came of one entry of a roadshow.' })
@Access('record')
export class OutcomeEntry extends OutcomeFigures {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its unit.' })
  unit!: string;

  @Field(() => Int, { description: 'Talks at the tables.' })
  talks!: number;
}

@ObjectType({ description: 'What came of one broker at a roadshow.' })
@Access('record')
export class OutcomeBroker {
  @Field(() => ID, { description: 'The user.' })
  id!: string;

  @Field(() => String, { description: 'Name of the broker.' })
  name!: string;

  @Field(() => String, { description: 'For whom they work.' })
  organization!: string;

  @Field(() => Int, { description: 'Interest cards that they gave as a guest.' })
  cards!: number;

  @Field(() => Int, { description: 'Requests that came of the roadshow with an engagement of theirs.' })
  requests!: number;

  @Field(() => Int, { description: 'Signed contracts among them.' })
  deals!: number;

  @Field(() => MoneyScalar, { description: 'Money that was received under them.' })
  money!: bigint;
}

@ObjectType({ description: 'What came of a roadshow.' })
@Access('record')
export class RoadshowOutcome extends OutcomeFigures {
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'Guests with a seat.' })
  guests!: number;

  @Field(() => Int, { description: 'Guests who came.' })
  checkedIn!: number;

  @Field(() => Int, { description: 'Talks at the tables.' })
  talks!: number;

  @Field(() => DateTimeScalar, { description: 'When this was read.' })
  readAt!: Date;

  @Field(() => [OutcomeEntry], { description: 'By entry, the most cards first.' })
  entries!: OutcomeEntry[];

  @Field(() => [OutcomeBroker], { description: 'By broker, the most money first.' })
  brokers!: OutcomeBroker[];
}

@InputType({ description: 'That the unit got in touch with a guest.' })
export class MarkContactedInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;
}

@ObjectType({ description: 'A card after a step, or why nothing was changed.' })
@Access('record')
export class InterestCardPayload extends Payload {
  @Field(() => InterestCard, { nullable: true, description: 'The card.' })
  card!: InterestCard | null;
}
