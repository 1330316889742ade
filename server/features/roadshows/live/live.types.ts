import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { RoadshowQuestion } from '../data/question.entity.ts';
import { type InterestStrength, InterestStrengthEnum } from '../hall.enums.ts';
import { type RoadshowState, RoadshowStateEnum } from '../roadshow.enums.ts';
import type { OnStage } from './stage.ts';

export const OnStageEnum = describedEnum('RoadshowOnStage', 'Where an entry stands on the day.', {
  DONE: 'It is over.',
  ON: 'It is on stage.',
  NEXT: 'It is the next of its session.',
  AHEAD: 'It comes later.',
});

export const QuestionStepEnum = describedEnum('RoadshowQuestionStep', 'What is done with a question.', {
  show: 'Everybody in the hall reads it.',
  hide: 'It is taken away.',
  answer: 'It was answered.',
});
export type QuestionStep = keyof typeof QuestionStepEnum;

@ObjectType({ description: 'An entry on the day of a roadshow.' })
@Access('record')
export class RoadshowLiveEntry {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its unit.' })
  unit!: string;

  @Field(() => String, { nullable: true, description: 'Who speaks.' })
  speaker!: string | null;

  @Field(() => String, { nullable: true, description: 'The room or the channel.' })
  room!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is on by the programme.' })
  startsAt!: Date | null;

  @Field(() => Int, { description: 'Minutes on stage.' })
  minutes!: number;

  @Field(() => OnStageEnum, { description: 'Where it stands now.' })
  stage!: OnStage;

  @Field(() => InterestCard, {
    nullable: true,
    description: "The viewer's own card that stands; none if not given.",
  })
  card!: InterestCard | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Interest cards for it; for the organiser and its own people.',
  })
  cards!: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer answers questions about it.' })
  mayAnswer!: boolean;
}

@ObjectType({ description: 'A roadshow while it is on, as the viewer may see it.' })
@Access('record')
export class RoadshowLive {
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => RoadshowStateEnum, { description: 'Where it stands.' })
  state!: RoadshowState;

  @Field(() => DateTimeScalar, { description: 'When this was read, by the clock of the market.' })
  readAt!: Date;

  @Field(() => [RoadshowLiveEntry], { description: 'The entries in the order of the programme.' })
  entries!: RoadshowLiveEntry[];

  @Field(() => ID, {
    nullable: true,
    description: 'The entry that the organiser called; none if the clock decides.',
  })
  calledId!: string | null;

  @Field(() => [RoadshowQuestion], {
    description:
      'Questions: what is shown, the own ones, and all of them for the organiser; the most wanted first.',
  })
  questions!: RoadshowQuestion[];

  @Field(() => [ID], { description: 'Questions that the viewer wants answered too.' })
  votedIds!: string[];

  @Field(() => [ID], { description: "The viewer's own questions." })
  askedIds!: string[];

  @Field(() => Boolean, { description: 'Whether the viewer has a seat: gives cards and asks.' })
  hasSeat!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the viewer came; none yet.' })
  checkedInAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer organises it.' })
  mayOrganise!: boolean;

  @Field(() => Boolean, { description: 'Whether judges score the entries.' })
  isContest!: boolean;
}

@InputType({ description: 'An interest card as the phone of the guest noted it.' })
export class InterestCardItemInput {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => InterestStrengthEnum, { description: 'How much.' })
  strength!: InterestStrength;

  @Field(() => String, {
    nullable: true,
    description: 'What the guest says about it, up to 1000 characters.',
  })
  note?: string | null;

  @Field(() => Boolean, { description: 'Whether the unit learns who it is and how to reach them.' })
  sharesContact!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the card is taken back.' })
  withdrawn?: boolean | null;

  @Field(() => DateTimeScalar, {
    description: 'When, by the clock of the phone; of several the latest counts.',
  })
  at!: Date;
}

@InputType({ description: 'Interest cards of a guest; sent again they change nothing.' })
export class GiveInterestCardsInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @ArrayMaxSize(100)
  @Field(() => [InterestCardItemInput], { description: 'At most 100.' })
  items!: InterestCardItemInput[];
}

@InputType({ description: 'A question of a guest.' })
export class AskRoadshowQuestionInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { nullable: true, description: 'The entry it is about; none for the whole event.' })
  entryId?: string | null;

  @Field(() => String, { description: 'The question, up to 500 characters.' })
  body!: string;
}

@InputType({ description: 'Whether a guest wants a question answered too.' })
export class VoteRoadshowQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => Boolean, { description: 'Whether they do.' })
  wants!: boolean;
}

@InputType({ description: 'A step with a question.' })
export class ModerateRoadshowQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => QuestionStepEnum, { description: 'What is done.' })
  step!: QuestionStep;

  @Field(() => String, { nullable: true, description: 'The answer in writing, up to 2000 characters.' })
  answer?: string | null;
}

@InputType({ description: 'The entry that is on stage.' })
export class CallOnStageInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { nullable: true, description: 'The entry; none: the programme and the clock decide.' })
  entryId?: string | null;
}

@ObjectType({ description: 'Interest cards after a step, or why nothing was changed.' })
@Access('record')
export class InterestCardsPayload extends Payload {
  @Field(() => [InterestCard], {
    nullable: true,
    description: "The guest's cards for these entries as they stand.",
  })
  cards!: InterestCard[] | null;
}

@ObjectType({ description: 'A question after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowQuestionPayload extends Payload {
  @Field(() => RoadshowQuestion, { nullable: true, description: 'The question.' })
  question!: RoadshowQuestion | null;
}

@ObjectType({ description: 'The live view after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowLivePayload extends Payload {
  @Field(() => RoadshowLive, { nullable: true, description: 'The view as it is now.' })
  live!: RoadshowLive | null;
}
