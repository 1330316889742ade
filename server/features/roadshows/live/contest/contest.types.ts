import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { connectionOf } from '../../../../platform/graphql/connection.ts';
import { Payload } from '../../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { ContestJudge, ContestScore } from '../../data/contest.entity.ts';
import { ContestCriterion } from '../../data/hall.entity.ts';

const HUNDREDTHS = 'in hundredths of a point (0 to 10,000)';

@ObjectType('RoadshowContestStanding', { description: 'Where an entry stands in a contest.' })
@Access('record')
export class ContestStandingType {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'From 1; equal means share it. None for who was not scored.',
  })
  rank!: number | null;

  @Field(() => Int, { description: 'Judges who scored it.' })
  judges!: number;

  @Field(() => Int, { description: `Mean of the judges ${HUNDREDTHS}.` })
  mean!: number;

  @Field(() => Int, { description: `Lowest judge ${HUNDREDTHS}.` })
  min!: number;

  @Field(() => Int, { description: `Highest judge ${HUNDREDTHS}.` })
  max!: number;

  @Field(() => Int, { description: `Standard deviation of the judges ${HUNDREDTHS}.` })
  deviation!: number;
}

@ObjectType({ description: 'An entry of a contest.' })
@Access('record')
export class ContestEntry {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its unit.' })
  unit!: string;
}

@ObjectType({ description: 'The own seat of a judge.' })
@Access('record')
export class OwnContestSeat {
  @Field(() => ContestJudge, { description: 'The seat.' })
  judge!: ContestJudge;

  @Field(() => [ContestScore], { description: 'The own sheets.' })
  scores!: ContestScore[];

  @Field(() => [ID], { description: 'Entries with a conflict of interest that the platform knows of.' })
  knownIds!: string[];
}

@ObjectType({ description: 'The contest of a roadshow as the viewer may see it.' })
@Access('record')
export class RoadshowContest {
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => [ContestCriterion], { description: 'What is scored.' })
  criteria!: ContestCriterion[];

  @Field(() => [ContestEntry], { description: 'The entries in the order of the programme.' })
  entries!: ContestEntry[];

  @Field(() => [ContestJudge], { nullable: true, description: 'The judges, for the organiser.' })
  judges!: ContestJudge[] | null;

  @Field(() => OwnContestSeat, { nullable: true, description: "The viewer's own seat." })
  own!: OwnContestSeat | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the scores were closed; none yet.' })
  closedAt!: Date | null;

  @Field(() => [ContestStandingType], {
    nullable: true,
    description: 'The ranking; hidden from everybody until the scores are closed.',
  })
  ranking!: ContestStandingType[] | null;

  @Field(() => Boolean, { description: 'Whether the viewer organises it.' })
  mayOrganise!: boolean;
}

@ObjectType({ description: 'Somebody who can be asked to judge a contest.' })
@Access('record')
export class ContestCandidate {
  @Field(() => ID, { description: 'Id of the membership in which they are an expert.' })
  id!: string;

  @Field(() => ID, { description: 'The user.' })
  userId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Name of the organisation.' })
  organization!: string;

  @Field(() => Boolean, { description: 'Whether they were asked already.' })
  isJudge!: boolean;
}

export const ContestCandidateConnection = connectionOf(ContestCandidate, 'ContestCandidate');

@InputType({ description: 'A criterion of a contest.' })
export class ContestCriterionInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => BasisPointsScalar, { description: 'Its weight; all sum to 10,000.' })
  weight!: number;
}

@InputType({ description: 'What a contest is scored by.' })
export class SetContestCriteriaInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @ArrayMaxSize(20)
  @Field(() => [ContestCriterionInput], { description: 'At most eight.' })
  criteria!: ContestCriterionInput[];
}

@InputType({ description: 'People who are asked to judge.' })
export class AppointJudgesInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @ArrayMaxSize(20)
  @Field(() => [ID], { description: 'Users with the role EXPERT.' })
  userIds!: string[];
}

@InputType({ description: 'A judge who is let go.' })
export class ReleaseJudgeInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { description: 'The seat.' })
  judgeId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A step with a contest.' })
export class ContestStepInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;
}

@InputType({ description: "A judge's conflicts of interest." })
export class DeclareContestConflictsInput {
  @Field(() => ID, { description: 'The seat.' })
  judgeId!: string;

  @Field(() => Int, { description: 'Version of the seat that was seen.' })
  expectedVersion!: number;

  @ArrayMaxSize(200)
  @Field(() => [ID], { description: 'Entries that the judge does not score.' })
  entryIds!: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether the judge does not judge at all.' })
  recuses?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why the judge does not judge at all.' })
  reason?: string | null;
}

@InputType({ description: 'Points under a criterion.' })
export class ContestPointsInput {
  @Field(() => ID, { description: 'Key of the criterion.' })
  key!: string;

  @Field(() => Int, { nullable: true, description: 'Whole points from 0 to 100; none yet in a draft.' })
  points?: number | null;
}

@InputType({ description: 'The sheet of a judge for an entry.' })
export class ScoreContestEntryInput {
  @Field(() => ID, { description: 'The seat.' })
  judgeId!: string;

  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;

  @ArrayMaxSize(20)
  @Field(() => [ContestPointsInput], { description: 'By criterion.' })
  points!: ContestPointsInput[];

  @Field(() => String, { nullable: true, description: 'What the judge says to it, up to 2000 characters.' })
  remark?: string | null;
}

@InputType({ description: 'Hands the scores of a judge in.' })
export class HandInContestScoresInput {
  @Field(() => ID, { description: 'The seat.' })
  judgeId!: string;

  @Field(() => Int, { description: 'Version of the seat that was seen.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'A contest after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowContestPayload extends Payload {
  @Field(() => RoadshowContest, { nullable: true, description: 'The contest as it is now.' })
  contest!: RoadshowContest | null;
}
