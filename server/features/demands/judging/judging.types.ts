import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar } from '../../../platform/graphql/scalars.ts';
import { type BidState, BidStateEnum } from '../bid.enums.ts';
import { BidSheet } from '../bidding/bid-sheet.types.ts';
import { type CriterionCode, CriterionCodeEnum } from '../demand.enums.ts';
import { AwardDecision } from './data/award-decision.entity.ts';
import { BidScreening } from './data/bid-screening.entity.ts';
import { JudgingSeat, ScoreSheet } from './data/judging-seat.entity.ts';
import {
  type JudgingAction,
  JudgingActionEnum,
  type JudgingPhase,
  JudgingPhaseEnum,
} from './judging.enums.ts';

/** Figures of the ranking are hundredths of a point: 8,750 are 87.50 of 100. */
const HUNDREDTHS = 'in hundredths of a point (0 to 10,000)';

export const JudgingSeatConnection = connectionOf(JudgingSeat, 'JudgingSeat');

@ObjectType({ description: 'A must-have of a demand, which every bid keeps.' })
@Access('record')
export class JudgedMustHave {
  @Field(() => ID, { description: 'Its id in the demand.' })
  id!: string;

  @Field(() => String, { description: 'What is asked for.' })
  text!: string;
}

@ObjectType({ description: 'A criterion by which bids are scored.' })
@Access('record')
export class JudgedCriterion {
  @Field(() => CriterionCodeEnum, { description: 'Which.' })
  code!: CriterionCode;

  @Field(() => BasisPointsScalar, { description: 'Its weight.' })
  weight!: number;
}

@ObjectType({ description: 'How a bid does under one criterion, over all experts.' })
@Access('record')
export class CriterionFigures {
  @Field(() => CriterionCodeEnum, { description: 'The criterion.' })
  code!: CriterionCode;

  @Field(() => Int, { description: `Mean ${HUNDREDTHS}.` })
  mean!: number;

  @Field(() => Int, { description: `Least ${HUNDREDTHS}.` })
  min!: number;

  @Field(() => Int, { description: `Most ${HUNDREDTHS}.` })
  max!: number;
}

@ObjectType({ description: 'The weighted points of one expert.' })
@Access('record')
export class ExpertTotal {
  @Field(() => ID, { description: 'The seat of the expert.' })
  expertId!: string;

  @Field(() => Int, { description: `Weighted points ${HUNDREDTHS}.` })
  total!: number;
}

@ObjectType({ description: 'Where a bid stands among all that were judged.' })
@Access('record')
export class RankedBidStanding {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => Int, { description: 'From 1.' })
  rank!: number;

  @Field(() => Boolean, {
    description:
      'Whether another bid has the same mean: then the heaviest criterion, the smaller ask and the earlier hand-in decide.',
  })
  isTied!: boolean;

  @Field(() => Int, { description: `Mean of the experts ${HUNDREDTHS}.` })
  mean!: number;

  @Field(() => Int, { description: `Lowest expert ${HUNDREDTHS}.` })
  min!: number;

  @Field(() => Int, { description: `Highest expert ${HUNDREDTHS}.` })
  max!: number;

  @Field(() => Int, { description: `Standard deviation of the experts ${HUNDREDTHS}.` })
  deviation!: number;

  @Field(() => [CriterionFigures], { description: 'By criterion.' })
  criteria!: CriterionFigures[];

  @Field(() => [ExpertTotal], { description: 'By expert.' })
  experts!: ExpertTotal[];
}

@ObjectType({ description: 'A bid in the judging room of the poster.' })
@Access('record')
export class JudgedBid {
  @Field(() => ID, { description: 'Id of the bid.' })
  id!: string;

  @Field(() => String, { description: 'Alias under which experts know it in blind judging.' })
  alias!: string;

  @Field(() => BidStateEnum, { description: 'Where it stands.' })
  state!: BidState;

  leadOrganizationId!: string;

  @Field(() => BidSheet, { description: 'What it says.' })
  sheet!: BidSheet;

  @Field(() => BidScreening, { nullable: true, description: 'Its screening; none yet.' })
  screening!: BidScreening | null;

  @Field(() => [ScoreSheet], { description: 'Sheets of the experts, once the scores of all are in.' })
  scores!: ScoreSheet[];
}

@ObjectType({ description: 'The judging of the bids for a demand, as its poster and the operators see it.' })
@Access('record')
export class JudgingRoom {
  demandId!: string;

  @Field(() => JudgingPhaseEnum, { description: 'What it is at.' })
  phase!: JudgingPhase;

  @Field(() => Int, { description: 'Experts that the demand asks for at least.' })
  expertsAsked!: number;

  @Field(() => Int, { description: 'How many bids can win.' })
  mostWinners!: number;

  @Field(() => Int, { description: 'Full days of the notice of the winners.' })
  noticeDays!: number;

  @Field(() => [JudgedMustHave], { description: 'What every bid is screened for.' })
  mustHaves!: JudgedMustHave[];

  @Field(() => [JudgedCriterion], { description: 'What bids are scored by.' })
  criteria!: JudgedCriterion[];

  @Field(() => [JudgedBid], { description: 'The bids; none while they are sealed.' })
  bids!: JudgedBid[];

  @Field(() => [JudgingSeat], { description: 'The experts, in order of their appointment.' })
  seats!: JudgingSeat[];

  @Field(() => [RankedBidStanding], {
    nullable: true,
    description: 'The ranking: none while scores are missing, empty where nobody scores.',
  })
  ranking!: RankedBidStanding[] | null;

  @Field(() => AwardDecision, { nullable: true, description: 'The decision that stands.' })
  decision!: AwardDecision | null;

  @Field(() => Int, { description: 'How often a decision was taken back after an objection.' })
  takenBack!: number;

  @Field(() => [JudgingActionEnum], { description: 'What the reader can do now.' })
  actions!: JudgingAction[];
}

@ObjectType({ description: 'A bid as an expert judges it; without names where the judging is blind.' })
@Access('record')
export class SeatBid {
  @Field(() => ID, { description: 'Id of the bid.' })
  id!: string;

  @Field(() => String, { description: 'Its alias.' })
  alias!: string;

  @Field(() => BidSheet, { description: 'What it says.' })
  sheet!: BidSheet;

  @Field(() => ScoreSheet, { nullable: true, description: 'My sheet; none yet.' })
  score!: ScoreSheet | null;
}

@ObjectType('SeatProgress', { description: 'How far an expert is with scoring.' })
@Access('record')
export class SeatProgressType {
  @Field(() => Int, { description: 'Bids to score.' })
  bids!: number;

  @Field(() => Int, { description: 'Bids with points and a reason for every criterion.' })
  scored!: number;
}

@ObjectType({ description: 'What was decided on an own bid, and why.' })
@Access('record')
export class BidVerdict {
  demandId!: string;

  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => BidStateEnum, { description: 'Where it stands.' })
  state!: BidState;

  @Field(() => BidScreening, { nullable: true, description: 'How it was screened.' })
  screening!: BidScreening | null;

  @Field(() => Int, { nullable: true, description: 'Its place in the final order; none if screened out.' })
  rank!: number | null;

  @Field(() => Int, { description: 'How many bids were judged.' })
  judged!: number;

  @Field(() => Boolean, { description: 'Whether it is to win, or won.' })
  isWinner!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the poster.' })
  reason!: string | null;

  @Field(() => RankedBidStanding, {
    nullable: true,
    description: 'Its figures, without those of each expert; none where nobody scored.',
  })
  standing!: RankedBidStanding | null;

  @Field(() => ID, { nullable: true, description: 'The notice of the winners.' })
  noticeId!: string | null;
}

@InputType({ description: 'A step in the judging of a demand.' })
export class JudgingStepInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Int, { nullable: true, description: 'Version of the demand that was seen.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The judging room after a step, or why nothing was changed.' })
@Access('record')
export class JudgingPayload extends Payload {
  @Field(() => JudgingRoom, { nullable: true, description: 'The room as it is now.' })
  room!: JudgingRoom | null;
}

@ObjectType({ description: 'The seat after a step, or why nothing was changed.' })
@Access('record')
export class JudgingSeatPayload extends Payload {
  @Field(() => JudgingSeat, { nullable: true, description: 'The seat as it is now.' })
  seat!: JudgingSeat | null;
}
