import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'A time at which one sits down at the tables.' })
@Access('record')
export class RoadshowTableSlot {
  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;
}

@ObjectType({ description: 'A talk between a guest and an entry at a table.' })
@Access('record')
export class RoadshowTalk {
  @Field(() => ID, { description: 'Id of the talk.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the slot, from 1.' })
  slot!: number;

  @Field(() => Int, { description: 'Number of the table, from 1.' })
  table!: number;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => Boolean, { description: 'Whether the organiser placed it by hand.' })
  byHand!: boolean;

  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => String, { description: 'Title of the entry.' })
  entry!: string;

  @Field(() => String, { description: 'Unit of the entry.' })
  unit!: string;

  @Field(() => ID, { description: 'The registration of the guest.' })
  guestId!: string;

  @Field(() => String, { description: 'Name of the guest.' })
  guest!: string;

  @Field(() => String, { description: 'For which the guest comes.' })
  organization!: string;
}

@ObjectType({ description: 'How far the arrangement of the tables meets what was wished.' })
@Access('record')
export class RoadshowArrangement {
  @Field(() => Int, { description: 'Pairs that wished for each other when the tables were arranged last.' })
  mutual!: number;

  @Field(() => Int, { description: 'Talks between pairs that wish for each other.' })
  met!: number;

  @Field(() => Int, { description: 'Guests who said whom they want to talk with.' })
  guests!: number;

  @Field(() => Int, { description: 'Entries that said whom they want to talk with.' })
  entries!: number;
}

@ObjectType({ description: 'The tables of a roadshow as the viewer may see them.' })
@Access('record')
export class RoadshowTables {
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => Int, { description: 'How many tables there are.' })
  tables!: number;

  @Field(() => [RoadshowTableSlot], { description: 'The slots in order.' })
  slots!: RoadshowTableSlot[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the talks were made known; none yet.' })
  publishedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether wishes are taken now.' })
  takesWishes!: boolean;

  @Field(() => [RoadshowTalk], {
    description: "All talks for the organiser; once they are published, the viewer's own. By slot and table.",
  })
  talks!: RoadshowTalk[];

  @Field(() => RoadshowArrangement, {
    nullable: true,
    description: 'How far wishes are met, for the organiser.',
  })
  arrangement!: RoadshowArrangement | null;

  @Field(() => Boolean, { description: 'Whether the viewer arranges the tables.' })
  mayArrange!: boolean;
}

@ObjectType({ description: 'Somebody to wish for at the tables.' })
@Access('record')
export class RoadshowWishChoice {
  @Field(() => ID, { description: 'Id of the entry, or of the registration of the guest.' })
  id!: string;

  @Field(() => String, { description: 'Title of the entry, or name of the guest.' })
  name!: string;

  @Field(() => String, { description: 'The unit, or the organisation of the guest.' })
  organization!: string;

  @Field(() => [String], { description: 'Codes of the sectors.' })
  sectors!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Place among the own wishes, from 1; none if not wished.',
  })
  rank!: number | null;
}
export type WishChoice = RoadshowWishChoice;

@ObjectType({ description: 'Whom the viewer can wish to talk with, and whom they did.' })
@Access('record')
export class RoadshowWishes {
  @Field(() => ID, { description: 'Id of the roadshow for a guest, of the entry for its people.' })
  id!: string;

  @Field(() => String, { description: 'Title of the roadshow.' })
  title!: string;

  @Field(() => Boolean, { description: 'Whether wishes are taken now.' })
  open!: boolean;

  @Field(() => Int, { description: 'Most wishes that one can have.' })
  most!: number;

  @Field(() => [RoadshowWishChoice], { description: 'Everybody there is to choose from.' })
  choices!: RoadshowWishChoice[];
}

@InputType({ description: "A guest's wishes; they take the place of the former ones." })
export class WishEntriesInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => [ID], { description: 'Entries, the most wanted first; at most 20.' })
  @ArrayMaxSize(100)
  entryIds!: string[];
}

@InputType({ description: "An entry's wishes; they take the place of the former ones." })
export class WishGuestsInput {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => [ID], { description: 'Registrations of guests, the most wanted first; at most 20.' })
  @ArrayMaxSize(100)
  guestIds!: string[];
}

@InputType({ description: 'A step with the tables of a roadshow.' })
export class RoadshowTablesStepInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;
}

@InputType({ description: 'A talk that is placed or moved by hand.' })
export class PlaceTalkInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { nullable: true, description: 'The talk to be moved; none for a new one.' })
  talkId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The entry of a new one.' })
  entryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The registration of the guest of a new one.' })
  guestId?: string | null;

  @Field(() => Int, { description: 'Number of the slot, from 1.' })
  slot!: number;

  @Field(() => Int, { description: 'Number of the table, from 1.' })
  table!: number;
}

@InputType({ description: 'A talk that is taken out.' })
export class RemoveTalkInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { description: 'The talk.' })
  talkId!: string;
}

@ObjectType({ description: 'The tables after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowTablesPayload extends Payload {
  @Field(() => RoadshowTables, { nullable: true, description: 'The tables as they are now.' })
  tables!: RoadshowTables | null;
}

@ObjectType({ description: 'The wishes after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowWishesPayload extends Payload {
  @Field(() => RoadshowWishes, { nullable: true, description: 'The wishes as they are now.' })
  wishes!: RoadshowWishes | null;
}
