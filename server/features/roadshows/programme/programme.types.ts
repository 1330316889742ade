import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { RoadshowStepInput } from '../events/events.types.ts';
import type { EntryPlace } from './arrange-programme.service.ts';
import { type ProgrammeProblemCode, ProgrammeProblemCodeEnum } from './programme.enums.ts';
import type { ProgrammeProblem } from './programme.ts';
import type { SessionFields } from './sessions.service.ts';

@ObjectType('RoadshowProgrammeProblem', { description: 'Something that cannot be so in a programme.' })
@Access('record')
export class ProgrammeProblemType implements ProgrammeProblem {
  @Field(() => ProgrammeProblemCodeEnum, { description: 'What.' })
  code!: ProgrammeProblemCode;

  @Field(() => ID, { nullable: true, description: 'The session it is about.' })
  sessionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The entry it is about.' })
  entryId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The other session or entry of a clash.' })
  otherId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Minutes too many.' })
  minutes!: number | null;
}

@InputType({ description: 'A session of a programme.' })
export class RoadshowSessionFieldsInput implements SessionFields {
  @Field(() => String, { description: 'Title, up to 100 characters.' })
  title!: string;

  @Field(() => String, { description: 'The room or the channel.' })
  room!: string;

  @Field(() => String, { nullable: true, description: 'Who leads through it.' })
  hostName?: string | null;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;
}

@InputType({ description: 'Adds a session or changes one.' })
export class SaveRoadshowSessionInput extends RoadshowStepInput {
  @Field(() => ID, { nullable: true, description: 'The session; none for a new one.' })
  sessionId?: string | null;

  @Field(() => RoadshowSessionFieldsInput, { description: 'All of it.' })
  session!: RoadshowSessionFieldsInput;
}

@InputType({ description: 'Takes a session out.' })
export class RemoveRoadshowSessionInput extends RoadshowStepInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;
}

@InputType({ description: 'Where an entry goes; its place in the list is its place in the order.' })
export class EntryPlaceInput implements EntryPlace {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => ID, { nullable: true, description: 'The session; none to wait for one.' })
  sessionId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Minutes on stage; unless told they stay.' })
  minutes?: number | null;
}

@InputType({ description: 'Puts all chosen entries in order and into sessions.' })
export class ArrangeProgrammeInput extends RoadshowStepInput {
  @Field(() => [EntryPlaceInput], { description: 'All chosen entries in their order.' })
  places!: EntryPlaceInput[];
}
