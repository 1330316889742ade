import { Field, ID, InputType, Int } from 'type-graphql';
import { type CriterionCode, CriterionCodeEnum } from '../demand.enums.ts';
import { type ConflictKind, ConflictKindEnum } from './judging.enums.ts';
import { JudgingStepInput } from './judging.types.ts';
import type { AwardInput } from './steps/decide-award.service.ts';
import type { Scoring } from './steps/score-bids.service.ts';
import type { Screening } from './steps/screen-bid.service.ts';

@InputType({ description: 'What was found on a must-have.' })
export class MustHaveFindingInput {
  @Field(() => ID, { description: 'The must-have of the demand.' })
  mustHaveId!: string;

  @Field(() => Boolean, { description: 'Whether it is kept.' })
  kept!: boolean;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;
}

@InputType({ description: 'Screens a bid for the must-haves.' })
export class ScreenBidInput extends JudgingStepInput implements Screening {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => [MustHaveFindingInput], { description: 'One for each must-have of the demand.' })
  findings!: MustHaveFindingInput[];

  @Field(() => String, { nullable: true, description: 'What the bidder is told; needed to screen it out.' })
  reason?: string | null;
}

@InputType({ description: 'Asks experts to judge.' })
export class AppointExpertsInput extends JudgingStepInput {
  @Field(() => [ID], { description: 'Users with the role EXPERT.' })
  userIds!: string[];
}

@InputType({ description: 'Takes an expert off.' })
export class ReleaseExpertInput extends JudgingStepInput {
  @Field(() => ID, { description: 'The seat.' })
  seatId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'What is decided on one bid.' })
export class BidOutcomeInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => Boolean, { description: 'Whether it wins.' })
  isWinner!: boolean;

  @Field(() => String, { description: 'Why; its bidder is told.' })
  reason!: string;
}

@InputType({ description: 'Decides on the winners.' })
export class DecideAwardInput extends JudgingStepInput implements AwardInput {
  @Field(() => [BidOutcomeInput], {
    description:
      'Every admitted bid once, the winners first in their order. Without experts the order counts for all.',
  })
  outcomes!: BidOutcomeInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the winners are not those ranked first, where they are not.',
  })
  deviationReason?: string | null;
}

@InputType({ description: 'Ends a demand without a winner.' })
export class EndWithoutAwardInput extends JudgingStepInput {
  @Field(() => String, { description: 'Why; everybody can read it.' })
  reason!: string;
}

@InputType({ description: 'A step of an expert.' })
export class SeatStepInput {
  @Field(() => ID, { description: 'The own seat.' })
  seatId!: string;

  @Field(() => Int, { nullable: true, description: 'Version that was seen.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Declares conflicts of interest; none means that there is none.' })
export class DeclareConflictsInput extends SeatStepInput {
  @Field(() => [ConflictKindEnum], { description: 'Which; empty for none.' })
  conflicts!: ConflictKind[];

  @Field(() => String, { nullable: true, description: 'What it is about; needed with a conflict.' })
  text?: string | null;
}

@InputType({ description: 'Points under one criterion.' })
export class CriterionScoreInput {
  @Field(() => CriterionCodeEnum, { description: 'The criterion.' })
  criterion!: CriterionCode;

  @Field(() => Int, { nullable: true, description: 'Whole points from 0 to 100; none yet in a draft.' })
  points?: number | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'Saves the draft of a sheet.' })
export class SaveScoresInput extends SeatStepInput implements Scoring {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => [CriterionScoreInput], { description: 'By criterion.' })
  scores!: CriterionScoreInput[];

  @Field(() => String, { nullable: true, description: 'What else is to be said.' })
  remark?: string | null;
}
