import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import {
  type CompleterConsentWay,
  CompleterConsentWayEnum,
  type RoadshowEntryOrigin,
  RoadshowEntryOriginEnum,
  type RoadshowEntryState,
  RoadshowEntryStateEnum,
} from '../roadshow.enums.ts';
import { type CurationDecision, CurationDecisionEnum } from './entries.enums.ts';
import type { EntryListFilter } from './reading/find-entries.service.ts';

export const RoadshowEntryConnection = connectionOf(RoadshowEntry, 'RoadshowEntry');

@InputType({ description: 'Which entries.' })
export class RoadshowEntryFilter implements EntryListFilter {
  @Field(() => [RoadshowEntryStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: RoadshowEntryState[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the title or number of the roadshow.' })
  text?: string | null;
}

@ObjectType({ description: 'A completer as somebody who could speak.' })
@Access('record')
export class PossibleSpeaker {
  @Field(() => ID, { description: 'Id of the completer.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether this one has an account and confirms here.' })
  hasAccount!: boolean;
}

@ObjectType({ description: 'What organiser, unit and completers know of an entry.' })
@Access('record')
export class RoadshowEntryDetails {
  @Field(() => RoadshowEntryOriginEnum, { description: 'Who wanted it first.' })
  origin!: RoadshowEntryOrigin;

  @Field(() => Boolean, { description: 'Whether its result is in the public catalogue now.' })
  isPublished!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the unit agreed.' })
  unitConsentAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the completers agreed.' })
  completerConsentAt!: Date | null;

  @Field(() => CompleterConsentWayEnum, { nullable: true, description: 'How they did.' })
  completerConsentWay!: CompleterConsentWay | null;

  @Field(() => String, { nullable: true, description: 'What the unit noted about a written consent.' })
  completerConsentNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Who speaks for the completers; none if nobody does.' })
  representativeName!: string | null;

  @Field(() => Boolean, { description: 'Whether that one has an account and answers here.' })
  representativeHasAccount!: boolean;

  @Field(() => [PossibleSpeaker], { description: 'Completers who could speak.' })
  possibleSpeakers!: PossibleSpeaker[];

  @Field(() => ID, { nullable: true, description: 'The completer who speaks; none if it is somebody else.' })
  speakerCompleterId!: string | null;

  @Field(() => String, { nullable: true, description: 'Where a speaker without an account is written to.' })
  speakerEmail!: string | null;

  @Field(() => Boolean, { description: 'Whether the speaker was told the present time on stage.' })
  isTold!: boolean;

  @Field(() => Boolean, { description: 'Whether the speaker confirmed the present time on stage.' })
  isConfirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why the speaker cannot come.' })
  speakerRefusal!: string | null;

  @Field(() => [StoredFileType], { description: 'Slides and papers that the unit handed in.' })
  files!: StoredFileType[];

  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  reason!: string | null;
}

@ObjectType({ description: 'How many entries of a roadshow are in a state.' })
@Access('record')
export class RoadshowEntryCount {
  @Field(() => RoadshowEntryStateEnum, { description: 'The state.' })
  state!: RoadshowEntryState;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@InputType({ description: 'Proposes a result of the unit.' })
export class ProposeEntryInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { description: 'A published result of the unit.' })
  resultId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it brings, in a sentence or two; up to 300 characters.',
  })
  pitch?: string | null;
}

@InputType({ description: 'Asks for results.' })
export class AskForEntriesInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => [ID], { description: 'Published results, 1 to 20.' })
  resultIds!: string[];

  @Field(() => String, { nullable: true, description: 'What to write with it.' })
  message?: string | null;
}

@InputType({ description: 'A step of an entry.' })
export class RoadshowEntryStepInput {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;
}

@InputType({ description: 'Agrees for the completers.' })
export class ConsentForCompletersInput extends RoadshowEntryStepInput {
  @Field(() => String, {
    nullable: true,
    description: 'For officers: what they have in writing, where the completers have no account.',
  })
  note?: string | null;
}

@InputType({ description: 'A step of an entry that asks for a reason.' })
export class RoadshowEntryReasonInput extends RoadshowEntryStepInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'Who speaks: a completer, or somebody else by name.' })
export class RoadshowSpeakerInput {
  @Field(() => ID, { nullable: true, description: 'The completer; the name is theirs.' })
  completerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of somebody else; none while nobody is named.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Position or title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Where somebody else is written to.' })
  email?: string | null;
}

@InputType({ description: 'Saves what the unit writes about its entry.' })
export class SaveRoadshowEntryInput extends RoadshowEntryStepInput {
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'What it brings; up to 300 characters, may be empty.' })
  pitch!: string;

  @Field(() => RoadshowSpeakerInput, { description: 'Who speaks.' })
  speaker!: RoadshowSpeakerInput;

  @Field(() => [ID], { description: 'Slides and papers, all of them.' })
  fileIds!: string[];
}

@InputType({ description: 'Decides on an entry and puts it in order.' })
export class CurateEntryInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => Int, { description: 'The version of the roadshow that was seen.' })
  expectedVersion!: number;

  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => CurationDecisionEnum, { description: 'What becomes of it.' })
  decision!: CurationDecision;

  @Field(() => ID, { nullable: true, description: 'The entry that it comes before; none for the end.' })
  beforeEntryId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is not taken.' })
  reason?: string | null;
}

@ObjectType({ description: 'Answer of a step of an entry.' })
@Access('record')
export class RoadshowEntryPayload extends Payload {
  @Field(() => RoadshowEntry, { nullable: true, description: 'The entry after the step.' })
  entry!: RoadshowEntry | null;
}
