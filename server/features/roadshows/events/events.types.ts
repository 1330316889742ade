import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Roadshow } from '../data/roadshow.entity.ts';
import {
  type RoadshowKind,
  RoadshowKindEnum,
  type RoadshowLanguage,
  RoadshowLanguageEnum,
  type RoadshowState,
  RoadshowStateEnum,
} from '../roadshow.enums.ts';
import { type RoadshowWhen, RoadshowWhenEnum } from './events.enums.ts';
import type { RoadshowContent } from './new-roadshow.ts';
import type { RoadshowListFilter } from './reading/find-roadshows.service.ts';

export const RoadshowConnection = connectionOf(Roadshow, 'Roadshow');

@InputType({ description: 'Which roadshows.' })
export class RoadshowFilter implements RoadshowListFilter {
  @Field(() => RoadshowWhenEnum, { nullable: true, description: 'Those that come, or those that are over.' })
  when?: RoadshowWhen | null;

  @Field(() => [RoadshowStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: RoadshowState[] | null;

  @Field(() => [RoadshowKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: RoadshowKind[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'For one of these sectors (REG-10); events for all sectors are among them.',
  })
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'In this city, or in the cities of this province.' })
  regionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this organiser.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this series.' })
  seriesId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the title or of the number.' })
  text?: string | null;
}

@InputType({ description: 'All that the organiser writes about a roadshow.' })
export class RoadshowContentInput implements RoadshowContent {
  @Field(() => String, { description: 'Title, up to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What it is about, up to 5000 characters; empty for none yet.' })
  summary!: string;

  @Field(() => RoadshowKindEnum, { description: 'Whether it is in a hall, online, or both.' })
  kind!: RoadshowKind;

  @Field(() => String, { nullable: true, description: 'City or province by GB/T 2260.' })
  regionCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Street and house.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'The hall or floor.' })
  hall!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is joined online; guests with a seat see it.',
  })
  url!: string | null;

  @Field(() => [String], { description: 'Codes of the sectors (REG-10); none for all.' })
  sectors!: string[];

  @Field(() => [RoadshowLanguageEnum], { description: 'Languages that are spoken.' })
  languages!: RoadshowLanguage[];

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when units propose results.' })
  entriesUntil!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when guests register.' })
  registerUntil!: Date;

  @Field(() => Int, { description: 'How many guests there is room for.' })
  capacity!: number;

  @Field(() => Boolean, { description: 'Whether each guest is approved.' })
  needsApproval!: boolean;

  @Field(() => Boolean, { description: 'Whether judges score the entries.' })
  isContest!: boolean;

  @Field(() => Int, { description: 'Usual minutes on stage of an entry.' })
  entryMinutes!: number;

  @Field(() => Int, { description: 'Minutes between two entries.' })
  gapMinutes!: number;

  @Field(() => Int, { description: 'Tables for talks; 0 for none.' })
  tables!: number;

  @Field(() => Int, { description: 'How often one sits down at the tables.' })
  slotCount!: number;

  @Field(() => Int, { description: 'Minutes of each talk.' })
  slotMinutes!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the first talks begin.' })
  slotsStartAt!: Date | null;
}

@InputType({ description: 'Begins a roadshow.' })
export class StartRoadshowInput {
  @Field(() => String, { description: 'Title, up to 200 characters.' })
  title!: string;

  @Field(() => RoadshowKindEnum, { description: 'Whether it is in a hall, online, or both.' })
  kind!: RoadshowKind;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;
}

@InputType({ description: 'A step of a roadshow.' })
export class RoadshowStepInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Saves what the organiser wrote.' })
export class SaveRoadshowInput extends RoadshowStepInput {
  @Field(() => RoadshowContentInput, { description: 'All of it.' })
  content!: RoadshowContentInput;
}

@InputType({ description: 'A step of a roadshow that asks for a reason.' })
export class RoadshowReasonInput extends RoadshowStepInput {
  @Field(() => String, { description: 'The reason; everybody concerned reads it.' })
  reason!: string;
}

@InputType({ description: 'Puts a roadshow on another day or in another place.' })
export class RescheduleRoadshowInput extends RoadshowReasonInput {
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when units propose results.' })
  entriesUntil!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when guests register.' })
  registerUntil!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the first talks at the tables begin.' })
  slotsStartAt?: Date | null;

  @Field(() => RoadshowKindEnum, { description: 'Whether it is in a hall, online, or both.' })
  kind!: RoadshowKind;

  @Field(() => String, { nullable: true, description: 'City or province by GB/T 2260.' })
  regionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Street and house.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The hall or floor.' })
  hall?: string | null;
}

@InputType({ description: 'Makes more roadshows like one.' })
export class RepeatRoadshowInput extends RoadshowStepInput {
  @Field(() => String, { description: 'What the series is called; kept where there is one already.' })
  title!: string;

  @Field(() => [DateTimeScalar], { description: 'When each of them begins, 1 to 24.' })
  beginnings!: Date[];
}

@ObjectType({ description: 'Answer of a step of a roadshow.' })
@Access('record')
export class RoadshowPayload extends Payload {
  @Field(() => Roadshow, { nullable: true, description: 'The roadshow after the step.' })
  roadshow!: Roadshow | null;
}
